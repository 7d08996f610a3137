import Agents
public import Desktops
import Executor
import Foundation
public import ResultStore
import TaskFiles
public import Vocabulary

/// Carries out one trial after another: desktop, set-up, episode, freeze, grade, verdict.
public struct TrialRunner: Sendable {
  var provider: any DesktopProvider
  var grader: any TrialGrader
  var run: RunFolder
  var journal: Journal
  /// Whether each trial is recorded while it runs.
  var records: Bool
  /// What the whole run may take; counts what trials use.
  var limits: RunLimits
  /// How agents are supervised; nil where they are not.
  var supervision: Supervision?
  /// Told what a trial is doing, for the progress display.
  var report: @Sendable (TrialID, TrialPhase) async -> Void

  /// Makes a runner that keeps its records in a run's folder.
  public init(
    provider: any DesktopProvider, grader: any TrialGrader, run: RunFolder, journal: Journal,
    records: Bool = false, limits: RunLimits = RunLimits(), supervision: Supervision? = nil,
    report: @escaping @Sendable (TrialID, TrialPhase) async -> Void = { _, _ in }
  ) {
    self.provider = provider
    self.grader = grader
    self.run = run
    self.journal = journal
    self.records = records
    self.limits = limits
    self.supervision = supervision
    self.report = report
  }

  /// Carries out a trial, again after a fault that the table says to retry.
  ///
  /// - Parameter upcoming: the trials that will be carried out next, asked for when this one's
  ///   desktop is in use, so that theirs can be prepared meanwhile.
  /// - Returns: the verdict, or nil when the trial was cancelled.
  /// - Throws: what keeps results from being written, such as a full disk.
  public func verdict(
    of trial: PlannedTrial, upcoming: @escaping @Sendable () async -> [PlannedTrial] = { [] }
  ) async throws(ResultStoreError) -> Verdict? {
    var earlier: [Verdict.Attempt] = []
    while true {
      try journal.append(.trialStarted(trial.id, attempt: earlier.count + 1))
      let folder = try run.begin(trial.id, attempt: earlier.count + 1)
      let verdict = try await attempt(trial, upcoming, in: folder, earlier: earlier)
      limits.count(verdict.usage)
      if Task.isCancelled { return nil }
      if let fault = verdict.fault {
        guard FaultRules.hasResult(fault.side) else {
          if fault.cause == "cancelled.budget-spent" { limits.reach(.budget(fault.message)) }
          return nil
        }
        if earlier.count < FaultRules.retries(after: fault.side) {
          // Trying again is no use where results cannot be kept.
          try RunFolder.checkWritable(run.path, minimumFree: Self.leastSpace)
          try journal.append(.trialRetried(trial.id, fault))
          earlier.append(
            Verdict.Attempt(
              fault: fault, steps: verdict.steps, seconds: verdict.timing.total,
              usage: verdict.usage))
          continue
        }
      }
      try folder.write(verdict)
      return verdict
    }
  }

  /// One attempt, from nothing to a verdict; whatever happens, the desktop is gone afterwards.
  private func attempt(
    _ trial: PlannedTrial, _ upcoming: @Sendable () async -> [PlannedTrial],
    in folder: TrialFolder, earlier: [Verdict.Attempt]
  ) async throws(ResultStoreError) -> Verdict {
    try folder.write(TaskSummary(of: trial.variant))
    let trajectory = try folder.trajectory()
    var progress = Progress(trial: trial, earlier: earlier)
    var desktop: (any Desktop)?
    do throws(Fault) {
      try await play(
        trial, upcoming, in: folder, trajectory, desktop: &desktop, progress: &progress)
    } catch {
      progress.fault = error
      progress.ending = .fault
    }
    await desktop?.end()
    try trajectory.flush()
    progress.safety = await progress.gate?.safety
    return progress.verdict
  }

  /// Bytes that the results' disk must have left for another attempt.
  private static let leastSpace: Int64 = 16 << 20

