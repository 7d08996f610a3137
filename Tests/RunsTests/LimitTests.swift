import Agents
import Foundation
import Processes
import ResultStore
import Synchronization
import TaskFiles
import TestSupport
import Testing
import Vocabulary

@testable import Runs

/// What trials and runs may take, and what becomes of the rest.
@Suite struct LimitTests {
  /// An agent that presses keys for ever, takes its time, and counts what it uses.
  final class BusyAgent: Agent {
    let wants: Observation.Parts = []
    private let each: TrialUsage?
    private let seconds: Double
    private let used = Mutex<TrialUsage?>(nil)

    init(seconds: Double = 0, each: TrialUsage? = nil) {
      self.seconds = seconds
      self.each = each
    }

    var usage: TrialUsage? { used.withLock { $0 } }

    func begin(_ briefing: Briefing) async throws(Fault) {}

    func decide(on observation: Observation) async throws(Fault) -> [Action] {
      do {
        try await Task.sleep(for: .seconds(seconds))
      } catch {
        throw Fault(.cancelled, "cancelled.stopped", "the trial was stopped")
      }
      if let each { used.withLock { $0 = ($0 ?? TrialUsage()) + each } }
      return [.key("a")]
    }

    func end() async {}
  }

  /// A run in a folder of its own that is removed afterwards.
  final class Bench {
    let output: String
    let run: RunFolder
    let journal: Journal

    init(
      limits: TrialLimits? = nil,
      output: String = NSTemporaryDirectory() + "/limit-tests-\(UUID().uuidString)"
    ) throws {
      self.output = output
      let record = RunRecord(
        started: .now, deskmark: "0", agent: "busy", suite: "test", seed: 1, settle: "",
        machine: .current, limits: limits)
      run = try RunFolder.create(in: output, record)
      journal = try Journal.create(run.journal)
    }

    deinit { try? FileManager.default.removeItem(atPath: output) }

    func schedule(_ limits: RunLimits = RunLimits(), parallel: Int = 2) -> Schedule {
      Schedule(
        runner: TrialRunner(
          provider: FakeProvider(), grader: TrialRunnerTests.FakeGrader(passes: false), run: run,
          journal: journal, limits: limits),
        journal: journal, parallel: parallel)
    }
  }

  private func trials(
    _ count: Int, steps: Int = 10, _ agent: @escaping @Sendable () -> any Agent
  ) -> [PlannedTrial] {
    (1...count).map { number in
      var variant = Variant(task: TaskID(rawValue: "files/a"))
      variant.limits = Limits(steps: steps, seconds: 20)
      return PlannedTrial(
        id: TrialID(task: variant.task, number: number), variant: variant, agentName: "busy"
      ) { (_) throws(Fault) in agent() }
    }
  }

  private func ending(
    _ limits: TrialLimits, steps: Int = 10, _ agent: @escaping @Sendable () -> any Agent
  ) async throws -> Verdict {
    let bench = try Bench(limits: limits)
    let verdicts = try await bench.schedule().carryOut(trials(1, steps: steps, agent)) { _ in }
    return try #require(verdicts.first)
  }

  @Test func `Each limit of a trial has its name, and what was left is judged`() async throws {
    let usage = TrialUsage(input: 80, output: 20, dollars: 0.25, answers: 1)
    let steps = try await ending(TrialLimits(steps: 3)) { BusyAgent() }
    #expect(steps.ending == .stepLimit)
    #expect(steps.steps == 3)
    let tokens = try await ending(TrialLimits(tokens: 250)) { BusyAgent(each: usage) }
    #expect(tokens.ending == .tokenLimit)
    #expect(tokens.usage?.tokens == 300)
    let cost = try await ending(TrialLimits(dollars: 1)) { BusyAgent(each: usage) }
    #expect(cost.ending == .costLimit)
    #expect(cost.usage?.dollars == 1)
    let agent = try await ending(TrialLimits(agentSeconds: 0.3)) { BusyAgent(seconds: 0.2) }
    #expect(agent.ending == .agentTimeLimit)
    let wall = try await ending(TrialLimits(seconds: 0.3), steps: 1000) { BusyAgent(seconds: 0.02) }
    #expect(wall.ending == .timeLimit)
    for verdict in [steps, tokens, cost, agent, wall] {
      #expect(verdict.outcome == .failure)
      #expect(verdict.fault == nil)
      #expect(verdict.checks.count == 1)
    }
  }

