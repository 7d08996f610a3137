import Foundation
import ResultStore
import Statistics
import Vocabulary

/// The tables that tell what runs come to, in the order in which a reader asks for them.
struct ScoreTables {
  /// At least one.
  var boards: [Scoreboard]
  var baselines: Baselines
  var quality: SuiteQuality

  /// What each run is called: its agent, and more where that is not enough to tell runs apart.
  static func names(_ boards: [Scoreboard]) -> [String] {
    let agents = boards.map { board in
      board.run.agent + (board.run.model.map { " \($0)" } ?? "")
    }
    let suites = zip(agents, boards).map { "\($0), \($1.run.suite)" }
    if Set(agents).count == boards.count { return agents }
    if Set(suites).count == boards.count { return suites }
    return boards.map(\.run.name)
  }

  private var names: [String] { Self.names(boards) }
  private var single: Scoreboard? { boards.count == 1 ? boards.first : nil }
  private var reference: Double? {
    guard case .exact(let score)? = baselines.headline?.score else { return nil }
    return score / 100
  }

  /// All that have something to say.
  var all: [ReportTable] {
    ([scores, denominators] + groups + [reliability, cost, tasks, failures, suite])
      .filter { !$0.isEmpty }
  }

  /// The runs beside the baselines.
  var scores: ReportTable {
    let own = zip(names, boards).map { name, board -> [ReportTable.Cell] in
      [
        ReportTable.Cell(text: name), .share(board.total.judged.rate),
        .interval(board.total, reference: reference), "this run",
        "\(board.total.judged.successes) of \(board.total.judged.trials) judged trials",
      ]
    }
    let others = baselines.all.map { baseline -> [ReportTable.Cell] in
      [
        ReportTable.Cell(text: baseline.who),
        ReportTable.Cell(text: "\(baseline.score)", order: baseline.score.bounds.lowerBound / 100),
        "-", ReportTable.Cell(text: baseline.label), ReportTable.Cell(text: baseline.provenance),
      ]
    }
    return ReportTable(
      id: "scores", title: "Success beside the baselines",
      headings: ["Who", "Success", "95 % interval", "How it is known", "Source"],
      figures: [1, 2], rows: own + others,
      note: single.flatMap { board in baselines.headline.flatMap { board.gap(to: $0) } })
  }

  /// Both denominators, and what became of every trial.
  var denominators: ReportTable {
    ReportTable(
      id: "denominators", title: "Every trial counted",
      headings: [
        "Run", "Trials", "Success", "Failure", "Unjudged", "Of the judged", "Of all",
      ], figures: [1, 2, 3, 4, 5, 6],
      rows: zip(names, boards).map { name, board in
        [
          ReportTable.Cell(text: name), .count(board.total.strict.trials),
          .count(board.outcomes[.success] ?? 0), .count(board.outcomes[.failure] ?? 0),
          .count(board.outcomes[.unjudged] ?? 0), .share(board.total.judged.rate),
          .share(board.total.strict.rate),
        ]
      },
      note:
        "An unjudged trial ended in a fault that is not the agent's: it is left out of the first "
        + "rate and counted as a failure in the second.")
  }

  /// By domain, application, capability, difficulty and trust level.
  var groups: [ReportTable] {
    let views = boards.flatMap(\.views)
    var order: [String] = []
    for view in views where !order.contains(view.name) { order.append(view.name) }
    let domains = group("Domain", nil, boards.map(\.domains), totals: true)
    return [domains]
      + order.map { name in
        group(
          name, views.first { $0.name == name }?.note,
          boards.map { board in board.views.first { $0.name == name }?.rows ?? [] }, totals: false)
      }
  }

  private func group(
    _ name: String, _ note: String?, _ rows: [[ScoreRow]], totals: Bool
  ) -> ReportTable {
    let id = name.lowercased().replacing(" ", with: "-")
    let title = "By \(name.lowercased())"
    if let board = single {
      let more = totals ? [board.total] + (board.infeasible.map { [$0] } ?? []) : []
      let notes = [note, totals ? domainNote(board) : nil].compactMap(\.self)
      return ReportTable(
        id: id, title: title,
        headings: [
          name, "Success", "Rate", "95 % interval", "Mean credit", "Median steps", "Median time",
          "A person", "Times as fast",
        ], figures: [1, 2, 3, 4, 5, 6, 7, 8],
        rows: (rows.first ?? []).map(cells), totals: more.map(cells),
        note: notes.isEmpty ? nil : notes.joined(separator: " "))
    }
    let groups = Set(rows.joined().map(\.name)).sorted()
    func line(_ group: String, _ find: ([ScoreRow], Scoreboard) -> ScoreRow?) -> [ReportTable.Cell]
    {
      [ReportTable.Cell(text: group)]
        + zip(rows, boards).flatMap { rows, board -> [ReportTable.Cell] in
          guard let row = find(rows, board) else { return ["-", "-"] }
          return [.share(row.judged.rate), .interval(row, reference: reference)]
        }
    }
    return ReportTable(
      id: id, title: title,
      headings: [name] + names.flatMap { [$0, "95 % interval"] },
      figures: Set(1...(2 * boards.count)),
      rows: groups.map { group in line(group) { rows, _ in rows.first { $0.name == group } } },
      totals: totals ? [line("total") { _, board in board.total }] : [], note: note)
  }

  private func domainNote(_ board: Scoreboard) -> String {
    var note =
      "Rates are of judged trials. Credit is the mean share of each trial's checks that holds; it "
      + "never makes a success. Time is the agent's own, medians; what a person takes is what the "
      + "task's author states."
    if board.infeasible != nil {
      note +=
        " Infeasible tasks, where giving up is right, are counted in the total: an agent that "
        + "always gives up would score \(Figures.share(board.alwaysGiveUp.rate)) on these trials."
    }
    return note
  }

  private func cells(_ row: ScoreRow) -> [ReportTable.Cell] {
    [
      ReportTable.Cell(text: row.name),
      ReportTable.Cell(
        text: "\(row.judged.successes) of \(row.judged.trials)", order: Double(row.judged.trials)),
      .share(row.judged.rate), .interval(row, reference: reference),
      .number(row.partial) { Figures.credit($0) }, .number(row.steps),
      .number(row.seconds) { Figures.duration($0) },
      .number(row.personSeconds) { Figures.duration($0) },
      .number(row.speed) { String(format: "%.1f", $0) },
    ]
  }
}
