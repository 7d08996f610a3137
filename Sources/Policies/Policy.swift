public import Vocabulary

/// What an agent may do: a level for every kind of action, the folders it may touch, who may do
/// what with it, and how long its logs are kept.
public struct Policy: Sendable, Hashable {
  /// A level with its reason.
  public struct Rule: Sendable, Hashable {
    /// How far the kind is trusted.
    public var level: TrustLevel
    /// Why, in a few words; empty where the file gives none.
    public var why: String

    /// Makes a rule.
    public init(_ level: TrustLevel, why: String = "") {
      self.level = level
      self.why = why
    }
  }

  /// The name, as the file gives it.
  public var name: String
  /// What it is for, in one sentence.
  public var summary: String
  /// A rule for every kind.
  public var rules: [ActionKind: Rule]
  /// The folders that may be touched; each list has to allow what is asked. Without a list the whole
  /// home may be.
  public var grants: [[FolderGrant]]
  /// Who may do what; each has to allow what is asked.
  public var roles: [Roles]
  /// Days that audit logs are kept.
  public var retention: Int
  /// The SHA-256 of the file, in hexadecimal digits.
  public var digest: String

  /// Days that audit logs are kept where a file does not say.
  public static let usualRetention = 180

  /// Makes a policy; kinds without a rule are forbidden.
  public init(
    name: String, summary: String = "", rules: [ActionKind: Rule],
    grants: [[FolderGrant]] = [], roles: [Roles] = [], retention: Int = usualRetention,
    digest: String = ""
  ) {
    self.name = name
    self.summary = summary
    self.rules = rules
    self.grants = grants
    self.roles = roles
    self.retention = retention
    self.digest = digest
  }

  /// The rule for a kind.
  public func rule(for kind: ActionKind) -> Rule {
    rules[kind] ?? Rule(.forbidden, why: "the policy has no rule for it")
  }

  /// Whether nothing is judged: every kind is autonomous everywhere.
  public var isOpen: Bool {
    grants.isEmpty && ActionKind.allCases.allSatisfy { rule(for: $0).level == .autonomous }
  }
}
