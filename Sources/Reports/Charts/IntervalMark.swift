import Statistics

/// A rate in its interval, small enough for a cell of a table that says the same in figures.
struct IntervalMark {
  private let mark: ReportTable.Cell.Mark

  /// Makes the mark.
  init(_ mark: ReportTable.Cell.Mark) { self.mark = mark }

  /// The mark: a line from bound to bound, a dot at the rate, a tick at the reference.
  func draw() -> HTML {
    tag("svg", ["class": "mark", "viewBox": "-4 0 108 12", "aria-hidden": "true"]) {
      ChartShape.line("grid", 0, 6, 100, 6)
      if let reference = mark.reference {
        ChartShape.line("reference", reference * 100, 1, reference * 100, 11)
      }
      ChartShape.line("whisker", mark.interval.lower * 100, 6, mark.interval.upper * 100, 6)
      ChartShape.dot("dot", mark.rate * 100, 6, 3.2)
    }
  }
}
