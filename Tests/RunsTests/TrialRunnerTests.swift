import Agents
import Foundation
import ResultStore
import Synchronization
import TaskFiles
import TestSupport
import Testing
import Vocabulary

@testable import Runs

@Suite struct TrialRunnerTests {
  /// A grader that finds what it is told to find.
  struct FakeGrader: TrialGrader {
    var passes = true
    var fault: Fault?

    func grade(_ variant: Variant, state: String) async throws(Fault) -> [CheckResult] {
      if let fault { throw fault }
      return [
        CheckResult(check: "files", title: "Tree", passed: passes, expected: "a", found: "b")
      ]
    }
  }

  /// An agent that plays a list of decisions, one an observation.
  final class ScriptedAgent: Agent {
    private let decisions: Mutex<ArraySlice<Result<[Action], Fault>>>
    let ends = Mutex(0)
    let wants: Observation.Parts = []

    init(_ decisions: [Result<[Action], Fault>]) { self.decisions = Mutex(decisions[...]) }

    func begin(_ briefing: Briefing) async throws(Fault) {}

    func decide(on observation: Observation) async throws(Fault) -> [Action] {
      let next = decisions.withLock { $0.popFirst() }
      return try (next ?? .success([.done()])).get()
    }

    func end() async { ends.withLock { $0 += 1 } }
  }

  /// A run in a folder of its own that is removed afterwards.
  final class Bench {
    let output = NSTemporaryDirectory() + "/runs-tests-\(UUID().uuidString)"
    let run: RunFolder
    let journal: Journal

    init() throws {
      let record = RunRecord(
        started: .now, deskmark: "0", agent: "scripted", model: nil, suite: "test", selection: [],
        seed: 1, trialsPerTask: 1, desktops: 1, screen: .standard, settle: "", machine: .current,
        versions: [:], tasks: [:], arguments: [])
      run = try RunFolder.create(in: output, record)
      journal = try Journal.create(run.journal)
    }

    deinit { try? FileManager.default.removeItem(atPath: output) }

    func runner(_ provider: FakeProvider, _ grader: FakeGrader = FakeGrader()) -> TrialRunner {
      TrialRunner(provider: provider, grader: grader, run: run, journal: journal)
    }

    func events() throws -> [JournalEvent] {
      try JournalContents.read(run.journal).entries.map(\.event)
    }
  }

  private func trial(
    _ decisions: [Result<[Action], Fault>], steps: Int = 10
  ) -> (PlannedTrial, ScriptedAgent) {
    let agent = ScriptedAgent(decisions)
    var variant = Variant(task: TaskID(rawValue: "files/a"))
    variant.limits = Limits(steps: steps, seconds: 20)
    let trial = PlannedTrial(
      id: TrialID(task: variant.task, number: 1), variant: variant, agentName: "scripted"
    ) { (_) throws(Fault) in agent }
    return (trial, agent)
  }

  @Test func `A trial whose checks hold is a success and leaves its records`() async throws {
    let bench = try Bench()
    let provider = FakeProvider()
    let (trial, agent) = trial([.success([.key("Return"), .type("a")]), .success([.done()])])
    let verdict = try #require(await bench.runner(provider).verdict(of: trial))
    #expect(verdict.outcome == .success)
    #expect(verdict.steps == 3)
    #expect(provider.desktops.map(\.log.actions) == [[.key("Return"), .type("a")]])
    #expect(provider.desktops[0].log.ends >= 1)
    #expect(agent.ends.withLock { $0 } == 1)
    let folder = bench.run.path + "/trials/files/a/1"
    let steps = try String(contentsOfFile: folder + "/trajectory.jsonl", encoding: .utf8)
    #expect(steps.split(separator: "\n").count == 3)
    #expect(FileManager.default.fileExists(atPath: folder + "/captures/c1.png"))
    #expect(FileManager.default.fileExists(atPath: folder + "/verdict.json"))
  }

  @Test func `An infrastructure fault is tried again on a fresh desktop, and recorded`()
    async throws
  {
    let bench = try Bench()
    let fault = Fault(.infrastructure, "desktop.lost", "gone")
    let provider = FakeProvider { number in
      FakeDesktop(.init(setUpFault: number == 1 ? fault : nil))
    }
    let (trial, _) = trial([.success([.done()])])
    let verdict = try #require(await bench.runner(provider).verdict(of: trial))
    #expect(verdict.outcome == .success)
    #expect(verdict.retries == 1)
    #expect(verdict.attempts?.map(\.fault.cause) == ["desktop.lost"])
    let kept = bench.run.path + "/trials/files/a/1/attempts/1/captures/c1.png"
    #expect(FileManager.default.fileExists(atPath: kept))
    #expect(provider.desktops.count == 2)
    #expect(provider.desktops.allSatisfy { $0.log.ends >= 1 })
    var shown = fault
    shown.capture = CaptureID(rawValue: "c1")
    #expect(try bench.events().contains(.trialRetried(trial.id, shown)))
  }

  @Test func `A third infrastructure fault leaves the trial unjudged`() async throws {
    let bench = try Bench()
    let provider = FakeProvider { _ in
      FakeDesktop(.init(setUpFault: Fault(.infrastructure, "desktop.lost", "gone")))
    }
    let (trial, _) = trial([])
    let verdict = try #require(await bench.runner(provider).verdict(of: trial))
    #expect(verdict.outcome == .unjudged)
    #expect(verdict.fault?.side == .infrastructure)
    #expect(verdict.retries == 2)
    #expect(verdict.attempts?.count == 2)
    #expect(provider.desktops.count == 3)
    for attempt in 1...2 {
      let place = bench.run.path + "/trials/files/a/1/attempts/\(attempt)/task.json"
      #expect(FileManager.default.fileExists(atPath: place))
    }
    let capture = try #require(verdict.fault?.capture)
    let picture = bench.run.path + "/trials/files/a/1/captures/\(capture).png"
    #expect(FileManager.default.fileExists(atPath: picture))
  }

