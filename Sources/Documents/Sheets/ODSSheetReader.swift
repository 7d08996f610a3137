/// Reads one table of an OpenDocument spreadsheet.
///
/// Repeated rows and columns are counted, and only their cells with content are written out.
struct ODSSheetReader {
  private let table: XMLElement
  private let styles: ODSStyles
  private var sheet: Sheet
  private var row = 1
  private var column = 1
  /// The default style of each column.
  private var columnStyles: [String?] = []
  /// The cells with a rule for what may be entered, by the rule's name.
  private(set) var validated: [String: [CellRange]] = [:]

  init(_ table: XMLElement, styles: ODSStyles) {
    self.table = table
    self.styles = styles
    sheet = Sheet(name: table[.table("name")] ?? "")
    sheet.printRanges = SplitReference.list(table[.table("print-ranges")] ?? "")
      .compactMap { CellReference($0)?.range }
    sheet.isHidden =
      styles.styles.property(
        .table("display"), in: "table-properties", of: "table", table[.table("style-name")])
      == "false"
  }

  mutating func read(remaining: inout Int) throws(DocumentError) -> Sheet {
    try read(table, remaining: &remaining)
    return sheet
  }

  /// Rows and columns stand directly in the table or in groups and headers.
  private mutating func read(
    _ group: XMLElement, remaining: inout Int
  ) throws(DocumentError) {
    for child in group.children {
      switch child.name {
      case .table("table-column"): readColumn(child)
      case .table("table-row"): try readRow(child, remaining: &remaining)
      case .table("table-header-rows"):
        let first = row
        try read(child, remaining: &remaining)
        if row > first { sheet.repeatedRows = first...(row - 1) }
      case .table("table-columns"), .table("table-header-columns"), .table("table-column-group"),
        .table("table-rows"), .table("table-row-group"):
        try read(child, remaining: &remaining)
      default: break
      }
    }
  }

  /// The number of repetitions, at most `limit`.
  private static func repeated(_ element: XMLElement, _ name: String, _ limit: Int) -> Int {
    guard let text = element[.table(name)] else { return min(1, max(limit, 0)) }
    // A number too long for an integer is larger than any limit.
    return min(max(Int(text) ?? limit, 1), max(limit, 0))
  }

  private static func isHidden(_ element: XMLElement) -> Bool {
    ["collapse", "filter"].contains(element[.table("visibility")])
  }

  private mutating func readColumn(_ element: XMLElement) {
    let left = CellAddress.lastColumn - column + 1
    let count = Self.repeated(element, "number-columns-repeated", left)
    guard count > 0 else { return }
    let last = column + count - 1
    if Self.isHidden(element) { sheet.hiddenColumns.append(column...last) }
    let style = element[.table("default-cell-style-name")]
    columnStyles += Array(repeating: style, count: count)
    column = last + 1
  }

  private func columnStyle(_ column: Int) -> String? {
    columnStyles.indices.contains(column - 1) ? columnStyles[column - 1] : nil
  }

  private mutating func readRow(
    _ element: XMLElement, remaining: inout Int
  ) throws(DocumentError) {
    let left = CellAddress.lastRow - row + 1
    let count = Self.repeated(element, "number-rows-repeated", left)
    guard count > 0 else { return }
    if Self.isHidden(element) { sheet.hiddenRows.append(row...(row + count - 1)) }
    let rowStyle = element[.table("default-cell-style-name")]
    var column = 1
    for item in element.children {
      guard item.name == .table("table-cell") || item.name == .table("covered-table-cell") else {
        continue
      }
      let width = Self.repeated(
        item, "number-columns-repeated", CellAddress.lastColumn - column + 1)
      defer { column += width }
      addMerge(item, at: CellAddress(row: row, column: column))
      if let name = item[.table("content-validation-name")], width > 0 {
        let end = CellAddress(row: row + count - 1, column: column + width - 1)
        validated[name, default: []].append(
          CellRange(CellAddress(row: row, column: column), end))
      }
      if let comment = item.child(.office("annotation")) {
        sheet.comments[CellAddress(row: row, column: column)] =
          OpenDocumentRuns.paragraphs(in: comment).joined(separator: "\n")
      }
      let formula = item[.table("formula")].map { Formula(openDocument: $0).description }
      let value = Self.value(of: item)
      guard value != .empty || formula != nil else { continue }
      remaining -= width * count
      guard remaining >= 0 else {
        throw .tooLarge(part: "the cells of the workbook", limit: DocumentLimits.cells)
      }
      for place in column..<(column + width) {
        let look = styles.look(item[.table("style-name")] ?? rowStyle ?? columnStyle(place))
        let cell = Cell(value, formula: formula, format: look.format, style: look.style)
        for line in row..<(row + count) {
          sheet.cells[CellAddress(row: line, column: place)] = cell
        }
      }
    }
    row += count
  }

  private mutating func addMerge(_ item: XMLElement, at place: CellAddress) {
    let rows = Self.repeated(item, "number-rows-spanned", CellAddress.lastRow - place.row + 1)
    let columns = Self.repeated(
      item, "number-columns-spanned", CellAddress.lastColumn - place.column + 1)
    guard rows > 0, columns > 0, rows * columns > 1 else { return }
    let end = CellAddress(row: place.row + rows - 1, column: place.column + columns - 1)
    sheet.mergedRanges.append(CellRange(place, end))
  }

  private static func value(of cell: XMLElement) -> Cell.Value {
    let shown = OpenDocumentRuns.paragraphs(
      in: XMLElement(
        cell.name,
        nodes: cell.nodes.filter { node in
          if case .element(let child) = node { child.name == .text("p") } else { false }
        })
    ).joined(separator: "\n")
    if cell[.calc("value-type")] == "error" { return .error(shown) }
    switch cell[.office("value-type")] {
    case "float", "percentage", "currency":
      guard let number = cell[.office("value")].flatMap({ Double($0) }), number.isFinite else {
        return .empty
      }
      return .number(number)
    case "date":
      return cell[.office("date-value")].flatMap(CalendarDate.serial).map { .number($0) }
        ?? .text(shown)
    case "time":
      return cell[.office("time-value")].flatMap { CalendarDate.days(duration: $0) }
        .map { .number($0) } ?? .text(shown)
    case "boolean": return .bool(cell[.office("boolean-value")] == "true")
    case "string":
      let text = cell[.office("string-value")] ?? shown
      return text.isEmpty ? .empty : .text(text)
    default: return shown.isEmpty ? .empty : .text(shown)
    }
  }
}
