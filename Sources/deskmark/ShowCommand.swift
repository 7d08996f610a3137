import ArgumentParser
import Foundation
import Reports
import ResultStore
import Vocabulary

/// `deskmark show`: a run, or one trial of it.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a run's scoreboard, or one trial of it with its steps and checks.",
    discussion: """
      RUN is a run's folder, its name below the results folder, or 'last'. RUN/DOMAIN/TASK shows \
      the trials of one task.
      """)

  @Argument(help: "RUN or RUN/DOMAIN/TASK; without it, the list of runs.")
  var what: String?

  @Option(name: .shortAndLong, help: "The results folder.")
  var output = "results"

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    do {
      guard let what else { return try list() }
      let (folder, task) = try NamedRun.find(what, in: output)
      if task == nil, !json, let run = try indexed(folder) { return try show(run, at: folder) }
      let run = try StoredRun.open(folder)
      if let task { try show(run, task) } else { try show(run) }
    } catch let error as ResultStoreError {
      throw Failure.usage(error.description)
    } catch let error as ReportsError {
      throw Failure.usage(error.description)
    }
  }

  /// The runs, newest first.
  private func list() throws {
    let index = try RunIndex.open(in: output)
    _ = try index.refresh()
    let runs = try index.runs()
    if json { return try Console.json(runs) }
    if runs.isEmpty { print("No runs in \(output); 'deskmark run' makes one") }
    for run in runs {
      print("\(run.name)  \(run.agent)  \(run.successes) of \(run.trials) succeeded")
    }
  }

  /// The run as the index has it, where it stands in the results folder and that can be written.
  private func indexed(_ folder: String) throws -> IndexedRun? {
    let place = URL(filePath: folder).standardizedFileURL
    guard
      place.deletingLastPathComponent().path == URL(filePath: output).standardizedFileURL.path,
      let index = try? RunIndex.open(in: output)
    else { return nil }
    return try index.run(named: place.lastPathComponent)
  }

  private func show(_ run: IndexedRun, at folder: String) throws {
    let scoreboard = Scoreboard(
      run.record, run.verdicts, tasks: run.tasks, elapsed: run.elapsed, complete: run.isComplete)
    try show(scoreboard, at: folder)
  }

  private func show(_ run: StoredRun) throws {
    if json { return try Console.json(run.verdicts) }
    try show(Scoreboard(run), at: run.path)
  }

  private func show(_ scoreboard: Scoreboard, at folder: String) throws {
    let baselines = try Baselines.load(Installation.baselines)
    print(
      TerminalScoreboard.render(
        scoreboard, baselines, width: Console.width, colour: Console.colour))
    print("Report   \(folder)/report.html")
  }

  private func show(_ run: StoredRun, _ task: TaskID) throws {
    let trials = run.trials.filter { $0.verdict.trial.task == task }
    guard !trials.isEmpty else {
      let known = Set(run.verdicts.map(\.trial.task.rawValue)).sorted().joined(separator: ", ")
      throw Failure.usage("the run has no finished trial of \(task); it has \(known)")
    }
    if json { return try Console.json(trials.map(\.verdict)) }
    for trial in trials { print(try TrialText.text(trial)) }
  }
}
