import Digests
public import TaskFiles
import Vocabulary

extension Policy {
  /// Reads a policy from YAML.
  ///
  /// - Parameters:
  ///   - text: The file.
  ///   - file: The path that complaints name.
  /// - Throws: all that is wrong with it, each with file, line and column.
  public static func read(_ text: String, file: String) throws(Diagnostics) -> Policy {
    var reader = PolicyReader(file: file)
    let policy = reader.read(text)
    guard reader.problems.isEmpty, var policy else { throw Diagnostics(reader.problems) }
    policy.digest = SHA256Digest(of: text).hexadecimal
    return policy
  }
}

/// Reads one policy file; every problem is kept, and reading goes on after it.
private struct PolicyReader {
  let file: String
  var problems: [Diagnostic] = []

  mutating func attempt<Value>(_ read: () throws(Diagnostic) -> Value) -> Value? {
    do {
      return try read()
    } catch {
      problems.append(error)
      return nil
    }
  }

  mutating func read(_ text: String) -> Policy? {
    let file = file
    let root = attempt { () throws(Diagnostic) in
      try Fields(YAMLReader.read(text, file: file), of: "the policy")
    }
    guard var fields = root else { return nil }
    let name = attempt { () throws(Diagnostic) in try fields.string("name") }
    let summary = attempt { () throws(Diagnostic) in try fields.optionalString("summary") }
    let rules = rules(&fields)
    let grants = grants(&fields)
    let roles = roles(&fields)
    let retention = retention(&fields)
    problems += fields.unknown
    return Policy(
      name: name ?? "", summary: (summary ?? nil) ?? "", rules: rules,
      grants: grants.map { [$0] } ?? [], roles: roles.map { [$0] } ?? [],
      retention: retention ?? Policy.usualRetention)
  }

  // MARK: - Levels

  private mutating func rules(_ fields: inout Fields) -> [ActionKind: Policy.Rule] {
    var rules: [ActionKind: Policy.Rule] = [:]
    var groups: [(prefix: String, rule: Policy.Rule)] = []
    let actions = fields.optionalValue("actions")
    if let actions, actions.pairs == nil { problems.append(actions.expected("a mapping of kinds")) }
    if let actions { _ = attempt { () throws(Diagnostic) in try Fields(actions, of: "'actions'") } }
    for pair in actions?.pairs ?? [] {
      guard let rule = rule(pair.value, of: pair.key) else { continue }
      if pair.key.hasSuffix(".*") {
        let prefix = String(pair.key.dropLast())
        if ActionKind.allCases.contains(where: { $0.rawValue.hasPrefix(prefix) }) {
          groups.append((prefix, rule))
        } else {
          problems.append(unknown(pair))
        }
      } else if let kind = ActionKind(rawValue: pair.key) {
        rules[kind] = rule
      } else {
        problems.append(unknown(pair))
      }
    }
    let otherwise = fields.optionalValue("otherwise").map { rule($0, of: "otherwise") }
    for kind in ActionKind.allCases where rules[kind] == nil {
      rules[kind] =
        groups.first { kind.rawValue.hasPrefix($0.prefix) }?.rule ?? otherwise.flatMap { $0 }
    }
    let missing = ActionKind.allCases.filter { rules[$0] == nil }.map(\.rawValue)
    // A kind whose rule is broken was complained of already.
    if !missing.isEmpty, otherwise == nil, problems.isEmpty {
      problems.append(
        Diagnostic(
          fields.location(of: "actions") ?? fields.location,
          "no level is given for \(missing.joined(separator: ", ")); name them below 'actions', or "
            + "give 'otherwise' a level"))
    }
    return rules
  }

  private func unknown(_ pair: LocatedValue.Pair) -> Diagnostic {
    let known = ActionKind.allCases.map(\.rawValue).joined(separator: ", ")
    return Diagnostic(
      pair.keyLocation, "unknown kind of action '\(pair.key)'. Known kinds: \(known)")
  }

  private mutating func rule(_ value: LocatedValue, of key: String) -> Policy.Rule? {
    attempt { () throws(Diagnostic) in
      if value.pairs == nil { return Policy.Rule(try value.choice(of: TrustLevel.self)) }
      var fields = try Fields(value, of: "'\(key)'")
      let level = try fields.choice("level", of: TrustLevel.self)
      let why = try fields.optionalString("why")
      try fields.finish()
      return Policy.Rule(level, why: why ?? "")
    }
  }

  // MARK: - Folders, roles, retention

  private mutating func grants(_ fields: inout Fields) -> [FolderGrant]? {
    let list = attempt { () throws(Diagnostic) in try fields.optionalList("folders") }
    guard let items = list ?? nil else { return nil }
    var grants: [FolderGrant] = []
    for item in items {
      guard let (grant, place) = grant(item) else { continue }
      if grants.contains(where: { $0.folder == grant.folder }) {
        problems.append(Diagnostic(place, "the folder '\(grant.folder)' is already granted"))
      }
      grants.append(grant)
    }
    return grants
  }

  private mutating func grant(_ item: LocatedValue) -> (FolderGrant, SourceLocation)? {
    attempt { () throws(Diagnostic) in
      var fields = try Fields(item, of: "the folder")
      let path = try fields.value("path")
      let allow = try fields.value("allow")
      try fields.finish()
      let text = try path.string()
      guard let folder = HomePaths.inside(text) else {
        throw Diagnostic(
          path.location, "expected a folder of the home such as ~/Documents, found '\(text)'")
      }
      var permissions: Set<FolderGrant.Permission> = []
      for element in allow.elements ?? [allow] {
        permissions.insert(try element.choice(of: FolderGrant.Permission.self))
      }
      return (FolderGrant(folder, permissions), path.location)
    }
  }

  private mutating func roles(_ fields: inout Fields) -> Roles? {
    attempt { () throws(Diagnostic) -> Roles? in
      guard var mapping = try fields.optionalFields("roles") else { return nil }
      var members: [Role: [String]] = [:]
      for role in Role.allCases {
        guard let names = try mapping.optionalStrings(role.rawValue) else { continue }
        members[role] = names
      }
      try mapping.finish()
      return Roles(members)
    } ?? nil
  }

  private mutating func retention(_ fields: inout Fields) -> Int? {
    attempt { () throws(Diagnostic) -> Int? in
      guard let days = try fields.optionalInt("retention") else { return nil }
      guard days > 0, days <= 36_500 else {
        throw Diagnostic(
          fields.location(of: "retention") ?? fields.location,
          "expected 1 to 36500 days, found \(days)")
      }
      return days
    } ?? nil
  }
}
