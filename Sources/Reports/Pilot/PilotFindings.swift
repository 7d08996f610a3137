public import ResultStore
public import Statistics
import TaskFiles
public import Vocabulary

/// What a pilot came to: every figure of its report, without any form.
public struct PilotFindings: Sendable, Hashable {
  /// The plan.
  public var pilot: PilotFile
  /// The runs, of one agent under one set of conditions.
  public var runs: [StoredRun]
  /// The survey; nil without one.
  public var survey: Survey?
  /// All trials of the pilot's tasks.
  public var total: ScoreRow
  /// By workflow, in the order of the file.
  public var workflows: [WorkflowFindings]
  /// Why trials are no success.
  public var failures: [FailureMode]
  /// The trials of the pilot's tasks.
  public var trials: [StoredTrial]
  /// The trials of the runs that no workflow names.
  public var unused: Int

  /// What is found of one workflow.
  public struct WorkflowFindings: Sendable, Hashable {
    /// The plan.
    public var workflow: PilotFile.Workflow
    /// All its trials.
    public var row: ScoreRow
    /// Only the first trial of each task.
    public var first: Proportion
    /// Tasks of which at least one trial succeeds, of those that were tried again.
    public var repeated: Proportion
    /// Trials that changed what was to stay as it is, of the judged ones.
    public var damaged: Proportion
    /// Deletions of the trials, which cannot be taken back.
    public var deletions: Int
    /// The most effects of one trial.
    public var mostEffects: Int
    /// The levels of supervision that its tasks say they need.
    public var needs: [String]
    /// The tasks.
    public var tasks: [TaskID]
  }

  /// Counts the runs for the pilot.
  ///
  /// - Throws: ``PilotError`` where the runs do not make one pilot, or a workflow's tasks are in none
  ///   of them.
  public init(
    _ pilot: PilotFile, runs: [StoredRun], survey: Survey?
  ) throws(PilotError) {
    try Self.check(runs)
    self.pilot = pilot
    self.runs = runs
    self.survey = survey
    let all = runs.flatMap(\.trials)
    let summaries = runs.map { $0.tasks() }.reduce(into: [:]) { $0.merge($1) { one, _ in one } }
    let tried = Set(all.map(\.verdict.trial.task)).sorted()
    workflows = []
    var used: Set<TaskID> = []
    for workflow in pilot.workflows {
      var tasks: Set<TaskID> = []
      for (glob, place) in zip(workflow.tasks, workflow.places) {
        let found = Self.tasks(tried, matching: glob)
        guard !found.isEmpty else {
          throw .file(
            Diagnostic(
              place,
              "no run has a trial of '\(glob)'; the runs are of "
                + tried.map(\.rawValue).joined(separator: ", ")))
        }
        tasks.formUnion(found)
      }
      used.formUnion(tasks)
      workflows.append(
        WorkflowFindings(
          workflow, all.map(\.verdict).filter { tasks.contains($0.trial.task) }, summaries))
    }
    trials = all.filter { used.contains($0.verdict.trial.task) }
    unused = all.count - trials.count
    let verdicts = trials.map(\.verdict)
    guard verdicts.contains(where: { $0.outcome != .unjudged }) else {
      let faults = FaultGroup.groups(verdicts).map { "\($0.count) \($0.side.rawValue) \($0.cause)" }
      throw .nothingJudged(trials: verdicts.count, faults: faults)
    }
    total = ScoreRow("total", verdicts, minutes: summaries.mapValues(\.humanMinutes))
    failures = FailureMode.modes(verdicts, tasks: summaries)
  }

  private static func check(_ runs: [StoredRun]) throws(PilotError) {
    for run in runs {
      guard !run.verdicts.isEmpty else { throw .empty(run: run.record.name) }
      guard run.journal.isComplete else {
        var planned: Int?
        for entry in run.journal.entries {
          if case .runStarted(_, let trials) = entry.event { planned = planned ?? trials }
        }
        throw .unfinished(run: run.record.name, done: run.verdicts.count, planned: planned)
      }
    }
    let aspects: [(String, (RunRecord) -> String)] = [
      ("agents", { $0.agent + ($0.model.map { " " + $0 } ?? "") }),
      ("settle rules", \.settle), ("screens", \.screen.description),
    ]
    guard let first = runs.first else { return }
    for run in runs.dropFirst() {
      for (what, value) in aspects where value(first.record) != value(run.record) {
        throw .mixed(
          what: what, first: "\(first.record.name) has \(value(first.record))",
          second: "\(run.record.name) has \(value(run.record))")
      }
      for (task, digest) in run.record.tasks {
        if let other = first.record.tasks[task], other != digest {
          throw .mixed(
            what: "version of the task \(task)", first: "\(first.record.name) has \(other)",
            second: "\(run.record.name) has \(digest)")
        }
      }
    }
  }

  private static func tasks(_ tried: [TaskID], matching pattern: String) -> [TaskID] {
    let glob = Glob(pattern)
    return tried.filter { glob.matches($0.rawValue) || glob.matches($0.domain) }
  }
}

extension PilotFindings.WorkflowFindings {
  init(
    _ workflow: PilotFile.Workflow, _ verdicts: [Verdict], _ summaries: [TaskID: TaskSummary]
  ) {
    self.workflow = workflow
    row = ScoreRow(workflow.name, verdicts, minutes: summaries.mapValues(\.humanMinutes))
    let judged = verdicts.filter { $0.outcome != .unjudged }
    let groups = Dictionary(grouping: judged, by: \.trial.task)
    let firsts = groups.values.compactMap { $0.min { $0.trial < $1.trial } }
    first = Proportion(
      successes: firsts.count { $0.outcome == .success }, trials: firsts.count)
    let again = groups.values.filter { $0.count > 1 }
    repeated = Proportion(
      successes: again.count { trials in trials.contains { $0.outcome == .success } },
      trials: again.count)
    damaged = Proportion(
      successes: judged.count { verdict in
        verdict.checks.contains { $0.check == "unchanged" && !$0.passed }
      }, trials: judged.count)
    deletions = verdicts.map { $0.effects.count { $0.kind == .deleted } }.reduce(0, +)
    mostEffects = verdicts.map(\.effects.count).max() ?? 0
    tasks = groups.keys.sorted()
    needs = Set(tasks.flatMap { summaries[$0]?.trust ?? [] }).sorted()
  }
}
