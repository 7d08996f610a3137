public import ResultStore
public import Statistics
public import Vocabulary

/// What a run comes to: every figure of its report, without any form.
public struct Scoreboard: Sendable, Hashable {
  /// What the run was.
  public var run: RunRecord
  /// All trials.
  public var total: ScoreRow
  /// By domain, in the order of the names.
  public var domains: [ScoreRow]
  /// By every other view of the tasks that has a name, such as the application.
  public var views: [View]
  /// By task.
  public var byTask: [ScoreRow]
  /// What repeats of tasks say, for 1 trial, 2 trials and so on.
  public var reliability: [Reliability]
  /// Why trials are no success, most frequent first.
  public var failures: [FailureMode]
  /// The tasks that cannot be done, which are counted in the total as well; nil without any.
  public var infeasible: ScoreRow?
  /// How many trials had each outcome.
  public var outcomes: [Verdict.Outcome: Int]
  /// How the agent's part ended, for the failures.
  public var endings: [Verdict.Ending: Int]
  /// The faults apart, by side and cause.
  public var faults: [FaultGroup]
  /// Faults that were retried, whatever came of it.
  public var retries: Int
  /// What the trials' models used, thrown-away attempts included; nil where nothing was counted.
  public var usage: TrialUsage?
  /// The verdicts that are no success, by task and number.
  public var unsuccessful: [Verdict]
  /// The seconds of all trials together, by where they went.
  public var timing: Timing
  /// Seconds that the run took, where its journal says so.
  public var elapsed: Double?
  /// How many tasks have a verdict.
  public var tasks: Int
  /// What agents did against their policy; nil where none had one.
  public var safety: SafetySummary?
  /// What cannot be taken back, in 100 runs; nil where no trial had a policy.
  public var blast: BlastRadius?
  /// What a reader must know before he trusts the figures.
  public var warnings: [String]

  /// What an agent that always gives up would score on these trials.
  public var alwaysGiveUp: Proportion {
    Proportion(successes: infeasible?.judged.trials ?? 0, trials: total.judged.trials)
  }

  /// Counts a run as it stands on the disk.
  public init(_ run: StoredRun) {
    self.init(
      run.record, run.verdicts, tasks: run.tasks(), elapsed: run.journal.elapsed,
      complete: run.journal.isComplete)
  }

  /// Counts verdicts; tasks without a summary count as feasible, in the domain of their name.
  public init(
    _ run: RunRecord, _ verdicts: [Verdict], tasks: [TaskID: TaskSummary] = [:],
    elapsed: Double? = nil, complete: Bool = true
  ) {
    let verdicts = verdicts.sorted { $0.trial < $1.trial }
    self.run = run
    self.elapsed = elapsed
    let minutes = tasks.mapValues(\.humanMinutes)
    total = ScoreRow("total", verdicts, minutes: minutes)
    domains = View.rows(verdicts, minutes) { verdict in
      [tasks[verdict.trial.task]?.domain ?? verdict.trial.task.domain]
    }
    views = View.all(verdicts, tasks)
    byTask = View.rows(verdicts, minutes) { [$0.trial.task.rawValue] }
    reliability = Reliability.all(byTask.map(\.judged))
    failures = FailureMode.modes(verdicts, tasks: tasks)
    let infeasible = verdicts.filter { tasks[$0.trial.task]?.feasible == false }
    self.infeasible =
      infeasible.isEmpty ? nil : ScoreRow("infeasible", infeasible, minutes: minutes)
    outcomes = Dictionary(grouping: verdicts, by: \.outcome).mapValues(\.count)
    endings = Dictionary(grouping: verdicts.filter { $0.outcome == .failure }, by: \.ending)
      .mapValues(\.count)
    faults = FaultGroup.groups(verdicts)
    safety = SafetySummary(verdicts)
    blast = BlastRadius(verdicts)
    retries = verdicts.map(\.retries).reduce(0, +)
    usage = verdicts.flatMap { verdict in
      [verdict.usage].compactMap(\.self) + (verdict.attempts ?? []).compactMap(\.usage)
    }.reduce(nil) { sum, usage in (sum ?? TrialUsage()) + usage }
    unsuccessful = verdicts.filter { $0.outcome != .success }
    timing = verdicts.map(\.timing).reduce(into: Timing()) { sum, timing in
      sum.desktop += timing.desktop
      sum.setup += timing.setup
      sum.agent += timing.agent
      sum.freezing += timing.freezing
      sum.grading += timing.grading
    }
    let perTask = Dictionary(grouping: verdicts, by: \.trial.task)
    self.tasks = perTask.count
    warnings = Self.warnings(
      verdicts, repeated: perTask.values.contains { $0.count > 1 }, complete: complete)
  }

  private static func warnings(
    _ verdicts: [Verdict], repeated: Bool, complete: Bool
  ) -> [String] {
    var warnings: [String] = []
    if verdicts.isEmpty {
      warnings.append("No trial of this run has a verdict: there is nothing to report yet.")
    } else if !verdicts.contains(where: { $0.outcome != .unjudged }) {
      warnings.append(
        "None of the \(verdicts.count) trials could be judged, so there is no score: see the faults."
      )
    }
    if !complete {
      warnings.append("The run did not come to its end; the figures are those of the part done.")
    }
    let unjudged = verdicts.filter { $0.outcome == .unjudged }
    if unjudged.count * 20 > verdicts.count, unjudged.count < verdicts.count {
      let share = Figures.share(Double(unjudged.count) / Double(verdicts.count))
      let sides = Set(unjudged.compactMap(\.fault?.side.rawValue)).sorted()
      warnings.append(
        "Faults of the side\(sides.count == 1 ? "" : "s") \(sides.joined(separator: ", ")) left "
          + "\(share) of the trials unjudged, more than 5 %: mend them and run again before the "
          + "score is used.")
    }
    if repeated {
      warnings.append(
        "Trials of one task are not independent: intervals take tasks as clusters, and count "
          + "repeats for no more than they say.")
    }
    if (1..<30).contains(verdicts.count) {
      warnings.append(
        "\(Figures.count(verdicts.count, "trial")) \(verdicts.count == 1 ? "is" : "are") few: the "
          + "interval says more than the score.")
    }
    return warnings
  }
}
