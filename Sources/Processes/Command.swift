/// A program with all that it is started with.
public struct Command: Sendable, Hashable {
  /// A path, or a name that is looked up in `PATH`.
  public var executable: String
  /// Everything after the program's own name.
  public var arguments: [String]
  /// The whole environment; nil hands on the environment of this process.
  public var environment: [String: String]?
  /// The folder it starts in; nil keeps that of this process.
  public var directory: String?
  /// How many processes stand between the started one and the program that is meant.
  ///
  /// Each must be the only child of the one before and wait for it, as `nsenter`, `bwrap` and the
  /// first process of a PID namespace do. A polite signal then goes to the program, and the last
  /// one to the guard in front of it, so that every guard lives to collect its child: a guard that
  /// is killed first leaves a zombie to whatever process 1 is, and a PID namespace cannot end
  /// while a zombie of it is left.
  public var guards: Int

  /// Makes a command.
  public init(
    _ executable: String, _ arguments: [String] = [], environment: [String: String]? = nil,
    directory: String? = nil, guards: Int = 0
  ) {
    self.executable = executable
    self.arguments = arguments
    self.environment = environment
    self.directory = directory
    self.guards = guards
  }
}
