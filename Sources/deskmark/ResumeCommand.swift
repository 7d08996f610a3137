import Agents
import ModelAPIs
import ArgumentParser
import ResultStore
import Runs
import TaskFiles
import Vocabulary

/// `deskmark resume`: the rest of a run that was stopped.
struct ResumeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Go on with a run that was interrupted or killed; finished trials are kept.",
    discussion: """
      RUN is a run's folder, its name below the results folder, or 'last'. Tasks, agent, seed and \
      screen are those of the run; a task whose files have changed since is refused.
      """)

  @Argument(help: "The run.")
  var run: String

  @OptionGroup var models: ModelOptions
  @OptionGroup var limits: LimitOptions

  @Option(name: .shortAndLong, help: "The results folder.")
  var output = "results"

  @Option(
    name: [.customShort("n"), .customLong("parallel")],
    help: "Desktops at the same time, or auto; as the run had without it.",
    transform: TrialOptions.count)
  var parallel: DesktopCount?

  @Option(help: "Desktops that are prepared while others are in use; as many as -n without it.")
  var warm: Int?

  @Option(help: "The tasks' root; the run's own without it.")
  var root: String?

  @Option(help: "A video of each trial: captures (put together afterwards), live, or none.")
  var video = VideoKind.captures

  @Flag(help: "Print the result as JSON and nothing else on the standard output.")
  var json = false

  func validate() throws {
    if limits.trial != nil {
      throw ValidationError(
        "what each trial may take is as the run had it: only --max-run-minutes, --max-run-tokens "
          + "and --max-run-dollars can be given")
    }
    if let warm, !(0...64).contains(warm) {
      throw ValidationError("--warm takes a number of desktops from 0 to 64, not \(warm)")
    }
  }

  func run() async throws {
    let folder: RunFolder
    let journal: Journal
    let contents: JournalContents
    do throws(ResultStoreError) {
      folder = try RunFolder.open(try Self.found(run, in: output))
      (journal, contents) = try Journal.resume(folder.journal)
    } catch {
      throw Failure.usage(error.description)
    }
    let record = folder.record
    let tasks = try unchangedTasks(of: record)
    let proofs =
      record.agent == Planning.proofs
      ? try Planning.proofs(of: tasks, repetitions: record.trialsPerTask, seed: record.seed) : []
    let planned =
      proofs.isEmpty
      ? try await trials(of: tasks, record)
      : proofs.map(\.trial)
    let finished = Set(contents.verdicts.map(\.trial))
    let rest = planned.filter { !finished.contains($0.id) }
    let workshop = try Workshop(
      resuming: folder, journal: journal, parallel: parallel ?? .fixed(record.desktops), warm: warm,
      total: rest.count, video: video, limits: limits)
    // A run that has ended needs no further line.
    let outcome =
      rest.isEmpty && contents.isComplete
      ? (verdicts: [], interrupted: false)
      : try await workshop.carryOut(rest, after: contents.verdicts)
    let conclusion = Conclusion(workshop, json: json)
    if proofs.isEmpty {
      try conclusion.scores(interrupted: outcome.interrupted)
    } else {
      try conclusion.proofs(proofs, interrupted: outcome.interrupted)
    }
  }

  private static func found(
    _ run: String, in output: String
  ) throws(ResultStoreError) -> String {
    do {
      return try NamedRun.find(run, in: output).folder
    } catch let error as ResultStoreError {
      throw error
    } catch {
      throw .missing(path: run)
    }
  }

  private func trials(of tasks: [TaskFile], _ record: RunRecord) async throws -> [PlannedTrial] {
    let agent: AgentSpecification
    do {
      agent = try AgentSpecification(record.agent, model: models.model ?? record.model)
    } catch {
      throw Failure.usage("the run's agent cannot be made: \(error)")
    }
    guard agent.model?.description == record.model else {
      throw Failure.usage(
        "the run's model is \(record.model ?? "none"); the rest of a run has the same one")
    }
    return try Planning.trials(
      of: tasks, agent: agent,
      models: try agent.model.map {
        try ModelSupply($0, models, limits, trial: record.limits)
      },
      trials: record.trialsPerTask, seed: record.seed, tools: ToolChoice(of: record),
      server: try await AgentService.start(for: agent))
  }

  /// The run's tasks, in the order of their names as every selection has them, if all are still
  /// what they were.
  private func unchangedTasks(of record: RunRecord) throws -> [TaskFile] {
    let root = root ?? record.root ?? Installation.tasks
    let all = Suite.load(root: root).tasks
    let tasks = all.filter { record.tasks[$0.id.rawValue] != nil }
    let found = Dictionary(uniqueKeysWithValues: tasks.map { ($0.id.rawValue, $0.digest) })
    let changed = record.tasks.keys.sorted().filter { found[$0] != record.tasks[$0] }
    guard changed.isEmpty else {
      throw Failure.usage(
        "these tasks are not what they were when the run began: "
          + changed.joined(separator: ", ")
          + ". Their trials would not compare; start a new run, or give the old tasks with --root.")
    }
    return tasks
  }
}
