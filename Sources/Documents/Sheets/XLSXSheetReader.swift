/// Reads one worksheet of an Office Open XML file.
struct XLSXSheetReader {
  let package: OpenXMLPackage
  let part: String
  let strings: [String]
  let styles: XLSXStyles
  let startsIn1904: Bool

  /// A formula that other cells share, with the cell where it was written.
  private struct SharedFormula {
    var formula: Formula
    var origin: CellAddress
  }

  func read(into sheet: inout Sheet, remaining: inout Int) throws(DocumentError) {
    let root = try package.xml(part)
    if let data = root.child(.sheet("sheetData")) {
      try readRows(data, into: &sheet, remaining: &remaining)
    }
    for column in root.child(.sheet("cols"))?.children(.sheet("col")) ?? [] {
      guard XLSXReader.isTrue(column["hidden"]), let first = Int(column["min"] ?? ""),
        let last = Int(column["max"] ?? ""), first <= last
      else { continue }
      sheet.hiddenColumns.append(first...last)
    }
    let view = root.child(.sheet("sheetViews"), .sheet("sheetView"), .sheet("pane"))
    if let view, view["state"]?.hasPrefix("frozen") == true {
      sheet.frozenRows = Int(view["ySplit"] ?? "") ?? 0
      sheet.frozenColumns = Int(view["xSplit"] ?? "") ?? 0
    }
    for merged in root.child(.sheet("mergeCells"))?.children(.sheet("mergeCell")) ?? [] {
      if let range = merged["ref"].flatMap({ CellRange($0) }) { sheet.mergedRanges.append(range) }
    }
    sheet.autofilter = try autofilter(root)
    sheet.validations =
      (root.child(.sheet("dataValidations"))?.children(.sheet("dataValidation"))
      ?? []).map { CellValidation(openXML: $0) }
    for group in root.children(.sheet("conditionalFormatting")) {
      sheet.conditionalFormats += ConditionalFormat.all(openXML: group, styles: styles)
    }
    sheet.comments = try comments()
  }

  private func comments() throws(DocumentError) -> [CellAddress: String] {
    guard let target = try package.part("comments", of: part) else { return [:] }
    var comments: [CellAddress: String] = [:]
    let list = try package.xml(target).child(.sheet("commentList"))
    for item in list?.children(.sheet("comment")) ?? [] {
      guard let place = item["ref"].flatMap({ CellAddress($0) }) else { continue }
      comments[place] = item.child(.sheet("text")).map(XLSXReader.richText) ?? ""
    }
    return comments
  }

  /// The filter of the sheet, or of its first table that has one.
  private func autofilter(_ root: XMLElement) throws(DocumentError) -> CellRange? {
    if let filter = root.child(.sheet("autoFilter"))?["ref"] { return CellRange(filter) }
    for table in try package.relationships(of: part) where table.kind == "table" {
      guard package.archive.contains(table.target) else { continue }
      let filter = try package.xml(table.target).child(.sheet("autoFilter"))
      if let range = filter?["ref"].flatMap({ CellRange($0) }) { return range }
    }
    return nil
  }

  private func readRows(
    _ data: XMLElement, into sheet: inout Sheet, remaining: inout Int
  ) throws(DocumentError) {
    var shared: [String: SharedFormula] = [:]
    var formulaBytes = 0
    var row = 0
    for element in data.children where element.name == .sheet("row") {
      row = element["r"].map { Int($0) ?? 0 } ?? row + 1
      guard (1...CellAddress.lastRow).contains(row) else {
        throw .malformed(part: part, reason: "a row lies outside the sheet")
      }
      if XLSXReader.isTrue(element["hidden"]) { sheet.hiddenRows.append(row...row) }
      var column = 0
      for item in element.children where item.name == .sheet("c") {
        let place =
          item["r"].flatMap { CellAddress($0) } ?? CellAddress(row: row, column: column + 1)
        guard (1...CellAddress.lastRow).contains(place.row),
          (1...CellAddress.lastColumn).contains(place.column)
        else { throw .malformed(part: part, reason: "a cell lies outside the sheet") }
        column = place.column
        let formula = self.formula(of: item, at: place, shared: &shared)
        let value = try value(of: item, at: place)
        guard value != .empty || formula != nil else { continue }
        formulaBytes += formula?.utf8.count ?? 0
        remaining -= 1
        guard remaining >= 0, formulaBytes <= DocumentLimits.part else {
          throw .tooLarge(part: "the cells of the workbook", limit: DocumentLimits.cells)
        }
        let look = styles[Int(item["s"] ?? "0") ?? 0]
        sheet.cells[place] = Cell(
          moved(value, format: look.format), formula: formula, format: look.format,
          style: look.style)
      }
    }
  }

  /// Dates of files that count from 1904 are counted as all others are.
  private func moved(_ value: Cell.Value, format: NumberFormat) -> Cell.Value {
    guard startsIn1904, format.isDate, case .number(let number) = value else { return value }
    return .number(number + 1462)
  }

  private func formula(
    of cell: XMLElement, at place: CellAddress, shared: inout [String: SharedFormula]
  ) -> String? {
    guard let element = cell.child(.sheet("f")) else { return nil }
    let text = element.text
    guard element["t"] == "shared", let index = element["si"] else {
      return text.isEmpty ? nil : Formula(text).description
    }
    if !text.isEmpty {
      let formula = Formula(text)
      shared[index] = SharedFormula(formula: formula, origin: place)
      return formula.description
    }
    guard let source = shared[index] else { return nil }
    let rows = place.row - source.origin.row
    let columns = place.column - source.origin.column
    return source.formula.moved(rows: rows, columns: columns).description
  }

  private func value(
    of cell: XMLElement, at place: CellAddress
  ) throws(DocumentError) -> Cell.Value {
    if cell["t"] == "inlineStr" {
      let text = cell.child(.sheet("is")).map(XLSXReader.richText) ?? ""
      return text.isEmpty ? .empty : .text(text)
    }
    guard let text = cell.child(.sheet("v"))?.text, !text.isEmpty else { return .empty }
    switch cell["t"] ?? "n" {
    case "s":
      guard let index = Int(text), strings.indices.contains(index) else {
        throw .malformed(
          part: part, reason: "\(place) refers to the text \(text), which is missing")
      }
      return .text(strings[index])
    case "str": return .text(text)
    case "b": return .bool(text == "1" || text == "true")
    case "e": return .error(text)
    case "d":
      guard let serial = CalendarDate.serial(text) else {
        throw .malformed(part: part, reason: "\(place) holds no date but \(text)")
      }
      return .number(serial)
    default:
      guard let number = Double(text), number.isFinite else {
        throw .malformed(part: part, reason: "\(place) holds no number but \(text)")
      }
      return .number(number)
    }
  }
}
