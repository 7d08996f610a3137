public import Vocabulary

/// An agent that does nothing and says that it is finished: what the untouched start scores.
public struct IdleAgent: Agent {
  /// Nothing beside the capture and the windows.
  public var wants: Observation.Parts { [] }

  /// Makes the agent.
  public init() {}

  /// Makes ready; there is nothing to do.
  public func begin(_ briefing: Briefing) async throws(Fault) {}

  /// Says that it is finished.
  public func decide(on observation: Observation) async throws(Fault) -> [Action] { [.done()] }

  /// Ends the trial; nothing is held.
  public func end() async {}
}
