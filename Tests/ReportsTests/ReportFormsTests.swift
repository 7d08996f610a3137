import Foundation
import ResultStore
import Statistics
import Testing
import Vocabulary

@testable import Reports

@Suite struct ReportFormsTests {
  let folder: TemporaryFolder
  let other: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    other = try TemporaryFolder()
  }

  static let baselines = TerminalScoreboardTests.baselines
  static let quality = SuiteQuality(proofs: [
    TaskID(rawValue: "files/rename-invoices"): SuiteQuality.Proof(
      reference: .init(successes: 3, trials: 3), idle: .init(successes: 0, trials: 3),
      giveUp: .init(successes: 0, trials: 3), cheats: .init(successes: 0, trials: 9), steps: 31,
      holds: true, file: "starter.md")
  ])

  @Test func `The page groups trials by every property of their tasks`() throws {
    let run = try SampleRun.usual.write(in: folder.path)
    let page = HTMLReport.render(run, Self.baselines, quality: Self.quality)
    for part in [
      "By domain", "By application", "By capability", "By difficulty", "Failure modes",
      "wrong result: sheet-cells", "ran out of steps", "infrastructure fault: display.died",
      "1 of the 10 tasks tried here are proven by starter.md", "Without a proof on record",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(page.contains("<img src=\"data:image/jpeg;base64,"), "an example shows its screen")
    #expect(page.contains("class=\"sortable\""))
  }

  @Test func `Two runs stand side by side with what changed`() throws {
    let one = try SampleRun.usual.write(in: folder.path)
    var worse = SampleRun.usual
    worse.trials[0].outcome = .failure
    let two = try worse.write(in: other.path)
    let page = HTMLReport.render(sideBySide: [one, two], Self.baselines, quality: Self.quality)
    #expect(page.contains("2 runs side by side"))
    #expect(page.contains("77.8 %") && page.contains("66.7 %"))
    #expect(page.contains("What changed by domain"))
    #expect(page.contains("stroke-dasharray") && page.contains("class=\"fell\""))
  }

  @Test func `Markdown has every table with its pipes escaped`() throws {
    var sample = SampleRun.usual
    sample.hostile = "a|b <script>"
    let board = Scoreboard(try sample.write(in: folder.path))
    let text = MarkdownReport.render([board], Self.baselines, quality: Self.quality)
    for title in ["## Success beside the baselines", "## Every trial counted", "## Failure modes"] {
      #expect(text.contains(title))
    }
    let tables = text.split(separator: "\n").filter { $0.hasPrefix("|") }
    #expect(!tables.contains { $0.contains("<script") })
    #expect(tables.contains { $0.contains("a\\|b") })
  }

  @Test(arguments: [72, 100, 140])
  func `No line of the terminal's report is wider than asked for`(width: Int) throws {
    let board = Scoreboard(try SampleRun.usual.write(in: folder.path))
    for boards in [[board], [board, board]] {
      let text = TerminalReport.render(boards, Self.baselines, quality: Self.quality, width: width)
      for line in text.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
    }
  }

  @Test func `A run in which nothing could be judged has no score`() throws {
    var sample = SampleRun.usual
    let fault = sample.trials[9].fault
    for index in sample.trials.indices {
      sample.trials[index].outcome = .unjudged
      sample.trials[index].fault = fault
    }
    let run = try sample.write(in: folder.path)
    let board = Scoreboard(run)
    #expect(board.warnings.first?.contains("None of the 10 trials could be judged") == true)
    let page = HTMLReport.render(run, Self.baselines)
    #expect(!page.contains("0.0 %</bdi>") || page.contains("of all"))
    #expect(page.contains(">-</p>"), "the great figure is a dash")
  }

  @Test func `Repeats of a task widen the interval to what they are worth`() {
    let verdicts = (1...4).flatMap { task in
      (1...5).map { number in
        ScoreboardTests.verdict("a/t\(task)", number, task < 3 ? .success : .failure)
      }
    }
    let board = Scoreboard(ScoreboardTests.record, verdicts)
    #expect(board.total.interval.width > board.total.judged.wilson().width)
    #expect(board.reliability.map(\.trials) == [1, 2, 3, 4, 5])
    #expect(board.reliability.last?.every.mean == 0.5)
    #expect(board.byTask.count == 4)
  }

  @Test func `Labels of a slope chart never cover each other`() {
    let places = SlopeChart.spread([100, 101, 102, 333, 334])
    for (one, next) in zip(places, places.dropFirst()) { #expect(next - one >= 15) }
  }

  @Test func `Proof tables are read with their reference's steps`() throws {
    let table = """
      | task | reference | idle | give-up | cheats | steps | seconds | proven |
      | ---- | --- | --- | --- | --- | --- | --- | --- |
      | a/b | 3/3 | 0/3 | 0/3 | 1/9 | 12 | 10.5 | NO |
      """
    try table.write(toFile: folder.path + "/x.md", atomically: true, encoding: .utf8)
    let proof = SuiteQuality.load(folder.path).proofs[TaskID(rawValue: "a/b")]
    #expect(proof?.steps == 12 && proof?.holds == false)
    #expect(proof?.cheats == SuiteQuality.Count(successes: 1, trials: 9))
  }
}
