import Desktops
import Foundation
import Logging
import ResultStore
import Runs
import Sandbox
import TaskFiles
import Vocabulary

/// Everything that carrying out trials takes, put together for one run.
struct Workshop {
  let run: RunFolder
  private let journal: Journal
  private let schedule: Schedule
  private let display: ProgressDisplay
  private let videos: TrialVideos?
  private let limits: RunLimits

  /// Bytes that the disk must hold before the first trial starts.
  private static let neededSpace: Int64 = 1 << 30

  /// Checks what can fail before the first trial, and makes the run's folder.
  init(
    options: TrialOptions, selection: SelectionOptions.Selection, agent: String, trials: Int,
    words: [String], total: Int, model: String? = nil, video: VideoKind = .none,
    limits: LimitOptions? = nil, tools: ToolChoice = ToolChoice(), policy: PolicyChoice? = nil
  ) throws {
    let configuration = try Self.configuration(
      screen: options.screen, pageAccessibility: options.pageAccessibility,
      disk: options.storage.disk)
    do throws(ResultStoreError) {
      try RunFolder.checkWritable(options.output, minimumFree: Self.neededSpace)
      let record = RunRecord(
        started: .now, deskmark: Version.text, agent: agent, model: model, suite: selection.name,
        selection: words, seed: options.seed, trialsPerTask: trials,
        desktops: options.parallel.initial(.current()),
        screen: options.screen, settle: configuration.settle.description, machine: .current,
        versions: configuration.versions,
        tasks: Dictionary(
          uniqueKeysWithValues: selection.tasks.map { ($0.id.rawValue, $0.digest) }),
        root: selection.root, tools: tools.recordedGroups, folders: tools.recordedFolders,
        disk: configuration.disk, arguments: Array(CommandLine.arguments.dropFirst()),
        limits: limits?.trial, environment: configuration.environment,
        digests: Installation.digests, policy: policy?.record)
      let run = try RunFolder.create(in: options.output, record)
      self.init(
        configuration: configuration, run: run, journal: try Journal.create(run.journal),
        parallel: options.parallel, warm: options.warm, total: total, video: video,
        limits: limits?.run ?? RunLimits(), supervision: policy?.supervision)
    } catch {
      throw Failure.infrastructure(error.description)
    }
    try policy?.write(into: run)
  }

  /// Goes on with a run that was stopped, as it was configured.
  init(
    resuming run: RunFolder, journal: Journal, parallel: DesktopCount, warm: Int?, total: Int,
    video: VideoKind, limits: LimitOptions
  ) throws {
    let configuration = try Self.configuration(
      screen: run.record.screen,
      pageAccessibility: run.record.arguments.contains("--page-accessibility"),
      disk: run.record.disk)
    guard run.record.settle == configuration.settle.description else {
      throw Failure.usage(
        "the run took a screen for at rest after \(run.record.settle), and this version after "
          + "\(configuration.settle): its trials would not compare. Start a new run.")
    }
    for (name, version) in run.record.versions.sorted(by: { $0.key < $1.key })
    where configuration.versions[name] != version {
      Console.error(
        "warning: \(name) was \(version) and is \(configuration.versions[name] ?? "gone") now")
    }
    self.init(
      configuration: configuration, run: run, journal: journal, parallel: parallel, warm: warm,
      total: total, video: video, limits: limits.run,
      supervision: try PolicyChoice(resuming: run)?.supervision)
  }

  private static func configuration(
    screen: Screen, pageAccessibility: Bool, disk: Int?
  ) throws -> DesktopConfiguration {
    let missing = Requirements.missing()
    guard missing.isEmpty else { throw Failure.infrastructure(Requirements.text(missing)) }
    var configuration = DesktopConfiguration(
      executable: Installation.executable, screen: screen, pageAccessibility: pageAccessibility,
      versions: Requirements.versions())
    if let disk { configuration.disk = disk }
    return configuration
  }

  private init(
    configuration: DesktopConfiguration, run: RunFolder, journal: Journal, parallel: DesktopCount,
    warm: Int?, total: Int, video: VideoKind, limits: RunLimits, supervision: Supervision?
  ) {
    self.limits = limits
    videos = video == .captures ? TrialVideos() : nil
    self.run = run
    self.journal = journal
    var log = Logger(label: "deskmark") { StreamLogHandler.standardError(label: $0) }
    log.logLevel = .warning
    let display = ProgressDisplay(total: total)
    self.display = display
    let runner = TrialRunner(
      provider: LiveProvider(
        configuration: configuration, warm: warm ?? Self.warm(parallel), log: log),
      grader: IsolatedGrader(executable: Installation.executable), run: run, journal: journal,
      records: video == .live, limits: limits, supervision: supervision
    ) { id, phase in await display.report(id, phase) }
    schedule = Schedule(runner: runner, journal: journal, desktops: parallel) { number in
      await display.resized(to: number)
    }
  }

  /// How many desktops are prepared ahead where nobody says.
  private static func warm(_ count: DesktopCount) -> Int {
    switch count {
    case .fixed(let number): number
    // Each takes memory that the number of desktops is reckoned from.
    case .automatic: 2
    }
  }

  /// Carries the trials out; Ctrl-C ends those under way and keeps what was finished.
  ///
  /// - Parameter done: what was finished before, when the run goes on after a stop.
  func carryOut(
    _ trials: [PlannedTrial], after done: [Verdict] = []
  ) async throws -> (verdicts: [Verdict], interrupted: Bool) {
    // What a harness left that was killed is nobody's; a folder that stays is no reason to stop.
    await Sandbox.removeLeftovers()
    let caretaker = Caretaker()
    for verdict in done {
      if let videos, let trial = try? StoredTrial(of: verdict, in: run) { await videos.add(trial) }
    }
    let work = Task { [schedule, display, videos, run] in
      try await schedule.carryOut(trials) { verdict in
        await display.finished(verdict)
        if let videos, let trial = try? StoredTrial(of: verdict, in: run) {
          await videos.add(trial)
        }
      }
    }
    Interrupt.watch { work.cancel() }
    do {
      try journal.append(.runStarted(run: run.record.name, trials: trials.count))
      let verdicts = try await work.value
      for failure in await videos?.finish() ?? [] {
        Console.error("warning: no video of \(failure)")
      }
      // Whoever stopped it too late stopped nothing.
      try journal.append(.runFinished(interrupted: verdicts.count < trials.count))
      await caretaker.dismiss()
      await display.close()
      return (verdicts, work.isCancelled)
    } catch {
      await caretaker.dismiss()
      await display.close()
      throw Failure.infrastructure(
        "\(error)\nFinished trials are kept: 'deskmark resume \(run.path)' goes on with the rest")
    }
  }

  /// The run as it stands on the disk now, entered into the index.
  func stored() throws -> StoredRun {
    do {
      let stored = try StoredRun.open(run.path)
      let output = URL(filePath: run.path).deletingLastPathComponent().path
      try RunIndex.open(in: output).update(stored)
      return stored
    } catch {
      throw Failure.infrastructure("\(error)")
    }
  }

  /// What is to be said where a limit of the run left trials unplayed; nil where none did.
  var leftover: String? {
    limits.reached.map { limit in
      "Stopped at \(limit); trials without a verdict were not played or not ended. "
        + "'deskmark resume \(run.path)' goes on with them"
    }
  }
}
