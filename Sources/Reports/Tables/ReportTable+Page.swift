extension ReportTable {
  /// The table under its heading, which its columns can be sorted by where scripts run.
  func section() -> HTML {
    tag("section", ["aria-labelledby": id]) {
      tag("h2", ["id": id]) { title }
      draw()
    }
  }

  /// The table under a smaller heading.
  func part() -> HTML {
    tag("div", ["class": "part"]) {
      tag("h3", ["id": id]) { title }
      draw()
    }
  }

  /// The table and its note.
  @HTMLBuilder func draw() -> HTML {
    tag("table", ["class": rows.count > 1 ? "sortable" : nil, "aria-labelledby": id]) {
      heads(headings, figures: figures)
      tag("tbody") { for row in rows { line(row) } }
      if !totals.isEmpty { tag("tfoot") { for row in totals { line(row) } } }
    }
    if let note { tag("p", ["class": "note"]) { note } }
  }

  private func line(_ cells: [Cell]) -> HTML {
    tag("tr") {
      for (index, cell) in cells.enumerated() {
        if index == 0 {
          tag("th", ["scope": "row"]) { tag("bdi") { cell.text } }
        } else {
          tag(
            "td",
            [
              "class": look(cell, figure: figures.contains(index)),
              "data-order": cell.order.flatMap { $0.isFinite ? "\($0)" : "-1e300" },
            ]
          ) {
            tag("bdi") { cell.text }
            if let mark = cell.mark { IntervalMark(mark).draw() }
          }
        }
      }
    }
  }

  private func look(_ cell: Cell, figure: Bool) -> String? {
    let looks = [figure ? "figures" : nil, cell.isStrong ? "strong" : nil].compactMap(\.self)
    return looks.isEmpty ? nil : looks.joined(separator: " ")
  }
}
