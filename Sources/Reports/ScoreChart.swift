import Foundation
import Statistics

/// The run's score beside the baselines, as an SVG bar chart with whiskers for the interval.
struct ScoreChart {
  var scoreboard: Scoreboard
  var baselines: Baselines

  private static let left = 232.0
  private static let plot = 560.0
  private static let top = 12.0
  private static let row = 44.0

  private var rows: Int { baselines.all.count + 1 }
  private var bottom: Double { Self.top + Double(rows) * Self.row }

  /// The chart; its figures stand in the table under it as well.
  func draw() -> HTML {
    tag(
      "svg",
      [
        "class": "chart", "viewBox": "0 0 900 \(Int(bottom) + 28)", "role": "img",
        "aria-label": summary,
      ]
    ) {
      grid
      if let headline = baselines.headline { reference(headline) }
      ownBar
      for (index, baseline) in baselines.all.enumerated() { bar(baseline, at: index + 1) }
    }
  }

  private var summary: String {
    let own = "This run: \(Figures.share(scoreboard.total.judged.rate))"
    return ([own] + baselines.all.map { "\($0.who): \($0.score), \($0.label)" })
      .joined(separator: "; ")
  }

  private func x(_ percent: Double) -> Double { Self.left + percent / 100 * Self.plot }

  private func number(_ value: Double) -> String { String(format: "%.1f", value) }

  private func line(
    _ look: String, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double
  ) -> HTML {
    tag(
      "line",
      [
        "class": look, "x1": number(x1), "y1": number(y1), "x2": number(x2), "y2": number(y2),
      ]
    ) {}
  }

  private func block(_ look: String, _ from: Double, _ to: Double, _ y: Double) -> HTML {
    tag(
      "rect",
      [
        "class": look, "x": number(x(from)), "y": number(y + 10),
        "width": number(max(0, x(to) - x(from))), "height": "24", "rx": "2",
      ]
    ) {}
  }

  private func label(_ look: String, _ text: String, _ x: Double, _ y: Double) -> HTML {
    tag("text", ["class": look, "x": number(x), "y": number(y)]) { text }
  }

  private var grid: [HTML] {
    [0.0, 25, 50, 75, 100].flatMap { percent in
      [
        line("grid", x(percent), Self.top, x(percent), bottom),
        label("axis", "\(Int(percent)) %", x(percent), bottom + 20),
      ]
    }
  }

  /// A line at the headline's score through all rows.
  private func reference(_ baseline: Baseline) -> HTML {
    let place = x(baseline.score.bounds.upperBound)
    return line("reference", place, Self.top, place, bottom)
  }

  @HTMLBuilder private func names(_ who: String, _ kind: String, _ y: Double) -> HTML {
    label("who", PlainText.cut(PlainText.line(who), to: 30), Self.left - 14, y + 20)
    label("kind", PlainText.cut(PlainText.line(kind), to: 38), Self.left - 14, y + 35)
  }

  private var ownBar: HTML {
    let total = scoreboard.total.judged
    let interval = scoreboard.total.interval
    let (low, high) = (x(interval.lower * 100), x(interval.upper * 100))
    let middle = Self.top + 22
    return tag("g", ["class": "own"]) {
      names(
        "This run", "\(total.successes) of \(total.trials) judged trials", Self.top)
      block("bar", 0, (total.rate ?? 0) * 100, Self.top)
      line("whisker", low, middle, high, middle)
      line("whisker", low, middle - 6, low, middle + 6)
      line("whisker", high, middle - 6, high, middle + 6)
      label("value", Figures.share(total.rate), x(100) + 14, Self.top + 27)
    }
  }

  private func bar(_ baseline: Baseline, at index: Int) -> HTML {
    let y = Self.top + Double(index) * Self.row
    let bounds = baseline.score.bounds
    return tag("g", ["class": baseline.headline == true ? "headline" : "other"]) {
      names(baseline.who, baseline.label, y)
      block("bar", 0, bounds.lowerBound, y)
      if bounds.upperBound > bounds.lowerBound {
        block("range", bounds.lowerBound, bounds.upperBound, y)
      }
      label("value", "\(baseline.score)", x(100) + 14, y + 27)
    }
  }
}
