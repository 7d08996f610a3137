public import ResultStore
public import Statistics
public import Vocabulary

/// One side of a comparison: trials that were carried out alike.
public struct Condition: Sendable, Hashable {
  /// What the reader calls it, such as a run's name.
  public var name: String
  /// The agent's name.
  public var agent: String
  /// The model behind the agent, where it has one.
  public var model: String?
  /// What must be the same on both sides for verdicts to be comparable.
  public var setting: Setting
  /// The digest of each task that was to be tried, by task.
  public var digests: [TaskID: String]
  /// The domain of each task, where it is not the first part of its name.
  public var domains: [TaskID: String]
  /// Versions of Deskmark, applications and packages by name.
  public var versions: [String: String]
  /// The trials that have a verdict.
  public var verdicts: [Verdict]
  /// Whether every trial that was planned has its verdict.
  public var isComplete: Bool

  /// The circumstances that change what an agent can do.
  public struct Setting: Sendable, Hashable {
    /// When the screen counts as at rest, in words.
    public var settle: String
    /// The size of every desktop.
    public var screen: Screen

    /// Makes a setting.
    public init(settle: String, screen: Screen = .standard) {
      self.settle = settle
      self.screen = screen
    }
  }

  /// Makes a condition.
  public init(
    name: String, agent: String, model: String? = nil, setting: Setting,
    digests: [TaskID: String], domains: [TaskID: String] = [:], versions: [String: String] = [:],
    verdicts: [Verdict], isComplete: Bool = true
  ) {
    self.name = name
    self.agent = agent
    self.model = model
    self.setting = setting
    self.digests = digests
    self.domains = domains
    self.versions = versions
    self.verdicts = verdicts
    self.isComplete = isComplete
  }

  /// Takes a run as it stands on the disk.
  public init(_ run: StoredRun) {
    var versions = run.record.versions
    versions["deskmark"] = run.record.deskmark
    versions["kernel"] = run.record.machine.kernel
    for (name, value) in run.record.environment ?? [:] where name != "screen" {
      versions[name] = value
    }
    for (name, value) in run.record.digests ?? [:] {
      versions["\(name) (digest)"] = String(value.prefix(12))
    }
    self.init(
      name: run.record.name, agent: run.record.agent, model: run.record.model,
      setting: Setting(settle: run.record.settle, screen: run.record.screen),
      digests: Dictionary(
        uniqueKeysWithValues: run.record.tasks.map { (TaskID(rawValue: $0.key), $0.value) }),
      domains: run.tasks().mapValues(\.domain), versions: versions, verdicts: run.verdicts,
      isComplete: run.journal.isComplete)
  }

  /// What a task is counted under.
  func domain(of task: TaskID) -> String { domains[task] ?? task.domain }

  /// The success rate over the judged trials of every task.
  public var rate: ClusteredProportion {
    ClusteredProportion(
      Dictionary(grouping: verdicts.filter { $0.outcome != .unjudged }, by: \.trial.task)
        .sorted { $0.key < $1.key }
        .map { _, verdicts in
          Proportion(
            successes: verdicts.count { $0.outcome == .success }, trials: verdicts.count)
        })
  }
}
