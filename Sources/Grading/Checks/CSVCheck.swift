import Documents
public import TaskFiles
import Vocabulary

/// A file of comma-separated values has this header and these rows.
///
/// White space around a field and empty rows at the end do not matter. A number without quotes in
/// the task file is compared as a number, anything else as text.
///
/// - `path`: the file
/// - `header` (optional): the fields of the first row
/// - `rows` (optional): all rows, behind the header if there is one, each a list
/// - `ordered` (optional): `false` when the rows may have any order
/// - `tolerance` (optional): how far numbers may be off, 0 if it is not given
/// - `delimiter` (optional): one character; if it is not given, it is found out from the first row
///
/// ```yaml
/// - csv:
///     path: Documents/totals.csv
///     header: [Customer, Total]
///     rows: [[Meyer, 1240.5], [Kaya, 88]]
///     ordered: false
/// ```
public struct CSVCheck: Check {
  /// How task files call it.
  public static let name = "csv"
  private let path: String
  private let header: [ExpectedValue]?
  private let rows: [[ExpectedValue]]?
  private let ordered: Bool
  private let tolerance: Double
  private let delimiter: Character?

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    path = try arguments.path("path")
    header = try arguments.optionalList("header")?.map(ExpectedValue.init)
    var rows: [[ExpectedValue]]?
    for row in try arguments.optionalList("rows") ?? [] {
      rows = (rows ?? []) + [try row.list().map(ExpectedValue.init)]
    }
    self.rows = arguments.keys.contains("rows") ? rows ?? [] : nil
    ordered = try arguments.bool("ordered", default: true)
    tolerance = try arguments.optionalDouble("tolerance") ?? 0
    let mark = arguments.optionalValue("delimiter")
    delimiter = try mark?.string().first
    if let mark, mark.text?.count != 1 || delimiter?.isASCII != true {
      throw mark.expected("one ASCII character, such as \";\"")
    }
    guard header != nil || self.rows != nil else {
      throw Diagnostic(arguments.location, "the check 'csv' needs 'header', 'rows' or both")
    }
  }

  /// What the check names and may therefore change.
  public var paths: [String] { [path] }

  /// Judges the state that the trial left.
  public func judge(_ state: any StateReader) -> Judgement {
    var parts: [String] = []
    if let header { parts.append("the header \(Self.shown(header.map(\.text)))") }
    if let rows {
      parts.append("\(rows.count) rows: \(rows.map { Self.shown($0.map(\.text)) }.listed())")
    }
    let expected = "\(path) with \(parts.joined(separator: " and "))"
    var table: [[String]]
    do {
      table = try CSVTable(try state.file(path), delimiter: delimiter).rows
    } catch {
      return Judgement(passed: false, expected: expected, found: "\(error)")
    }
    while table.last?.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) == true { table.removeLast() }
    var complaints: [String] = []
    if let header {
      let first = table.first ?? []
      if !fits(header, first) { complaints.append("the first row is \(Self.shown(first))") }
      table = Array(table.dropFirst())
    }
    if let rows { complaints += self.complaints(about: table, rows) }
    let count = (header == nil ? 0 : 1) + (rows?.count ?? 0)
    return .over(count, expected: expected, complaints: complaints, otherwise: "all of it")
  }

  private func complaints(about table: [[String]], _ rows: [[ExpectedValue]]) -> [String] {
    var complaints: [String] = []
    if table.count != rows.count {
      complaints.append("\(table.count) rows instead of \(rows.count)")
    }
    if ordered {
      for (index, row) in rows.enumerated() where index < table.count {
        guard !fits(row, table[index]) else { continue }
        complaints.append("row \(index + 1) is \(Self.shown(table[index]))")
      }
    } else if table.count <= rows.count * 2 + 1000 {
      let missing = Matching(rows.map { row in table.map { fits(row, $0) } }).unmatched
      complaints += missing.map { "no row \(Self.shown(rows[$0].map(\.text)))" }
    }
    return complaints
  }

  private func fits(_ expected: [ExpectedValue], _ found: [String]) -> Bool {
    expected.count == found.count
      && zip(expected, found).allSatisfy { $0.matches($1, tolerance: tolerance) }
  }

  private static func shown(_ row: [String]) -> String {
    "[\(row.prefix(20).map { $0.cut(to: 40) }.joined(separator: ", "))]"
  }
}