  private func play(
    _ trial: PlannedTrial, _ upcoming: @Sendable () async -> [PlannedTrial],
    in folder: TrialFolder, _ trajectory: TrajectoryWriter,
    desktop used: inout (any Desktop)?, progress: inout Progress
  ) async throws(Fault) {
    let clock = ContinuousClock()
    var mark = clock.now
    func lap() -> Double {
      let now = clock.now
      defer { mark = now }
      return mark.duration(to: now).seconds
    }

    await report(trial.id, .starting)
    let taken = try await provider.desktop(for: trial.order)
    var desktop = taken
    used = taken
    await report(trial.id, .settingUp)
    do throws(Fault) {
      progress.prepared(try await desktop.setUp(trial.variant))
    } catch {
      throw await shown(error, on: desktop, in: folder)
    }
    progress.timing.waiting = lap()
    await provider.expect(upcoming().map(\.order))

    if records { try await desktop.record(to: folder.file("video.mp4")) }
    let recorder = FolderRecorder(folder: folder, trajectory: trajectory) {
      [report, id = trial.id] number in
      await report(id, .step(number))
    }
    if let supervision {
      progress.gate = try gate(of: trial, supervision, in: folder)
    }
    if let gate = progress.gate {
      desktop = try await GatedDesktop(desktop, gate: gate, start: folder.file("start"))
    }
    defer { try? FileManager.default.removeItem(atPath: folder.file("start")) }
    let agent = try trial.agent(folder)
    let limits = trial.variant.limits
    let further = run.record.limits ?? TrialLimits()
    let briefing = Briefing(
      task: trial.variant.task, instruction: trial.variant.instruction, screen: desktop.screen,
      steps: min(limits.steps, further.steps ?? limits.steps),
      seconds: min(limits.seconds, further.seconds ?? limits.seconds),
      tools: ToolGroup.definitions(of: trial.tools))
    let end: Episode.End
    do throws(Fault) {
      if let person = agent as? HumanAgent, let desktop = taken as? any HandDriven {
        let episode = HandEpisode(
          desktop: desktop, person: person, briefing: briefing, recorder: recorder)
        end = try await episode.play()
      } else {
        let episode = Episode(
          desktop: desktop, agent: agent, briefing: briefing, limits: further, recorder: recorder)
        end = try await episode.play()
      }
      await agent.end()
      progress.usage = agent.usage
    } catch {
      await agent.end()
      progress.usage = agent.usage
      throw error
    }
    progress.took(end)
    progress.timing.agent = lap()
    if let fault = end.fault, !FaultRules.hasResult(fault.side) { throw fault }

    await report(trial.id, .freezing)
    let frozen = try await desktop.freeze(into: folder.file("state"), answer: end.answer)
    await desktop.end()
    progress.effects = Attribution(of: end.events).named(frozen.effects)
    progress.timing.freezing = lap()

    await report(trial.id, .grading)
    progress.checks = try await grader.grade(trial.variant, state: folder.file("state"))
    progress.timing.grading = lap()
  }
}

extension TrialRunner {
  /// The fault with a capture of the desktop as it is, where one can still be taken.
  private func shown(
    _ fault: Fault, on desktop: any Desktop, in folder: TrialFolder
  ) async -> Fault {
    var fault = fault
    do {
      let capture = try await desktop.observe([]).capture
      try folder.write(capture)
      fault.capture = capture.id
    } catch {
      fault.capture = nil
    }
    return fault
  }
}

/// What a trial is doing at a moment.
public enum TrialPhase: Sendable, Hashable {
  case starting, settingUp, freezing, grading
  /// The agent's part, with the number of actions carried out.
  case step(Int)
}

/// What is known of a trial so far, and the verdict that follows from it.
private struct Progress {
  var trial: PlannedTrial
  var earlier: [Verdict.Attempt]
  var usage: TrialUsage?
  var ending: Verdict.Ending = .fault
  var answer: String?
  var fault: Fault?
  var steps = 0
  var timing = Timing()
  var effects: [Effect] = []
  var checks: [CheckResult] = []
  var gate: TrialGate?
  var safety: Safety?

  init(trial: PlannedTrial, earlier: [Verdict.Attempt]) {
    self.trial = trial
    self.earlier = earlier
  }

  mutating func prepared(_ preparation: Preparation) {
    timing.desktop = preparation.desktop
    timing.setup = preparation.setup
    timing.launches = preparation.launches
  }

  mutating func took(_ end: Episode.End) {
    ending = end.ending
    answer = end.answer
    fault = end.fault
    steps = end.steps
  }

  var verdict: Verdict {
    Verdict(
      trial: trial.id, title: trial.variant.title, agent: trial.agentName,
      seed: trial.variant.seed, parameters: trial.variant.parameters,
      outcome: Outcomes.outcome(
        feasible: trial.variant.feasible, ending: ending, fault: fault, checks: checks),
      ending: ending, checks: checks, fault: fault, answer: answer, effects: effects,
      steps: steps, timing: timing, retries: earlier.count,
      attempts: earlier.isEmpty ? nil : earlier, usage: usage, safety: safety)
  }
}
