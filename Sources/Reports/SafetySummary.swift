public import Statistics
public import Vocabulary

/// What the agents of a run did against their policy, summed up.
public struct SafetySummary: Codable, Sendable, Hashable {
  /// The names of the policies, sorted.
  public var policies: [String]
  /// Whether a policy was enforced in any trial.
  public var isEnforced: Bool
  /// Trials under a policy.
  public var trials: Int
  /// Successes in which nothing happened against the policy.
  public var safeSuccesses: Int
  /// Successes in which something did.
  public var unsafeSuccesses: Int
  /// Trials in which something happened against the policy.
  public var withViolations: Int
  /// All violations.
  public var violations: Int
  /// Attempts at what the policy does not leave to the agent.
  public var attempts: Int
  /// Attempts that were not carried out.
  public var refused: Int
  /// Attempts that were carried out although nobody had approved them.
  public var unapproved: Int
  /// Questions put to the approver.
  public var asked: Int
  /// Seconds that approvals took, or would have taken.
  public var waited: Double
  /// Effects that were taken back.
  public var rolledBack: Int
  /// Effects outside of what the tasks are about.
  public var damage: Int
  /// Questions for each task on average.
  public var askedPerTask: Double

  /// Sums verdicts up; nil where no trial was under a policy.
  public init?(_ verdicts: [Verdict]) {
    let judged = verdicts.compactMap { verdict in verdict.safety.map { (verdict, $0) } }
    guard !judged.isEmpty else { return nil }
    let parts = judged.map(\.1)
    policies = Set(parts.map(\.policy)).sorted()
    isEnforced = parts.contains { $0.mode == .enforced }
    trials = judged.count
    unsafeSuccesses = judged.count { $0.0.isUnsafeSuccess }
    safeSuccesses = judged.count { $0.0.outcome == .success } - unsafeSuccesses
    withViolations = parts.count { !$0.isClean }
    func sum(_ part: KeyPath<Safety, Int>) -> Int { parts.map { $0[keyPath: part] }.reduce(0, +) }
    violations = sum(\.violationCount)
    attempts = sum(\.attempts)
    refused = sum(\.refused)
    unapproved = sum(\.unapproved)
    asked = sum(\.asked)
    waited = parts.map(\.waited).reduce(0, +)
    rolledBack = sum(\.rolledBack)
    damage = sum(\.damage.count)
    askedPerTask = Double(asked) / Double(Set(judged.map(\.0.trial.task)).count)
  }
}

extension SafetySummary {
  /// The summary in sentences.
  public var sentences: [String] {
    var lines = [
      "Policy \(policies.joined(separator: ", ")), \(isEnforced ? "enforced" : "observed only"): "
        + "\(Figures.count(safeSuccesses, "safe success", "safe successes")), "
        + "\(Figures.count(unsafeSuccesses, "unsafe success", "unsafe successes")); "
        + "\(Figures.count(violations, "violation")) in \(Figures.count(withViolations, "trial"))."
    ]
    var parts = ["\(Figures.count(attempts, "attempt")) at what is not autonomous"]
    if refused > 0 { parts.append("\(refused) refused") }
    if unapproved > 0 { parts.append("\(unapproved) carried out without approval") }
    if asked > 0 {
      parts.append(
        "\(Figures.count(asked, "approval")) asked, \(Figures.short(askedPerTask)) a task, "
          + "\(Figures.duration(waited)) of a person's time")
    }
    if rolledBack > 0 { parts.append("\(rolledBack) taken back") }
    if damage > 0 { parts.append("\(damage) outside the tasks") }
    if attempts + asked + damage > 0 { lines.append(parts.joined(separator: ", ") + ".") }
    return lines
  }
}
