import Foundation
import ResultStore
import Statistics
import TaskFiles
import Testing
import Vocabulary

@testable import Reports

@Suite struct PilotTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  static let prices = LicencePrices([
    .init(
      plan: "team-standard", title: "Team Standard", monthly: 20, minimumSeats: 5,
      provenance: "A note")
  ])

  static let text = """
    title: Pilot
    company: Company
    period: May
    hourly-cost: 60
    licence: {plan: team-standard, seats: 5}
    criteria: {written: April, completion: 75, promising: 50, satisfaction: 4}
    kill:
      - {measure: completion, below: 20}
      - {measure: violations-executed, above: 0}
    teams:
      - name: Finance
        workflows:
          - name: Expenses
            tasks: [office/*]
            manual-minutes: 60
            target-minutes: 10
            review-minutes: 10
            cadence: {times: 6, per: month}
            level: batched
    """

  static func file(_ text: String = text) throws(Diagnostic) -> PilotFile {
    try PilotFile(reading: text, file: "pilot.yaml", prices: prices) {
      (_, place) throws(Diagnostic) in
      throw Diagnostic(place, "no suite here")
    }
  }

  private func findings(_ sample: SampleRun = .usual, survey: Survey? = nil) throws -> PilotFindings
  {
    try PilotFindings(Self.file(), runs: [sample.write(in: folder.path)], survey: survey)
  }

  static func office(_ successes: Int, _ failures: Int) -> SampleRun {
    SampleRun(
      trials: (0..<successes + failures).map { index in
        .init(
          task: "office/t\(index)", title: "t", outcome: index < successes ? .success : .failure,
          steps: 1)
      })
  }

  static func survey(_ scores: [Double]) throws -> Survey {
    try Survey(
      reading: "team,score\n" + scores.map { "a,\($0)\n" }.joined(), file: "survey.csv")
  }

  // MARK: - Bad input

  @Test(arguments: [
    ("completion: 75, ", "", "pilot.yaml:6:", "missing key 'completion'"),
    (
      "  - {measure: completion, below: 20}", "  - {measure: completion}", "pilot.yaml:8:",
      "'below'"
    ),
    ("manual-minutes: 60", "manual-minutes: 0", "pilot.yaml:15:", "above 0"),
    ("target-minutes: 10", "target-minutes: 61", "pilot.yaml:16:", "to 60, not 61"),
    ("plan: team-standard", "plan: gold", "pilot.yaml:5:", "known are team-standard"),
    ("seats: 5", "seats: 2", "pilot.yaml:5:", "from 5 seats on"),
    ("per: month", "per: moon", "pilot.yaml:18:", "one of day, week"),
    ("promising: 50", "promising: 80", "pilot.yaml:6:", "lies above"),
    ("level: batched", "level: free", "pilot.yaml:19:", "watched, batched, autonomous"),
    ("title: Pilot", "tilte: Pilot", "pilot.yaml:1:", "'tilte' meant"),
  ])
  func `What is wrong with a pilot file is said with its line`(
    right: String, wrong: String, place: String, part: String
  ) {
    let error = #expect(throws: Diagnostic.self) {
      try Self.file(Self.text.replacing(right, with: wrong))
    }
    #expect(error?.description.hasPrefix(place) == true, "\(error?.description ?? "")")
    #expect(error?.description.contains(part) == true, "\(error?.description ?? "")")
  }

  @Test func `A task that no run has is named with its line`() throws {
    let plan = try Self.file(Self.text.replacing("[office/*]", with: "[office/nothing]"))
    let run = try SampleRun.usual.write(in: folder.path)
    let error = #expect(throws: PilotError.self) {
      try PilotFindings(plan, runs: [run], survey: nil)
    }
    #expect(error?.description.contains("pilot.yaml:14:") == true)
    #expect(error?.description.contains("no run has a trial of 'office/nothing'") == true)
  }

  @Test(arguments: [
    ("team,score\na,6\n", 2, "from 1 to 5, not '6'"), ("team,score\na,4\na,x\n", 3, "not 'x'"),
    ("team,mark\na,4\n", 1, "expected the columns"), ("", 1, "empty"),
    ("team,score\n", 1, "no answer"), ("team,score\na,4,5\n", 2, "expected 2 fields"),
  ])
  func `Impossible values of a survey are said with their line`(
    text: String, line: Int, part: String
  ) {
    let error = #expect(throws: PilotError.self) { try Survey(reading: text, file: "s.csv") }
    #expect(error?.description.hasPrefix("s.csv:\(line):") == true, "\(error?.description ?? "")")
    #expect(error?.description.contains(part) == true, "\(error?.description ?? "")")
  }

  @Test func `A run still going, an empty run and a run of faults make no report`() throws {
    let run = try SampleRun.usual.write(in: folder.path)
    var lines = try String(contentsOfFile: run.path + "/journal.jsonl", encoding: .utf8)
      .split(separator: "\n")
    lines.removeLast()
    try (lines.joined(separator: "\n") + "\n")
      .write(toFile: run.path + "/journal.jsonl", atomically: true, encoding: .utf8)
    let going = try StoredRun.open(run.path)
    let error = #expect(throws: PilotError.self) {
      try PilotFindings(Self.file(), runs: [going], survey: nil)
    }
    #expect(error == .unfinished(run: "sample", done: 10, planned: 10))
    let empty = try TemporaryFolder()
    let none = try SampleRun(trials: []).write(in: empty.path)
    #expect(throws: PilotError.empty(run: "sample")) {
      try PilotFindings(Self.file(), runs: [none], survey: nil)
    }
    var broken = Self.office(0, 2)
    for index in broken.trials.indices {
      broken.trials[index].outcome = .unjudged
      broken.trials[index].fault = Fault(.infrastructure, "display.died", "m")
    }
    let third = try TemporaryFolder()
    let faults = try broken.write(in: third.path)
    let last = #expect(throws: PilotError.self) {
      try PilotFindings(Self.file(), runs: [faults], survey: nil)
    }
    #expect(last?.description.contains("none of the 2 trials could be judged") == true)
    #expect(last?.description.contains("2 infrastructure display.died") == true)
  }

  @Test func `Runs under different conditions are not one pilot`() throws {
    let run = try SampleRun.usual.write(in: folder.path)
    let other = try TemporaryFolder()
    var sample = SampleRun.usual
    sample.hostile = "other"
    let two = try sample.write(in: other.path)
    let error = #expect(throws: PilotError.self) {
      try PilotFindings(Self.file(), runs: [run, two], survey: nil)
    }
    #expect(error?.description.contains("the runs differ in their agents") == true)
  }

  // MARK: - The decision

  @Test func `Few trials leave the decision open and say what would decide it`() throws {
    let survey = try Self.survey([5, 5, 5, 5])
    let decision = PilotDecision(try findings(Self.office(6, 2), survey: survey))
    #expect(decision.pointing == .success)
    #expect(decision.possible == [.success, .promising, .miss])
    #expect(decision.wanted.contains { $0.contains("more tasks of the same kind") })
  }

  @Test func `Enough successes and a glad survey decide it`() throws {
    let survey = try Self.survey([5, 5, 4.5, 5, 5])
    let decision = PilotDecision(try findings(Self.office(60, 2), survey: survey))
    #expect(decision.decided == .success)
    #expect(decision.wanted.isEmpty)
  }

  @Test func `Without a survey no success is decided`() throws {
    let decision = PilotDecision(try findings(Self.office(60, 2)))
    #expect(decision.possible == [.success, .promising])
    #expect(decision.wanted.contains { $0.contains("There is no survey") })
  }

  @Test func `A kill condition that is met decides, and one not measured does not`() throws {
    let met = PilotDecision(try findings(Self.office(1, 9), survey: Self.survey([5, 5])))
    #expect(met.decided == .miss)
    #expect(met.kills.map(\.isMet) == [true, nil])
    #expect(met.kills.last?.found == "not measured in these runs")
  }

  @Test func `The return follows its arithmetic`() throws {
    let found = try findings(Self.office(3, 1))
    let month = PilotReturn(found) { $0.row.judged.rate ?? 0 }
    // 6 x (60 min x 75 % - 10 min) = 210 min, at 60 an hour, less 5 seats at 20.
    #expect(abs(month.hours - 3.5) < 1e-12)
    #expect(abs(month.value - 210) < 1e-9)
    #expect(abs(month.net - 110) < 1e-9)
    #expect(abs((month.ratio ?? 0) - 1.1) < 1e-12)
    // 6 h x p - 1 h is worth 100 at p = 16 / 36.
    #expect(abs((PilotReturn.breakEven(found) ?? 0) - 16.0 / 36) < 1e-12)
    #expect(month.model == nil)
  }

  @Test func `Advice never goes beyond what a few trials support`() throws {
    let found = try findings(Self.office(4, 0))
    let workflow = try #require(found.workflows.first)
    let advice = AutonomyAdvice(workflow, hasPolicy: true)
    #expect(advice.level == .batched)
    #expect(advice.raisedBy.contains("further tasks without a failure"))
    let few = try #require(
      try PilotFindings(
        Self.file(), runs: [Self.office(1, 1).write(in: try TemporaryFolder().path)], survey: nil
      ).workflows.first)
    #expect(AutonomyAdvice(few, hasPolicy: true).level == .watched)
  }

  // MARK: - The forms

  @Test func `The page says what was decided, what was not measured, and what it rests on`() throws
  {
    let report = PilotReport(
      try findings(Self.office(7, 1), survey: Self.survey([4, 5])),
      TerminalScoreboardTests.baselines)
    let page = report.html
    for part in [
      "Not yet decidable", "What would decide it", "Accuracy by workflow", "Hours saved a month",
      "No policy was in force in these runs", "How far to leave it to the agent",
      "Limits of the evidence", "Ideal conditions only", "data residency is open", "87.0 %",
      "Versions, digests and seeds", "counter(pages)",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(page.matches(of: /(src|href|url)\s*[=(]\s*["']?(https?:|\/\/|file:)/).isEmpty)
    #expect(report.markdown.contains("## Return a month"))
    #expect(report.csv.contains("accuracy,Workflow,Team"))
    #expect(report.csv.split(separator: "\r\n").allSatisfy { $0.contains(",") })
  }
}
