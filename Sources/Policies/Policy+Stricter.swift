import Digests
import Vocabulary

extension Policy {
  /// The policy that both make together: of every kind the stricter level, and of folders and roles
  /// only what both allow.
  ///
  /// A task's policy says what its data bear and a run's what its company allows, so that neither
  /// may loosen the other. Logs are kept for the longer of the two times.
  public func together(with other: Policy) -> Policy {
    guard other.digest != digest else { return self }
    var rules: [ActionKind: Rule] = [:]
    for kind in ActionKind.allCases {
      let (mine, theirs) = (rule(for: kind), other.rule(for: kind))
      rules[kind] = theirs.level > mine.level ? theirs : mine
    }
    return Policy(
      name: "\(name) + \(other.name)", summary: summary, rules: rules,
      grants: grants + other.grants, roles: roles + other.roles,
      retention: max(retention, other.retention),
      digest: SHA256Digest(of: "\(digest)\n\(other.digest)").hexadecimal)
  }
}
