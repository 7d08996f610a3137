import ResultStore
import Statistics
import Vocabulary

/// Several runs and the baselines in one chart, and what changed between two runs.
struct SideBySideSection {
  /// At least one.
  var boards: [Scoreboard]
  var baselines: Baselines

  private var names: [String] { ScoreTables.names(boards) }

  /// The whole part.
  @HTMLBuilder func draw() -> HTML {
    tag("header") {
      tag("p", ["class": "kicker"]) { "Deskmark" }
      tag("h1") { "\(Figures.count(boards.count, "run")) side by side" }
    }
    warnings
    tag("section", ["aria-label": "Score"]) { chart.draw() }
    if boards.count == 2 { slope }
  }

  @HTMLBuilder private var warnings: HTML {
    let all = zip(names, boards).flatMap { name, board in
      board.warnings.map { "\(name): \($0)" }
    }
    let more = different.map { [$0] } ?? []
    if !(all + more).isEmpty {
      tag("ul", ["class": "warnings", "aria-label": "Read before use"]) {
        for warning in more + all { tag("li") { warning } }
      }
    }
  }

  /// What makes the scores not comparable as they stand.
  private var different: String? {
    let tasks = Set(boards.map(\.run.tasks))
    guard tasks.count > 1 else { return nil }
    return "The runs are of different tasks, so their scores do not compare directly: 'deskmark "
      + "compare' pairs what they have in common."
  }

  private var chart: IntervalChart {
    let own = zip(names, boards).enumerated().map { index, pair in
      let (name, board) = pair
      return IntervalChart.Row(
        name: name,
        detail: "\(board.total.judged.successes) of \(board.total.judged.trials) judged trials",
        rate: board.total.judged.rate,
        interval: board.total.judged.rate == nil ? nil : board.total.interval,
        value: Figures.share(board.total.judged.rate), symbol: index)
    }
    let others = baselines.all.map { baseline in
      let bounds = baseline.score.bounds
      let isExact = bounds.lowerBound == bounds.upperBound
      return IntervalChart.Row(
        name: baseline.who, detail: baseline.label,
        rate: isExact ? bounds.lowerBound / 100 : nil,
        interval: isExact
          ? nil : .init(lower: bounds.lowerBound / 100, upper: bounds.upperBound / 100),
        value: "\(baseline.score)", isOwn: false, symbol: 3)
    }
    return IntervalChart(
      title: "Success with 95 % intervals", rows: own + others,
      references: baselines.headline.map {
        [.init(name: "\($0.who) \($0.score)", rate: $0.score.bounds.upperBound / 100)]
      } ?? [])
  }

  @HTMLBuilder private var slope: HTML {
    let rows = (boards[0].domains + [boards[0].total]).compactMap { row -> SlopeChart.Row? in
      let others = boards[1].domains + [boards[1].total]
      guard let from = row.judged.rate,
        let to = others.first(where: { $0.name == row.name })?.judged.rate
      else { return nil }
      return SlopeChart.Row(name: row.name, from: from, to: to)
    }
    if !rows.isEmpty {
      tag("section", ["aria-labelledby": "change"]) {
        tag("h2", ["id": "change"]) { "What changed by domain" }
        SlopeChart(
          title: "Success by domain", from: names[0], to: names[1], rows: rows
        ).draw()
      }
    }
  }
}
