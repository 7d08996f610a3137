public import Vocabulary

/// An agent that calls every task impossible: right for infeasible tasks and for no other.
public struct GiveUpAgent: Agent {
  /// Nothing beside the capture and the windows.
  public var wants: Observation.Parts { [] }

  /// Makes the agent.
  public init() {}

  /// Makes ready; there is nothing to do.
  public func begin(_ briefing: Briefing) async throws(Fault) {}

  /// Gives up.
  public func decide(on observation: Observation) async throws(Fault) -> [Action] {
    [.giveUp(reason: "This agent gives up on every task.")]
  }

  /// Ends the trial; nothing is held.
  public func end() async {}
}
