/// A command that runs to its end with no network and nothing of the host but what is named here:
/// the grader, and converters of documents.
public struct IsolatedCommand: Sendable, Hashable {
  /// The program, by its path inside or a name in `/usr/bin` and `/bin`, and its arguments.
  public var command: [String]
  /// All of its standard input.
  public var input: [UInt8]
  /// Added to `Side.environment`.
  public var environment: [String: String]
  /// What it sees of the host. What it may write belongs to the trial's user while it runs, and to
  /// the harness afterwards.
  public var mounts: [Mount]
  /// The folder it starts in.
  public var directory: String
  /// What it may use of the machine.
  public var limits: Limits
  /// When it is killed.
  public var timeLimit: Duration
  /// How many bytes of its output, and of its errors, are kept.
  public var keeping: Int
  /// Which of the trials that run at once it belongs to.
  public var slot: Int

  /// Makes a command.
  public init(
    _ command: [String], input: [UInt8] = [], environment: [String: String] = [:],
    mounts: [Mount] = [], directory: String = "/home/agent", limits: Limits = Limits(),
    timeLimit: Duration = .seconds(60), keeping: Int = 16 << 20, slot: Int = 0
  ) {
    self.command = command
    self.input = input
    self.environment = environment
    self.mounts = mounts
    self.directory = directory
    self.limits = limits
    self.timeLimit = timeLimit
    self.keeping = keeping
    self.slot = slot
  }
}
