import Foundation
import Runs
import Vocabulary

/// The validation table for the terminal and, being Markdown, for a file.
enum ValidationText {
  /// One row a task, then each violation, then the sum.
  static func text(_ table: ValidationTable) -> String {
    let header = ["task", "reference", "idle", "give-up", "cheats", "steps", "seconds", "proven"]
    let rows = table.rows.map { row in
      [
        row.task.rawValue, "\(row.reference)", "\(row.idle)", "\(row.giveUp)", "\(row.cheats)",
        "\(row.steps)", row.seconds.formatted(.number.precision(.fractionLength(1))),
        row.holds ? "yes" : "NO",
      ]
    }
    let widths = header.indices.map { column in
      ([header] + rows).map { $0[column].count }.max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      "| "
        + zip(cells, widths).map { $0.padding(toLength: $1, withPad: " ", startingAt: 0) }
        .joined(separator: " | ") + " |"
    }
    var lines = [line(header), line(widths.map { String(repeating: "-", count: $0) })]
    lines += rows.map(line)
    let violations = table.rows.flatMap(\.violations)
    if !violations.isEmpty { lines += ["", "Violations:"] }
    lines += violations.map {
      "- \($0.trial): expected \($0.expected.rawValue), found \($0.found.rawValue); \($0.reason)"
    }
    let proven = table.rows.count { $0.holds }
    lines += ["", "\(proven) of \(table.rows.count) tasks proven"]
    return lines.joined(separator: "\n")
  }
}
