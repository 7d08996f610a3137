import Foundation
import Processes
import ResultStore
import Statistics
import Testing
import Vocabulary

/// The whole harness killed at random instants, with real desktops, and gone on with.
///
/// A handful of instants in the usual tests; `DESKMARK_KILLS=50` tries fifty, and
/// `DESKMARK_TESTS_BINARY` names another binary, such as a release build.
@Suite(.serialized, .timeLimit(.minutes(60))) struct KilledRunTests {
  private static let kills =
    ProcessInfo.processInfo.environment["DESKMARK_KILLS"].flatMap { Int($0) } ?? 3
  /// Kills of one run and its resumptions before they are left to end.
  private static let killsOfOneRun = 3

  /// Trials that succeed and trials that fail, with applications open.
  private static let trials = [
    "validate", "files/sort-downloads", "-n", "2",
  ]

  @Test func `Killed at random instants, a run ends as an undisturbed one`() async throws {
    let expected = try await undisturbed()
    var numbers = SeededGenerator(seed: 20_261_122)
    var left = Self.kills
    while left > 0 {
      let run = try KilledRun()
      defer { run.remove() }
      for kill in 0..<min(left, Self.killsOfOneRun) {
        let process = try run.start(kill == 0 ? Self.arguments(run) : Self.resuming(run))
        let instant = Double.random(in: 0..<expected.seconds, using: &numbers)
        let ended = await process.waitUntilExit(within: .seconds(instant))
        process.signal(SIGKILL)
        _ = await process.waitUntilExit(within: .seconds(10))
        left -= 1
        #expect(await run.settledRemains(of: process.pid) == [], "killed after \(instant) s")
        // Killed before its folder was there, there is nothing to go on with.
        if (try? run.stored()) == nil { break }
        if ended != nil { break }
      }
      if (try? run.stored()) == nil {
        try await end(try run.start(Self.arguments(run)))
      } else {
        try await end(try run.start(Self.resuming(run)))
      }
      let stored = try run.stored()
      #expect(Self.outcomes(stored) == expected.outcomes)
      #expect(stored.journal.isComplete)
      #expect(stored.journal.torn == nil)
      let finished = stored.journal.verdicts.map(\.trial)
      #expect(finished.count == Set(finished).count, "a trial was finished twice")
      for trial in stored.trials {
        // Each line whole, each capture there, whatever attempts there were.
        let steps = try trial.steps()
        #expect(steps.map(\.number) == Array(1...trial.verdict.steps))
        #expect(trial.captures.count >= 1)
      }
    }
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `Asked to end, a run ends its desktops and says 130`(signal: Int32) async throws {
    let run = try KilledRun()
    defer { run.remove() }
    let process = try run.start(Self.arguments(run))
    // Once its first trial has begun.
    let end = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < end, !process.errorTail.contains("started") {
      try await Task.sleep(for: .milliseconds(50))
    }
    process.signal(signal)
    #expect(await process.waitUntilExit(within: .seconds(30)) == .exited(130))
    #expect(await run.settledRemains(of: process.pid) == [])
    let stored = try run.stored()
    #expect(stored.journal.entries.last?.event == .runFinished(interrupted: true))
    #expect(stored.verdicts.allSatisfy { $0.fault == nil })
  }

  private static func arguments(_ run: KilledRun) -> [String] {
    trials + ["-o", run.results]
  }

  private static func resuming(_ run: KilledRun) -> [String] {
    ["resume", "last", "-o", run.results]
  }

  private static func outcomes(_ run: StoredRun) -> [String: Verdict.Outcome] {
    Dictionary(uniqueKeysWithValues: run.verdicts.map { ("\($0.trial)", $0.outcome) })
  }

  private func undisturbed() async throws -> (outcomes: [String: Verdict.Outcome], seconds: Double)
  {
    let run = try KilledRun()
    defer { run.remove() }
    let clock = ContinuousClock()
    let start = clock.now
    try await end(try run.start(Self.arguments(run)))
    let stored = try run.stored()
    #expect(Set(stored.verdicts.map(\.outcome)) == [.success, .failure])
    return (Self.outcomes(stored), start.duration(to: clock.now).seconds)
  }

  private func end(_ process: RunningProcess) async throws {
    let status = await process.waitUntilExit(within: .seconds(300))
    if status == nil { await process.terminate(grace: .zero) }
    #expect(status == .exited(0), "\(process.errorTail)")
  }
}
