import Statistics

/// Amounts as bars from nought, one below the other, with a whisker where there is a range.
struct BarChart: Sendable, Hashable {
  /// One amount.
  struct Row: Sendable, Hashable {
    var name: String
    var amount: Double
    /// Where the amount may lie.
    var range: Interval?
    /// What stands behind the bar.
    var value: String
    /// Drawn hatched rather than filled, which is told apart without colour.
    var isHatched = false
  }

  var title: String
  var rows: [Row]

  private static let left = 268.0
  private static let plot = 480.0
  private static let row = 30.0

  private var lowest: Double { min(0, rows.map { $0.range?.lower ?? $0.amount }.min() ?? 0) }
  private var highest: Double {
    max(lowest + 1e-9, rows.map { max($0.amount, $0.range?.upper ?? $0.amount) }.max() ?? 0)
  }

  /// The chart; its figures stand in a table beside it as well.
  func draw() -> HTML {
    let bottom = Double(rows.count) * Self.row + 6
    return tag(
      "svg",
      [
        "class": "chart", "viewBox": "0 0 900 \(Int(bottom) + 4)", "role": "img",
        "aria-label": "\(title). \(rows.map { "\($0.name): \($0.value)" }.joined(separator: "; "))",
      ]
    ) {
      ChartShape.line("axisline", x(0), 0, x(0), bottom)
      for (index, row) in rows.enumerated() { draw(row, at: index) }
    }
  }

  private func x(_ amount: Double) -> Double {
    Self.left + (amount - lowest) / (highest - lowest) * Self.plot
  }

  private func draw(_ row: Row, at index: Int) -> HTML {
    let y = Double(index) * Self.row + 6
    let (from, to) = (min(x(0), x(row.amount)), max(x(0), x(row.amount)))
    return tag("g", ["class": "own"]) {
      ChartShape.label("kind large", ChartShape.short(row.name, 44), Self.left - 14, y + 14)
      ChartShape.block(row.isHatched ? "bar hatched" : "bar", from, y, to - from, 18)
      if row.isHatched {
        for stripe in stride(from: from + 6, to: to, by: 7) {
          ChartShape.line("stripe", stripe, y, max(from, stripe - 6), y + 18)
        }
      }
      if let range = row.range {
        ChartShape.line("whisker", x(range.lower), y + 9, x(range.upper), y + 9)
        ChartShape.line("whisker", x(range.lower), y + 5, x(range.lower), y + 13)
        ChartShape.line("whisker", x(range.upper), y + 5, x(range.upper), y + 13)
      }
      ChartShape.label(
        "value", row.value, max(x(row.amount), x(row.range?.upper ?? 0)) + 10, y + 14)
    }
  }
}
