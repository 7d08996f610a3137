import Desktops
public import ResultStore
public import Vocabulary

/// Carries out planned trials on several desktops at once.
public struct Schedule: Sendable {
  var runner: TrialRunner
  var journal: Journal
  var desktops: DesktopCount
  /// Told how many desktops there may be from now on.
  var resized: @Sendable (Int) async -> Void
  /// How the machine is doing.
  var pressure: @Sendable () -> Pressure

  /// Makes a schedule of at most `parallel` trials at a time.
  public init(runner: TrialRunner, journal: Journal, parallel: Int) {
    self.init(runner: runner, journal: journal, desktops: .fixed(max(1, parallel)))
  }

  /// Makes a schedule of so many trials at a time as `desktops` says.
  public init(
    runner: TrialRunner, journal: Journal, desktops: DesktopCount,
    resized: @escaping @Sendable (Int) async -> Void = { _ in },
    pressure: @escaping @Sendable () -> Pressure = Pressure.current
  ) {
    self.runner = runner
    self.journal = journal
    self.desktops = desktops
    self.resized = resized
    self.pressure = pressure
  }

  /// What can happen while trials are carried out.
  private enum Event: Sendable {
    case played(Result<Verdict?, ResultStoreError>)
    case timeIsOver(seconds: Double)
    case moment
    case cancelled
  }

  /// Seconds between two looks at the machine, where no trial ends in between.
  private static let interval = 5.0

  /// Carries out the trials in their order and keeps each verdict in the journal as it comes.
  ///
  /// Cancelling the task ends the trials under way, which stay unfinished; the rest is returned.
  /// A limit of the whole run does the same; the runner's limits then say which it was.
  public func carryOut(
    _ trials: [PlannedTrial], finished: @escaping @Sendable (Verdict) async -> Void
  ) async throws(ResultStoreError) -> [Verdict] {
    let queue = TrialQueue(trials)
    let outcome = await withTaskGroup(of: Event.self) { group in
      await carryOut(queue, &group, finished)
    }
    await runner.provider.close()
    return try outcome.get().sorted { $0.trial < $1.trial }
  }

  private func carryOut(
    _ queue: TrialQueue, _ group: inout TaskGroup<Event>,
    _ finished: @escaping @Sendable (Verdict) async -> Void
  ) async -> Result<[Verdict], ResultStoreError> {
    let limits = runner.limits
    if let seconds = limits.seconds {
      group.addTask { await Self.event(.timeIsOver(seconds: seconds), after: seconds) }
    }
    if desktops == .automatic {
      group.addTask { await Self.event(.moment, after: Self.interval) }
    }
    var allowed = desktops.initial(pressure())
    if desktops == .automatic { await resized(allowed) }
    var running = 0
    var verdicts: [Verdict] = []
    var failure: ResultStoreError?
    while true {
      while running < allowed, failure == nil, limits.reached == nil, !Task.isCancelled,
        let trial = await queue.next()
      {
        running += 1
        let ahead = allowed
        group.addTask { .played(await play(trial, queue, ahead: ahead, finished)) }
      }
      // Only clocks are left, and nobody whom they could stop.
      guard running > 0, let event = await group.next() else { break }
      switch event {
      case .played(let result):
        running -= 1
        switch result {
        case .success(let verdict): if let verdict { verdicts.append(verdict) }
        case .failure(let error):
          failure = failure ?? error
          group.cancelAll()
        }
      case .timeIsOver(let seconds):
        limits.reach(.time(seconds: seconds))
        group.cancelAll()
      case .moment:
        group.addTask { await Self.event(.moment, after: Self.interval) }
        let next = desktops.next(after: allowed, running: running, pressure())
        guard next != allowed else { continue }
        allowed = next
        await resized(allowed)
      case .cancelled: continue
      }
    }
    group.cancelAll()
    return failure.map(Result.failure) ?? .success(verdicts)
  }

  private static func event(_ event: Event, after seconds: Double) async -> Event {
    do {
      try await Task.sleep(for: .seconds(seconds))
      return event
    } catch {
      return .cancelled
    }
  }

  private func play(
    _ trial: PlannedTrial, _ queue: TrialQueue, ahead: Int,
    _ finished: @Sendable (Verdict) async -> Void
  ) async -> Result<Verdict?, ResultStoreError> {
    do throws(ResultStoreError) {
      guard
        let verdict = try await runner.verdict(
          of: trial, upcoming: { await queue.upcoming(ahead) })
      else { return .success(nil) }
      try journal.append(.trialFinished(verdict))
      await finished(verdict)
      return .success(verdict)
    } catch {
      return .failure(error)
    }
  }
}

/// The trials that nobody has begun.
private actor TrialQueue {
  private var rest: ArraySlice<PlannedTrial>

  init(_ trials: [PlannedTrial]) {
    rest = trials[...]
  }

  func next() -> PlannedTrial? { rest.popFirst() }

  /// The trials that are next, without taking them.
  func upcoming(_ count: Int) -> [PlannedTrial] { Array(rest.prefix(count)) }
}
