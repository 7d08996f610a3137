public import Vocabulary

/// Which faults are tried again and which count as the agent's failure, in one table.
///
/// | side | retried | counts as |
/// |---|---|---|
/// | agent | no | failure |
/// | model | no | unjudged |
/// | policy | no | unjudged |
/// | task | no | unjudged |
/// | infrastructure | once | unjudged |
public enum FaultRules {
  /// How often a trial is tried again after a fault of this side.
  public static func retries(after side: Fault.Side) -> Int {
    side == .infrastructure ? 1 : 0
  }

  /// Whether a fault of this side is the agent's own failure.
  public static func countsAsFailure(_ side: Fault.Side) -> Bool {
    side == .agent
  }
}
