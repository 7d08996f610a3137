extension ReportTable {
  /// The table as Markdown of GitHub's kind, with its heading of the level.
  func markdown(level: Int = 2) -> String {
    func cell(_ text: String) -> String {
      PlainText.line(text).replacing("\\", with: "\\\\").replacing("|", with: "\\|")
        .replacing("<", with: "&lt;").replacing("`", with: "'")
    }
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    var lines = [String(repeating: "#", count: level) + " " + cell(title), ""]
    lines.append(line(headings.map(cell)))
    lines.append(line(headings.indices.map { figures.contains($0) ? "--:" : "---" }))
    for row in rows + totals {
      lines.append(line(row.map { $0.isStrong ? "**\(cell($0.text))**" : cell($0.text) }))
    }
    if let note { lines += ["", cell(note)] }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The table for a terminal, its note below it; the last columns are left out where it is too
  /// narrow for them.
  func terminal(width: Int) -> String {
    let widest = max(16, (width - 2) / 2)
    let all = ([headings] + (rows + totals).map { $0.map(\.text) }).map { row in
      row.map { PlainText.cut(PlainText.line($0), to: widest) }
    }
    var columns = headings.count
    let widths = headings.indices.map { column in
      all.map { PlainText.width($0[column]) }.max() ?? 0
    }
    while columns > 2, 2 + widths[..<columns].reduce(0, +) + 2 * (columns - 1) > width {
      columns -= 1
    }
    var table = TerminalTable(headings: Array(all[0].prefix(columns)), right: figures)
    table.rows = all.dropFirst().map { Array($0.prefix(columns)) }
    var lines = ["  " + title, ""] + table.lines(width: width).map { PlainText.cut($0, to: width) }
    if let note { lines += [""] + PlainText.wrap(note, to: width - 2).map { "  " + $0 } }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The rows as lines of CSV after RFC 4180, each with the table's name before it.
  var csv: String {
    ([headings] + (rows + totals).map { $0.map(\.text) })
      .map { ([id] + $0).map(Self.field).joined(separator: ",") + "\r\n" }.joined()
  }

  /// A field that no spreadsheet takes for a formula.
  private static func field(_ text: String) -> String {
    var text = PlainText.visible(text)
    let isNumber = Double(text) != nil || text == "-"
    if let first = text.first, "=+-@\t\r".contains(first), !isNumber { text = "'" + text }
    guard text.contains(where: { ",\"\r\n".contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
