import Foundation
import Reports
import Testing

@Suite struct BaselinesTests {
  /// The file of the project.
  static let path = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "results/baselines.yaml").path

  @Test func `The project's baselines begin with the human one and are all labelled`() throws {
    let baselines = try Baselines.load(Self.path)
    #expect(baselines.headline?.who == "Human")
    #expect(baselines.headline?.score == .exact(87))
    #expect(baselines.headline?.label == "configured baseline, OSWorld")
    #expect(
      baselines.all.map { "\($0.score)" } == [
        "87.0 %", "72.36 %", "< 15 %", "72.5 %", "78.0 %", "50 - 60 %",
      ])
    #expect(baselines.all.allSatisfy { !$0.provenance.isEmpty && !$0.who.isEmpty })
    #expect(baselines.all.allSatisfy { !$0.provenance.contains("\n") })
  }

  @Test(arguments: [
    ("87", Baseline.Score.exact(87)), ("72.36", .exact(72.36)), ("<15", .below(15)),
    ("< 15", .below(15)), ("50-60", .range(50...60)), ("50 - 60", .range(50...60)),
  ])
  func `A score is read as its source gives it`(text: String, score: Baseline.Score) {
    #expect(Baseline.Score(text) == score)
  }

  @Test(arguments: ["", "high", "101", "-3", "60-50", "<", "50-", "nan", "1-2-3"])
  func `What is no score is refused`(text: String) {
    #expect(Baseline.Score(text) == nil)
  }

  @Test(arguments: [
    ("- {who: A, score: 5, kind: reported, provenance: p}", "headline"),
    ("- {who: A, score: 5, kind: reported, headline: true}", "\"provenance\" is missing"),
    ("- {who: A, score: lots, kind: reported, provenance: p, headline: true}", "found lots"),
    ("- {who: '', score: 5, kind: reported, provenance: p, headline: true}", "no who"),
    ("- {who: A, score: 5, kind: guessed, provenance: p, headline: true}", "guessed"),
  ])
  func `A baseline without its label is refused`(row: String, message: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/baselines.yaml"
    try Data("baselines:\n  \(row)\n".utf8).write(to: URL(filePath: path))
    let error = #expect(throws: ReportsError.self) { try Baselines.load(path) }
    #expect(error.map { "\($0)" }?.contains(message) == true)
  }
}
