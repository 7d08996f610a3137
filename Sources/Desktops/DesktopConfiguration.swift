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
  /// Bytes of all that the agent can write to together: home, temporary files, shared memory.
  public var disk: Int
  /// Files, folders and other entries of that.
  public var diskEntries: Int
  /// Seconds an application may take until it is ready.
  public var readyWithin: Double
  /// Whether browsers put their pages into the accessibility tree, which costs them some time.
  public var pageAccessibility: Bool
  /// The versions of the installed packages by their names; applications start from kept profiles
  /// where theirs are known, and otherwise as for the first time.
  public var versions: [String: String]

  /// Makes a configuration with the benchmark's own values.
  public init(
    executable: String, screen: Screen = .standard, settle: SettleRule = .standard,
    memory: Int = 4 << 30, processes: Int = 2048, disk: Int = 2 << 30,
    diskEntries: Int = 150_000, readyWithin: Double = 60,
    pageAccessibility: Bool = false, versions: [String: String] = [:]
  ) {
    self.executable = executable
    self.screen = screen
    self.settle = settle
    self.memory = memory
    self.processes = processes
    self.disk = disk
    self.diskEntries = diskEntries
    self.readyWithin = readyWithin
    self.pageAccessibility = pageAccessibility
    self.versions = versions
  }
}

extension DesktopConfiguration {
  /// What is fixed inside every desktop, by name, for the record.
  ///
  /// The clock itself runs: a fixed one would break certificates, time-outs and file times.
  public var environment: [String: String] {
    let session = SessionSeed.environment(display: ":1", scale: screen.scale)
    return [
      "locale": session["LANG"] ?? "", "time zone": session["TZ"] ?? "", "clock": "the host's",
      "theme": "Adwaita", "font": "DejaVu Sans 10", "screen": screen.description,
    ]
  }
}

/// When a screen counts as at rest; fixed by the benchmark, the same for every agent.
public struct SettleRule: Codable, Sendable, Hashable, CustomStringConvertible {
  /// Seconds without a change that count as rest.
  public var quiet: Double
  /// The same for an application that paints at once what it was sent, once it has painted and
  /// while no window comes or goes; the catalogue of applications says which are so.
  public var prompt: Double
  /// Seconds after which the screen is taken as it is.
  public var cap: Double
  /// Changed areas of at most this many pixels, such as a caret's, are not counted.
  public var ignoredArea: Int

  /// The rule of the benchmark.
  public static let standard = SettleRule(quiet: 0.12, prompt: 0.02, cap: 3, ignoredArea: 1500)

  /// The value as people read it.
  public var description: String {
    "\(quiet) s without a change above \(ignoredArea) pixels, \(prompt) s for prompt "
      + "applications once they have painted, at most \(cap) s"
  }
}
