public import Vocabulary

/// What every desktop of a run has in common.
public struct DesktopConfiguration: Sendable, Hashable {
  /// The screen's size.
  public var screen: Screen
  /// When the screen counts as at rest.
  public var settle: SettleRule
  /// The path of the `deskmark` binary that plays the sides of a trial: services, accessibility.
  public var executable: String
  /// Bytes of memory that all processes of one desktop may hold together.
  public var memory: Int
  /// Processes and threads of one desktop at most.
  public var processes: Int
  /// Seconds an application may take until it is ready.
  public var readyWithin: Double

  /// Makes a configuration with the benchmark's own values.
  public init(
    executable: String, screen: Screen = .standard, settle: SettleRule = .standard,
    memory: Int = 4 << 30, processes: Int = 2048, readyWithin: Double = 60
  ) {
    self.executable = executable
    self.screen = screen
    self.settle = settle
    self.memory = memory
    self.processes = processes
    self.readyWithin = readyWithin
  }
}

/// When a screen counts as at rest; fixed by the benchmark, the same for every agent.
public struct SettleRule: Codable, Sendable, Hashable, CustomStringConvertible {
  /// Seconds without a change that count as rest.
  public var quiet: Double
  /// Seconds after which the screen is taken as it is.
  public var cap: Double
  /// Changed areas of at most this many pixels, such as a caret's, are not counted.
  public var ignoredArea: Int

  /// The rule of the benchmark.
  public static let standard = SettleRule(quiet: 0.12, cap: 3, ignoredArea: 1500)

  /// The value as people read it.
  public var description: String {
    "\(quiet) s without a change above \(ignoredArea) pixels, at most \(cap) s"
  }
}
