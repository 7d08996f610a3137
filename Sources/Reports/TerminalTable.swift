/// Rows of cells under headings, with columns as wide as they need.
struct TerminalTable {
  var headings: [String]
  var rows: [[String]] = []
  /// The columns whose cells stand on the right.
  var right: Set<Int>

  /// The lines: the headings first. Where they would be wider than `width`, the columns move
  /// together and the cells of the first one are cut, to no less than 8 columns.
  func lines(width: Int) -> [String] {
    let all = [headings] + rows
    var widths = headings.indices.map { column in
      all.map { PlainText.width($0[column]) }.max() ?? 0
    }
    let excess = { (gap: Int) in 2 + widths.reduce(0, +) + gap * (widths.count - 1) - width }
    let gap = excess(3) > 0 ? 2 : 3
    if excess(gap) > 0 { widths[0] = max(8, widths[0] - excess(gap)) }
    return all.map { row in
      let cells = row.indices.map { column in
        let cell = PlainText.cut(row[column], to: widths[column])
        return PlainText.pad(cell, to: widths[column], right: right.contains(column))
      }
      let line = "  " + cells.joined(separator: String(repeating: " ", count: gap))
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