  @Test func `An agent's fault is its failure, is not retried, and what it left is kept`()
    async throws
  {
    let bench = try Bench()
    let provider = FakeProvider()
    let (trial, agent) = trial([.failure(Fault(.agent, "agent.died", "it died", output: "last"))])
    let verdict = try #require(await bench.runner(provider).verdict(of: trial))
    #expect(verdict.outcome == .failure)
    #expect(verdict.fault?.output == "last")
    #expect(verdict.checks.count == 1)
    #expect(provider.desktops.count == 1)
    #expect(provider.desktops[0].log.freezes == 1)
    #expect(agent.ends.withLock { $0 } == 1)
  }

  @Test(arguments: [Point(x: 800, y: 10), Point(x: 10, y: 600), Point(x: -1, y: 0)])
  func `Pointing off the capture is the agent's fault and is not carried out`(
    point: Point
  ) async throws {
    let bench = try Bench()
    let provider = FakeProvider()
    let (trial, _) = trial([.success([.click(at: .init(point))])])
    let verdict = try #require(await bench.runner(provider).verdict(of: trial))
    #expect(verdict.fault?.cause == "agent.off-screen")
    #expect(verdict.outcome == .failure)
    #expect(provider.desktops[0].log.actions.isEmpty)
  }

  @Test func `A model that drops out is at fault, and the desktop is kept and judged as it stands`()
    async throws
  {
    let bench = try Bench()
    let provider = FakeProvider()
    let (trial, agent) = trial([
      .success([.key("a")]), .failure(Fault(.model, "model.cut-off", "the connection broke")),
    ])
    let verdict = try #require(await bench.runner(provider).verdict(of: trial))
    #expect(verdict.outcome == .unjudged && verdict.ending == .fault)
    #expect(verdict.fault?.side == .model && verdict.retries == 0)
    #expect(verdict.steps == 1 && verdict.checks.count == 1)
    #expect(provider.desktops.count == 1 && provider.desktops[0].log.freezes == 1)
    #expect(agent.ends.withLock { $0 } == 1)
  }

  @Test func `The step limit ends the agent's part`() async throws {
    let bench = try Bench()
    let provider = FakeProvider()
    let (trial, _) = trial(
      Array(repeating: .success([.key("a")]), count: 50), steps: 4)
    let verdict = try #require(
      await bench.runner(provider, FakeGrader(passes: false)).verdict(of: trial))
    #expect(verdict.ending == .stepLimit)
    #expect(verdict.steps == 4)
    #expect(verdict.outcome == .failure)
  }

  @Test(arguments: [ActionResult.Outcome.refused, .undelivered])
  func `A failed action ends its batch`(outcome: ActionResult.Outcome) async throws {
    let bench = try Bench()
    let provider = FakeProvider { _ in
      FakeDesktop(.init(result: { _ in ActionResult(outcome, message: "no") }))
    }
    let (trial, _) = trial([.success([.key("a"), .key("b")]), .success([.done()])])
    _ = try await bench.runner(provider).verdict(of: trial)
    #expect(provider.desktops[0].log.actions == [.key("a")])
  }

  @Test func `A grader's fault of the task's side leaves the trial unjudged`() async throws {
    let bench = try Bench()
    let (trial, _) = trial([.success([.done()])])
    let grader = FakeGrader(fault: Fault(.task, "grader.task", "bad check"))
    let verdict = try #require(
      await bench.runner(FakeProvider(), grader).verdict(of: trial))
    #expect(verdict.outcome == .unjudged)
    #expect(verdict.fault?.side == .task)
  }

  @Test func `Several desktops share the trials and every verdict is in the journal`()
    async throws
  {
    let bench = try Bench()
    let provider = FakeProvider()
    let trials = (1...20).map { number in
      let variant = Variant(task: TaskID(rawValue: "files/a"))
      return PlannedTrial(
        id: TrialID(task: variant.task, number: number), variant: variant, agentName: "idle"
      ) { (_) throws(Fault) in IdleAgent() }
    }
    let schedule = Schedule(
      runner: bench.runner(provider), journal: bench.journal, parallel: 4)
    let verdicts = try await schedule.carryOut(trials) { _ in }
    #expect(verdicts.map(\.trial.number) == Array(1...20))
    #expect(try JournalContents.read(bench.run.journal).verdicts.count == 20)
  }

  @Test func `What changes is told with the step that caused it, late or at once`() async throws {
    let bench = try Bench()
    let provider = FakeProvider { _ in
      FakeDesktop(
        .init(
          effects: { $0.name == .type ? [Effect(.created, "a")] : [] },
          effectsBySight: [1: [Effect(.changed, "z")], 2: [Effect(.changed, "b")]],
          finalEffects: [Effect(.created, "a"), Effect(.changed, "b"), Effect(.changed, "z")]))
    }
    let (trial, _) = trial([
      .success([.type("x"), .wait(seconds: 0)]), .success([.type("y")]),
    ])
    let verdict = try #require(try await bench.runner(provider).verdict(of: trial))
    #expect(
      verdict.effects == [
        Effect(.created, "a", step: 3), Effect(.changed, "b", step: 2), Effect(.changed, "z"),
      ])
    let steps = try StoredTrial(of: verdict, in: bench.run).steps()
    #expect(
      steps.map(\.effects) == [
        [Effect(.changed, "z"), Effect(.created, "a", step: 1)], nil,
        [Effect(.changed, "b", step: 2), Effect(.created, "a", step: 3)], nil,
      ])
  }
}
