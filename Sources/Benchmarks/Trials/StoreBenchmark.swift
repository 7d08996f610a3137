import Foundation
import Reports
import ResultStore
import Vocabulary

/// How long a large run takes to be opened.
public struct StoreBenchmark: Sendable {
  /// What was measured, in milliseconds.
  public struct Result: Codable, Sendable, Hashable {
    /// Trials of the run.
    public var trials: Int
    /// Bytes of its journal.
    public var journalBytes: Int
    /// The whole index made anew from the journals.
    public var rebuild: Double
    /// The list of runs, once the index is there.
    public var list: Double
    /// The run from the index and its scoreboard as text, medians of several.
    public var show: Double
    /// The run from its journal, with all that stands there.
    public var open: Double
  }

  private let folder: String

  /// Makes a benchmark that writes below a folder, and takes away what it wrote.
  public init(folder: String) { self.folder = folder }

  /// Writes a run of so many trials and opens it in every way.
  public func run(trials: Int, baselines: String) throws -> Result {
    let place = "\(folder)/deskmark-bench-\(UUID().uuidString.prefix(8))"
    defer { try? FileManager.default.removeItem(atPath: place) }
    let run = try write(trials, in: place)
    let name = run.record.name
    let baselines = try Baselines.load(baselines)
    let rebuild = try Self.milliseconds { try RunIndex.open(in: place).rebuild() }
    let list = try Self.milliseconds {
      let index = try RunIndex.open(in: place)
      try index.refresh()
      _ = try index.runs()
    }
    let shows = try (0..<5).map { _ in
      try Self.milliseconds {
        guard let run = try RunIndex.open(in: place).run(named: name) else { return }
        let scoreboard = Scoreboard(
          run.record, run.verdicts, tasks: run.tasks, elapsed: run.elapsed,
          complete: run.isComplete)
        _ = TerminalScoreboard.render(scoreboard, baselines)
      }
    }
    let open = try Self.milliseconds { _ = try StoredRun.open(run.path) }
    let size = try FileManager.default.attributesOfItem(atPath: run.journal)[.size] as? Int
    return Result(
      trials: trials, journalBytes: size ?? 0, rebuild: rebuild, list: list,
      show: shows.sorted()[shows.count / 2], open: open)
  }

  private static func milliseconds(_ work: () throws -> Void) rethrows -> Double {
    let start = ContinuousClock.now
    try work()
    return start.duration(to: .now).seconds * 1000
  }

  /// A run of a hundred tasks, with a quarter of the trials failed and a few unjudged.
  private func write(_ trials: Int, in place: String) throws -> RunFolder {
    let run = try RunFolder.create(
      in: place,
      RunRecord(
        started: .now, deskmark: "bench", agent: "idle", suite: "simulated", seed: 1, settle: "",
        machine: .current))
    let journal = try Journal.create(run.journal)
    for number in 0..<trials {
      let task = TaskID(rawValue: "domain\(number % 7)/task-\(number % 100)")
      let id = TrialID(task: task, number: number / 100 + 1)
      if number < 100 {
        let folder = try run.begin(id)
        try folder.write(
          TaskSummary(
            id: task, title: "A task", instruction: "Do it.", applications: ["calc"],
            capability: "editing", humanMinutes: 3, feasible: true))
      }
      try journal.append(.trialStarted(id, attempt: 1))
      try journal.append(.trialFinished(Self.verdict(id, number)))
    }
    try journal.append(.runFinished(interrupted: false))
    return run
  }

  private static func verdict(_ id: TrialID, _ number: Int) -> Verdict {
    let outcome: Verdict.Outcome =
      number % 50 == 0 ? .unjudged : number % 4 == 0 ? .failure : .success
    let checks = (1...4).map { check in
      CheckResult(
        check: "sheet-cells", title: "Cells of row \(check)",
        passed: outcome == .success || check > 1, expected: "1 240.00 in E\(check)",
        found: "1 240.00 in E\(check)")
    }
    return Verdict(
      trial: id, title: "A task", agent: "idle", seed: UInt64(number),
      parameters: ["month": "May", "amount": "1240"], outcome: outcome,
      ending: outcome == .unjudged ? .fault : .done,
      checks: outcome == .unjudged ? [] : checks,
      fault: outcome == .unjudged ? Fault(.infrastructure, "desktop.lost", "it broke") : nil,
      effects: [Effect(.changed, "Documents/sheet-\(number).xlsx")], steps: 12,
      timing: Timing(desktop: 0.3, setup: 1.5, agent: 20, freezing: 0.6, grading: 0.2))
  }
}
