import Foundation
import Reports
import ResultStore
import Statistics
import Testing
import Vocabulary

@Suite struct ScoreboardTests {
  static let record = RunRecord(
    name: "r", started: Date(timeIntervalSince1970: 0), deskmark: "1", agent: "a", suite: "s",
    seed: 1, settle: "quiet",
    machine: Machine(cores: 1, memory: 1, kernel: "k", distribution: "d"))

  static func verdict(
    _ task: String, _ number: Int = 1, _ outcome: Verdict.Outcome = .success, steps: Int = 2,
    seconds: Double = 4, credit: Double = 1, fault: Fault? = nil
  ) -> Verdict {
    let checks = [
      CheckResult(
        check: "c", title: "t", passed: outcome == .success, expected: "e", found: "f",
        partial: credit)
    ]
    return Verdict(
      trial: TrialID(task: TaskID(rawValue: task), number: number), title: task, agent: "a",
      seed: 1, parameters: [:], outcome: outcome, ending: fault == nil ? .done : .fault,
      checks: checks, fault: fault, steps: steps, timing: Timing(desktop: 1, agent: seconds),
      retries: 1)
  }

  static func infrastructure(_ cause: String) -> Fault { Fault(.infrastructure, cause, "m") }

  @Test func `The headline is of judged trials and the strict rate of all`() {
    let board = Scoreboard(
      Self.record,
      [
        Self.verdict("files/a"), Self.verdict("files/b", 1, .failure, credit: 0.5),
        Self.verdict("web/c", 1, .unjudged, fault: Self.infrastructure("x")),
        Self.verdict("web/d", steps: 9, seconds: 8),
      ])
    #expect(board.total.judged == Proportion(successes: 2, trials: 3))
    #expect(board.total.strict == Proportion(successes: 2, trials: 4))
    #expect(board.total.unjudged == 1)
    #expect(board.total.steps == 2)
    #expect(board.total.seconds == 4)
    #expect(abs((board.total.partial ?? 0) - 2.5 / 3) < 1e-12)
    #expect(board.domains.map(\.name) == ["files", "web"])
    #expect(board.domains.map(\.judged.trials) == [2, 1])
    #expect(board.outcomes == [.success: 2, .failure: 1, .unjudged: 1])
    #expect(board.endings == [.done: 1])
    #expect(board.unsuccessful.map(\.title) == ["files/b", "web/c"])
    #expect(board.retries == 4)
    #expect(board.timing.total == 24)
  }

  @Test func `Faults are grouped by side and cause, most frequent first`() {
    let board = Scoreboard(
      Self.record,
      [
        Self.verdict("a/1", 1, .unjudged, fault: Self.infrastructure("x")),
        Self.verdict("a/2", 1, .unjudged, fault: Self.infrastructure("y")),
        Self.verdict("a/3", 1, .unjudged, fault: Self.infrastructure("y")),
        Self.verdict("a/4", 1, .failure, fault: Fault(.agent, "y", "m")),
      ])
    #expect(board.faults.map(\.cause) == ["y", "y", "x"])
    #expect(board.faults.map(\.side) == [.infrastructure, .agent, .infrastructure])
    #expect(board.faults.map(\.count) == [2, 1, 1])
    #expect(board.faults.first?.trial.task.rawValue == "a/2")
  }

  @Test(arguments: [(19, false), (18, true)])
  func `More than one broken trial in twenty is warned of`(good: Int, warned: Bool) {
    let verdicts =
      (1...good).map { Self.verdict("a/t\($0)") }
      + [Self.verdict("a/z", 1, .unjudged, fault: Self.infrastructure("x"))]
    let warnings = Scoreboard(Self.record, verdicts).warnings
    #expect(warnings.contains { $0.hasPrefix("Faults of the side infrastructure") } == warned)
  }

  @Test(arguments: [1, 2])
  func `Several trials of one task are said not to be independent`(trials: Int) {
    let verdicts = (1...trials).map { Self.verdict("a/t", $0) }
    let warnings = Scoreboard(Self.record, verdicts).warnings
    #expect(warnings.contains { $0.contains("not independent") } == (trials > 1))
  }

  @Test func `Infeasible tasks are counted apart with what giving up would score`() {
    func summary(_ task: String, feasible: Bool) -> (TaskID, TaskSummary) {
      let id = TaskID(rawValue: task)
      return (
        id,
        TaskSummary(
          id: id, title: task, instruction: "", domain: "other", applications: [],
          capability: "data-extraction", humanMinutes: 1, feasible: feasible)
      )
    }
    let tasks = Dictionary(
      uniqueKeysWithValues: [
        summary("a/no", feasible: false), summary("a/yes", feasible: true),
      ])
    let board = Scoreboard(
      Self.record,
      [Self.verdict("a/no"), Self.verdict("a/yes"), Self.verdict("a/x", 1, .failure)],
      tasks: tasks)
    #expect(board.infeasible?.judged == Proportion(successes: 1, trials: 1))
    #expect(board.alwaysGiveUp == Proportion(successes: 1, trials: 3))
    #expect(board.domains.map(\.name) == ["a", "other"])
  }

  @Test func `A run without verdicts has no rate and says that it is not done`() {
    let board = Scoreboard(Self.record, [], complete: false)
    #expect(board.total.judged.rate == nil)
    #expect(board.warnings.count == 2)
    #expect(board.warnings.first?.contains("there is nothing to report yet") == true)
    #expect(board.warnings.last?.contains("did not come to its end") == true)
  }
}
