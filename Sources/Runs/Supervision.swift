public import Policies
import TaskFiles
public import Vocabulary

/// How the agents of a run are supervised: by which policy, whether it only observes, and who
/// approves.
public struct Supervision: Sendable {
  /// The run's policy.
  public var policy: Policy
  /// Whether the policy observes or is enforced.
  public var mode: Safety.Mode
  /// The policies that tasks name.
  public var named: [String: Policy]
  /// What must not stand in audit logs.
  public var secrets: Secrets
  /// Whoever approves, for the trial with this seed.
  public var approver: @Sendable (UInt64) -> any Approver

  /// Makes a supervision; without an approver, everything that has to be approved is denied.
  public init(
    policy: Policy, mode: Safety.Mode, named: [String: Policy] = [:],
    secrets: Secrets = Secrets(),
    approver: @escaping @Sendable (UInt64) -> any Approver = { _ in ConstantApprover.deny }
  ) {
    self.policy = policy
    self.mode = mode
    self.named = named
    self.secrets = secrets
    self.approver = approver
  }

  /// The policy of a variant's trials: the run's, made stricter by the one that the task names.
  ///
  /// - Throws: a fault of the task's side for a policy that there is not.
  func policy(for variant: Variant) throws(Fault) -> Policy {
    guard let name = variant.policy else { return policy }
    guard let other = named[name] else {
      throw Fault(
        .task, "task.unknown-policy",
        "the task names the policy '\(name)', which there is not; known are "
          + named.keys.sorted().joined(separator: ", "))
    }
    return policy.together(with: other)
  }
}
