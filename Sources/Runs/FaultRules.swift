public import Vocabulary

/// Which faults are tried again and what they count as, in one table.
///
/// `docs/faults.md` holds the same table with every cause; a test compares them.
public enum FaultRules {
  /// What is done about the faults of one side.
  public struct Rule: Sendable, Hashable {
    /// Whose fault it is.
    public var side: Fault.Side
    /// How often a trial is tried again at most, on a fresh desktop.
    public var retries: Int
    /// What the trial counts as in the end; nil for no result, so that `resume` plays it again.
    public var outcome: Verdict.Outcome?
    /// Who that is.
    public var meaning: String
  }

  /// One rule a side.
  public static let table: [Rule] = [
    Rule(
      side: .agent, retries: 0, outcome: .failure,
      meaning: "the agent's program or its answers"),
    Rule(
      side: .model, retries: 0, outcome: .unjudged,
      meaning: "the model's provider, after the client's own retries"),
    Rule(
      side: .policy, retries: 0, outcome: .unjudged,
      meaning: "a rule of the run's owner ended the trial"),
    Rule(
      side: .task, retries: 0, outcome: .unjudged, meaning: "the task's files are wrong"),
    Rule(
      side: .infrastructure, retries: 2, outcome: .unjudged,
      meaning: "this machine or Deskmark itself"),
    Rule(
      side: .cancelled, retries: 0, outcome: nil,
      meaning: "Ctrl-C, or a limit of the whole run"),
  ]

  private static func rule(_ side: Fault.Side) -> Rule? { table.first { $0.side == side } }

  /// How often a trial is tried again after a fault of this side.
  public static func retries(after side: Fault.Side) -> Int { rule(side)?.retries ?? 0 }

  /// Whether a fault of this side is the agent's own failure.
  public static func countsAsFailure(_ side: Fault.Side) -> Bool {
    rule(side)?.outcome == .failure
  }

  /// Whether a trial with a fault of this side has a result.
  public static func hasResult(_ side: Fault.Side) -> Bool { rule(side)?.outcome != nil }
}
