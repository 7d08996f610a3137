import Glibc

/// How the commands of a trial lose the rights of the harness before they do anything.
struct Privileges: Sendable, Hashable {
  /// Users from here on are given to slots; no distribution hands them out.
  static let firstUser: UInt32 = 61_200
  /// The slots that have a user.
  static let slots = 0..<4000

  /// Who owns the folders of the trial; nil when that is the harness's own user.
  var owner: UInt32?
  /// What stands in front of every command.
  var prefix: [String]

  /// As root, a user of the slot's own; else the harness's user.
  static func current(slot: Int) -> Privileges {
    geteuid() == 0
      ? dropping(to: firstUser + UInt32(slot)) : Privileges(owner: nil, prefix: [])
  }

  static func dropping(to user: UInt32) -> Privileges {
    Privileges(
      owner: user,
      prefix: ["setpriv", "--reuid=\(user)", "--regid=\(user)", "--clear-groups"])
  }

  /// The whole way of a command: into the control group while still root, then without rights,
  /// then with limits. Each step replaces the one before, so the process keeps its number.
  func commandLine(
    joining group: ControlGroup?, limits: Limits, then command: [String]
  ) -> [String] {
    let limited = prefix + limits.outerCommand() + command
    guard let group else { return limited }
    let script =
      "while [ \"$1\" != -- ]; do echo $$ > \"$1\" || exit 125; shift; done; shift; exec \"$@\""
    return ["/bin/sh", "-c", script, "deskmark"] + group.joinFiles + ["--"] + limited
  }

  /// Whether the trial's user can read a path through all its folders.
  func canReach(_ path: String) -> Bool {
    guard let owner else { return true }
    var parts = path.split(separator: "/")
    guard let last = parts.popLast() else { return true }
    var folder = ""
    for part in parts {
      folder += "/" + part
      guard let information = Self.status(of: folder), Self.allows(owner, 0o1, information)
      else { return false }
    }
    guard let information = Self.status(of: folder + "/" + last) else { return false }
    let isFolder = information.st_mode & S_IFMT == S_IFDIR
    return Self.allows(owner, isFolder ? 0o5 : 0o4, information)
  }

  private static func status(of path: String) -> stat? {
    var information = stat()
    return stat(path, &information) == 0 ? information : nil
  }

  private static func allows(_ user: UInt32, _ bits: mode_t, _ information: stat) -> Bool {
    let mode = information.st_uid == user ? information.st_mode >> 6 : information.st_mode
    return mode & bits == bits
  }
}
