/// A table read from CSV text: commas, double quotes, the first line names the columns.
struct CSVTable: Sendable, Hashable {
  var header: [String]
  var rows: [Row]

  /// A line of values; an empty value without quotes is nil.
  struct Row: Sendable, Hashable {
    var line: Int
    var values: [String?]
  }

  /// Reads RFC 4180 text; blank lines are skipped.
  init(_ text: String, file: String) throws(SiteError) {
    var records = try Self.records(of: text, file: file)
    guard !records.isEmpty else {
      throw SiteError(file: file, "the file is empty; its first line must name the columns")
    }
    let first = records.removeFirst()
    header = first.values.map { $0 ?? "" }
    if let empty = header.firstIndex(of: "") {
      throw SiteError(file: file, line: first.line, "column \(empty + 1) has no name")
    }
    rows = records
    for row in rows where row.values.count != header.count {
      throw SiteError(
        file: file, line: row.line,
        "\(row.values.count) values, but the header names \(header.count) columns")
    }
  }

  private static func records(of text: String, file: String) throws(SiteError) -> [Row] {
    var records: [Row] = []
    var values: [String?] = []
    var value = String.UnicodeScalarView()
    var wasQuoted = false
    var inQuotes = false
    var line = 1
    var start = 1
    var scalars = text.unicodeScalars[...]
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }

    func finishValue() {
      values.append(value.isEmpty && !wasQuoted ? nil : String(value))
      value = String.UnicodeScalarView()
      wasQuoted = false
    }
    func finishRecord() {
      finishValue()
      if values != [nil] { records.append(Row(line: start, values: values)) }
      values = []
    }

    while let scalar = scalars.popFirst() {
      if inQuotes {
        if scalar == "\"" {
          if scalars.first == "\"" {
            scalars.removeFirst()
            value.append("\"")
          } else {
            inQuotes = false
          }
        } else {
          if scalar == "\n" { line += 1 }
          value.append(scalar)
        }
        continue
      }
      switch scalar {
      case "\"" where value.isEmpty && !wasQuoted:
        inQuotes = true
        wasQuoted = true
      case ",": finishValue()
      case "\r" where scalars.first == "\n": continue
      case "\n":
        finishRecord()
        line += 1
        start = line
      default:
        if wasQuoted {
          throw SiteError(file: file, line: line, "text after a closing quote; expected a comma")
        }
        value.append(scalar)
      }
    }
    if inQuotes {
      throw SiteError(file: file, line: start, "a quote opens here and is never closed")
    }
    if !value.isEmpty || wasQuoted || !values.isEmpty { finishRecord() }
    return records
  }
}
