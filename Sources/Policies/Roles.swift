/// What people can be allowed to do with a policy and the runs under it.
public enum Role: String, Sendable, Hashable, CaseIterable {
  /// Starting and resuming runs.
  case run
  /// Answering as the approver in the terminal.
  case approve
  /// Choosing another policy for a results folder that has one, and removing old logs.
  case change
  /// Reading audit logs.
  case audit
}

/// Who may do what; a role that is not named is everybody's.
public struct Roles: Sendable, Hashable {
  /// Names of users, `@GROUP` for a group, or `*` for everybody.
  public var members: [Role: [String]]

  /// Makes the table.
  public init(_ members: [Role: [String]] = [:]) { self.members = members }

  /// Whether a person has a role.
  public func allow(_ role: Role, to person: Person) -> Bool {
    guard let names = members[role] else { return true }
    return names.contains { name in
      name == "*" || name == person.user
        || (name.first == "@" && person.groups.contains(String(name.dropFirst())))
    }
  }
}

/// The user that carries out a verb.
public struct Person: Sendable, Hashable {
  /// The login name.
  public var user: String
  /// The names of the groups.
  public var groups: Set<String>

  /// Makes a person.
  public init(user: String, groups: Set<String> = []) {
    self.user = user
    self.groups = groups
  }
}

extension Policy {
  /// Makes sure that a person has a role.
  ///
  /// - Throws: ``NotAllowed``, which names the person, the role and those who have it.
  public func require(_ role: Role, of person: Person) throws(NotAllowed) {
    for roles in roles where !roles.allow(role, to: person) {
      throw NotAllowed(
        policy: name, role: role, user: person.user, members: roles.members[role] ?? [])
    }
  }

  /// A person without the role that is needed.
  public struct NotAllowed: Error, Sendable, Hashable, CustomStringConvertible {
    /// The policy's name.
    public var policy: String
    /// The role that is needed.
    public var role: Role
    /// The user's name.
    public var user: String
    /// Who has the role.
    public var members: [String]

    /// Who may not do what, and who may.
    public var description: String {
      let who = members.isEmpty ? "nobody" : members.joined(separator: ", ")
      let what =
        switch role {
        case .run: "run trials"
        case .approve: "approve actions"
        case .change: "change the policy or remove logs"
        case .audit: "read audit logs"
        }
      return "the policy '\(policy)' does not let \(user) \(what); the role '\(role.rawValue)' has "
        + "\(who). Ask one of them, or somebody with the role 'change' to add you."
    }
  }
}
