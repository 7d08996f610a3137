public import Vocabulary

/// A run as it stands on the disk, finished or not.
public struct StoredRun: Sendable, Hashable {
  /// The run's folder.
  public let path: String
  /// What `run.json` holds.
  public let record: RunRecord
  /// What `journal.jsonl` holds.
  public let journal: JournalContents
  /// The trials that have a verdict, by task and number.
  public let trials: [StoredTrial]

  /// The verdicts by task and number.
  public var verdicts: [Verdict] { trials.map(\.verdict) }

  /// Reads a run: its record and its journal. The files of the trials are read when asked for.
  public static func open(_ path: String) throws(ResultStoreError) -> StoredRun {
    let folder = try RunFolder.open(path)
    let journal = try JournalContents.read(folder.journal)
    var latest: [TrialID: Verdict] = [:]
    for verdict in journal.verdicts { latest[verdict.trial] = verdict }
    var trials: [StoredTrial] = []
    for (trial, verdict) in latest.sorted(by: { $0.key < $1.key }) {
      trials.append(
        StoredTrial(path: try RunFolder.path(of: trial, in: path), verdict: verdict))
    }
    return StoredRun(path: path, record: folder.record, journal: journal, trials: trials)
  }

  /// What the trials' tasks are; tasks without a readable `task.json` are missing.
  public func tasks() -> [TaskID: TaskSummary] {
    var tasks: [TaskID: TaskSummary] = [:]
    for trial in trials where tasks[trial.verdict.trial.task] == nil {
      tasks[trial.verdict.trial.task] = try? trial.task()
    }
    return tasks
  }
}
