/// Why a trial could not be judged as the agent's own success or failure.
public struct Fault: Error, Codable, Sendable, Hashable {
  /// Whose fault it is.
  public enum Side: String, Codable, Sendable, Hashable, CaseIterable {
    case agent, model, policy, task, infrastructure
    /// Somebody ended the trial before its end: it is no result, and is played again.
    case cancelled
  }

  /// Whose fault it is.
  public var side: Side
  /// A short name for the cause that stays the same across trials, such as `agent.died`.
  public var cause: String
  /// What happened, what was expected and what to do next.
  public var message: String
  /// The last output of whatever failed, cut to its end.
  public var output: String?
  /// The capture that shows it.
  public var capture: CaptureID?

  /// Makes a fault.
  public init(
    _ side: Side, _ cause: String, _ message: String, output: String? = nil,
    capture: CaptureID? = nil
  ) {
    self.side = side
    self.cause = cause
    self.message = message
    self.output = output
    self.capture = capture
  }
}