  @Test func `A task's own limit stays where the run allows more`() async throws {
    let verdict = try await ending(TrialLimits(steps: 50), steps: 4) { BusyAgent() }
    #expect(verdict.steps == 4)
  }

  @Test func `A run whose dollars are spent leaves the rest unplayed`() async throws {
    let bench = try Bench()
    let limits = RunLimits(dollars: 2)
    let each = TrialUsage(input: 1, dollars: 0.125, answers: 1)
    let planned = trials(20) { BusyAgent(each: each) }
    let verdicts = try await bench.schedule(limits, parallel: 1).carryOut(planned) { _ in }
    #expect(verdicts.count == 2)
    #expect(limits.reached == .dollars(2))
    #expect(try JournalContents.read(bench.run.journal).verdicts.count == 2)
  }

  @Test func `A run whose time is over ends the trials under way without a result`() async throws {
    let bench = try Bench()
    let limits = RunLimits(seconds: 0.5)
    let start = ContinuousClock.now
    let planned = trials(6) { BusyAgent(seconds: 10) }
    let verdicts = try await bench.schedule(limits).carryOut(planned) { _ in }
    #expect(verdicts.isEmpty)
    #expect(limits.reached == .time(seconds: 0.5))
    #expect(start.duration(to: .now) < .seconds(5))
    #expect(try JournalContents.read(bench.run.journal).verdicts.isEmpty)
  }

  @Test func `A trial whose budget is spent elsewhere is no result and stops the run`() async throws
  {
    struct Refused: Agent {
      let wants: Observation.Parts = []
      func begin(_ briefing: Briefing) async throws(Fault) {}
      func decide(on observation: Observation) async throws(Fault) -> [Action] {
        throw Fault(.cancelled, "cancelled.budget-spent", "the budget is spent")
      }
      func end() async {}
    }
    let bench = try Bench()
    let limits = RunLimits()
    let verdicts = try await bench.schedule(limits, parallel: 1)
      .carryOut(trials(5) { Refused() }) { _ in }
    #expect(verdicts.isEmpty)
    #expect(limits.reached == .budget("the budget is spent"))
    let folder = bench.run.path + "/trials/files/a/1"
    #expect(!FileManager.default.fileExists(atPath: folder + "/verdict.json"))
    #expect(!FileManager.default.fileExists(atPath: bench.run.path + "/trials/files/a/2"))
  }

  @Test(.enabled(if: geteuid() == 0, "mounting needs root"))
  func `A full disk ends the run with words, and it goes on once there is room`() async throws {
    let place = "/tmp/full-disk-\(UUID().uuidString)"
    mkdir(place, 0o755)
    defer { rmdir(place) }
    let size = ["-t", "tmpfs", "-o", "size=2m", "tmpfs", place]
    try #require(try await Command("mount", size).run(within: .seconds(10)).isSuccess)
    let outcome: Result<Void, any Error>
    do {
      outcome = .success(try await fillAndGoOn(below: place))
    } catch {
      outcome = .failure(error)
    }
    _ = try await Command("umount", ["--lazy", place]).run(within: .seconds(10))
    try outcome.get()
  }

  private func fillAndGoOn(below place: String) async throws {
    let bench = try Bench(output: place + "/results")
    let planned = trials(4) { BusyAgent() }
    let filler = place + "/filler"
    let file = open(filler, O_WRONLY | O_CREAT, 0o644)
    var bytes = [UInt8](repeating: 1, count: 4096)
    while write(file, &bytes, bytes.count) > 0 {}
    close(file)
    let error = await #expect(throws: ResultStoreError.self) {
      try await bench.schedule().carryOut(planned) { _ in }
    }
    let words = try #require(error).description
    #expect(words.contains("Make room"), "\(words)")

    unlink(filler)
    let contents = try JournalContents.read(bench.run.journal)
    let finished = Set(contents.verdicts.map(\.trial))
    let rest = planned.filter { !finished.contains($0.id) }
    #expect(rest.count == 4)
    _ = try await bench.schedule().carryOut(rest) { _ in }
    let all = try JournalContents.read(bench.run.journal).verdicts
    #expect(all.map(\.trial.number).sorted() == [1, 2, 3, 4])
  }
}
