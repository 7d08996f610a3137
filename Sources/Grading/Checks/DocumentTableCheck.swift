import Documents
public import TaskFiles

/// A table of a text has exactly these cells.
///
/// A number without quotes in the task file is compared as a number, and the amount of white space
/// does not matter.
///
/// - `path`: the document: docx, odt or fodt
/// - `rows`: the rows of the table, each a list
/// - `table` (optional): which table of the text, counted from 1; if it is not given, the text must
///   have only one
///
/// ```yaml
/// - document-table:
///     path: Documents/report.docx
///     rows: [[Item, Price], [Tea, 12.5]]
/// ```
public struct DocumentTableCheck: Check {
  /// How task files call it.
  public static let name = "document-table"
  private let path: String
  private let rows: [[ExpectedValue]]
  private let table: Int?

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    path = try arguments.path("path")
    var rows: [[ExpectedValue]] = []
    for row in try arguments.list("rows") {
      var cells: [ExpectedValue] = []
      for cell in try row.list() { cells.append(try ExpectedValue(cell)) }
      rows.append(cells)
    }
    self.rows = rows
    table = try arguments.optionalInt("table")
  }

  /// The file that the check is about.
  public var paths: [String] { [path] }

  /// Judges the file as the trial left it.
  public func judge(_ state: any StateReader) -> Judgement {
    let expected =
      "\(path) with a table of \(rows.count) rows: \(rows.map { $0.map(\.text).joined(separator: " | ") }.listed())"
    let document: TextDocument
    do {
      document = try state.document(path, TextDocument.init(_:))
    } catch {
      return Judgement(passed: false, expected: expected, found: error.found)
    }
    let tables = document.tables
    guard table != nil || tables.count < 2 else {
      return Judgement(passed: false, expected: expected, found: "\(tables.count) tables")
    }
    guard tables.indices.contains((table ?? 1) - 1) else {
      return Judgement(passed: false, expected: expected, found: "\(tables.count) tables")
    }
    let found = tables[(table ?? 1) - 1].rows
    var complaints: [String] = []
    if found.count != rows.count { complaints.append("\(found.count) rows") }
    for (index, row) in rows.enumerated() where found.indices.contains(index) {
      let cells = found[index].map(\.singleSpaced)
      let isSame =
        cells.count == row.count
        && zip(row, cells).allSatisfy { $0.matches($1, tolerance: 1e-9) }
      if !isSame {
        complaints.append("row \(index + 1) is \(cells.joined(separator: " | "))")
      }
    }
    return .over(rows.count + 1, expected: expected, complaints: complaints, otherwise: "all of it")
  }
}
