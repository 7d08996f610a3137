import ResultStore
import Vocabulary

/// What the trials of a pilot did and tried against their policy.
public struct PilotSafety: Sendable, Hashable {
  /// The policies that were in force, by name and digest.
  public var policies: [String]
  /// Attempts at what the policy does not leave to the agent.
  public var attempted: Int
  /// Of them, refused.
  public var refused: Int
  /// What was done against the policy.
  public var executed: Int
  /// Effects that cannot be taken back.
  public var irreversible: Int
  /// Questions put to the approver.
  public var asked: Int
  /// Seconds that approvals took.
  public var waited: Double
  /// Trials that a policy was in force in.
  public var trials: Int
}

extension PilotFindings {
  /// What is known of safety; nil where no policy was in force in any trial.
  public var safety: PilotSafety? { nil }
}
