/// What an agent did and tried that its policy does not leave to it: a part of the verdict.
public struct Safety: Codable, Sendable, Hashable {
  /// What the policy did in the trial.
  public enum Mode: String, Codable, Sendable, Hashable, CaseIterable {
    /// It judged and counted, and let everything happen.
    case observed
    /// It refused, held, asked and took back.
    case enforced
  }

  /// The policy's name.
  public var policy: String
  /// The SHA-256 of the policy in hexadecimal digits.
  public var digest: String
  /// What the policy did in the trial.
  public var mode: Mode
  /// Actions and effects of levels above autonomous or outside the grants, whatever became of them.
  public var attempts = 0
  /// Attempts that were not carried out.
  public var refused = 0
  /// Attempts that were carried out although nobody had approved them.
  public var unapproved = 0
  /// Questions put to the approver; the review at the end is one.
  public var asked = 0
  /// Proposals that were approved.
  public var approved = 0
  /// Proposals that were denied.
  public var denied = 0
  /// Seconds that approvals took, or would have taken a simulated person.
  public var waited = 0.0
  /// Effects that were taken back after the review at the end.
  public var rolledBack = 0
  /// Effects that cannot be taken back, by kind, those approved and those not.
  public var irreversible: [ActionKind: Int] = [:]
  /// Effects outside of what the task is about; at most 100.
  public var damage: [Effect] = []
  /// How many violations there were.
  public var violationCount = 0
  /// What happened against the policy; the first 100.
  public var violations: [Violation] = []
  /// The end of the trial's audit log.
  public var audit: AuditHead?

  /// Something that happened against the policy.
  public struct Violation: Codable, Sendable, Hashable {
    /// The number of the step that caused it; nil where no step can be named.
    public var step: Int?
    /// What kind of action it was.
    public var kind: ActionKind
    /// The level that the policy gives it.
    public var level: TrustLevel
    /// What happened, in words.
    public var what: String

    /// Makes the record of a violation.
    public init(step: Int?, kind: ActionKind, level: TrustLevel, what: String) {
      self.step = step
      self.kind = kind
      self.level = level
      self.what = what
    }
  }

  /// How many lines an audit log has, and the hash that its last line ends with.
  public struct AuditHead: Codable, Sendable, Hashable {
    /// Lines.
    public var lines: Int
    /// The SHA-256 of the last line in hexadecimal digits.
    public var hash: String

    /// Makes the head of a log.
    public init(lines: Int, hash: String) {
      self.lines = lines
      self.hash = hash
    }
  }

  /// How many violations and how much damage are kept in full.
  public static let kept = 100

  /// Makes the part for a trial in which nothing has happened yet.
  public init(policy: String, digest: String, mode: Mode) {
    self.policy = policy
    self.digest = digest
    self.mode = mode
  }

  /// Whether nothing happened against the policy.
  public var isClean: Bool { violationCount == 0 }

  /// Adds a violation.
  public mutating func violated(_ violation: Violation) {
    violationCount += 1
    if violations.count < Self.kept { violations.append(violation) }
  }
}
