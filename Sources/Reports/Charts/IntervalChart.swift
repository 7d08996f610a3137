import Statistics

/// Rates with their intervals, one below the other: a dot on a line from bound to bound.
struct IntervalChart: Sendable, Hashable {
  /// One rate.
  struct Row: Sendable, Hashable {
    var name: String
    var detail: String
    /// From 0 to 1; nil where nothing is known.
    var rate: Double?
    /// From 0 to 1; nil for a figure without one.
    var interval: Interval?
    /// What stands at the end of the row.
    var value: String
    /// Whether it is what the chart is about; others are to compare with.
    var isOwn = true
    /// The shape of the dot: see ``ChartShape``.
    var symbol = 0
  }

  /// A rate that all rows are compared with.
  struct Reference: Sendable, Hashable {
    var name: String
    /// From 0 to 1.
    var rate: Double
  }

  var title: String
  var rows: [Row]
  var references: [Reference] = []

  private static let left = 268.0
  private static let plot = 500.0
  private static let top = 30.0
  private static let row = 38.0

  private var bottom: Double { Self.top + Double(rows.count) * Self.row }

  /// The chart; its figures stand in a table beside it as well.
  func draw() -> HTML {
    tag(
      "svg",
      [
        "class": "chart", "viewBox": "0 0 900 \(Int(bottom) + 26)", "role": "img",
        "aria-label": "\(title). \(rows.map { "\($0.name): \($0.value)" }.joined(separator: "; "))",
      ]
    ) {
      for percent in [0.0, 25, 50, 75, 100] {
        ChartShape.line("grid", x(percent / 100), Self.top, x(percent / 100), bottom)
        ChartShape.label("axis", "\(Int(percent)) %", x(percent / 100), bottom + 18)
      }
      for (index, reference) in references.enumerated() {
        ChartShape.line("reference", x(reference.rate), Self.top - 6, x(reference.rate), bottom)
        ChartShape.label(
          "axis", reference.name, x(reference.rate), Self.top - 10 - Double(index % 2) * 11)
      }
      for (index, row) in rows.enumerated() { draw(row, at: index) }
    }
  }

  private func x(_ rate: Double) -> Double { Self.left + rate * Self.plot }

  private func draw(_ row: Row, at index: Int) -> HTML {
    let y = Self.top + (Double(index) + 0.5) * Self.row
    return tag("g", ["class": row.isOwn ? "own" : "other"]) {
      ChartShape.label("who", ChartShape.short(row.name, 34), Self.left - 14, y - 1)
      ChartShape.label("kind", ChartShape.short(row.detail, 44), Self.left - 14, y + 13)
      if let interval = row.interval {
        let (low, high) = (x(interval.lower), x(interval.upper))
        ChartShape.line("whisker", low, y, high, y)
        ChartShape.line("whisker", low, y - 5, low, y + 5)
        ChartShape.line("whisker", high, y - 5, high, y + 5)
      }
      if let rate = row.rate { ChartShape.symbol(row.symbol, "dot", x(rate), y) }
      ChartShape.label("value", row.value, x(1) + 14, y + 5)
    }
  }
}
