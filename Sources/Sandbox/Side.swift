/// One of the parties of a trial, each in a sandbox of its own beside the others: the X server,
/// the agent's applications, the services, a reader of the accessibility tree.
///
/// Sides share the loopback network, and nothing else but what is named here. A side that sees the
/// X server's sockets shares System V memory with it too, as X clients expect.
public struct Side: Sendable, Hashable {
  /// What it is called in errors.
  public var name: String
  /// The program, by its path inside or a name in `/usr/bin` and `/bin`, and its arguments.
  public var command: [String]
  /// Added to `Side.environment`.
  public var environment: [String: String]
  /// The folders of the trial that it sees.
  public var shares: [SharedFolder: Access]
  /// What else it sees; later ones cover earlier ones.
  public var mounts: [Mount]
  /// The folder it starts in.
  public var directory: String

  /// Makes a side.
  public init(
    _ name: String, _ command: [String], environment: [String: String] = [:],
    shares: [SharedFolder: Access] = [:], mounts: [Mount] = [], directory: String = "/home/agent"
  ) {
    self.name = name
    self.command = command
    self.environment = environment
    self.shares = shares
    self.mounts = mounts
    self.directory = directory
  }

  /// The environment that every side starts from.
  public static let environment: [String: String] = [
    "HOME": "/home/agent", "USER": "agent", "LOGNAME": "agent", "SHELL": "/bin/bash",
    "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/games", "LANG": "C.UTF-8", "TZ": "UTC",
    "XDG_RUNTIME_DIR": "/run/user/1000",
  ]
}
