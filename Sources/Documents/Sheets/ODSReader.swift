/// Reads the workbook of an OpenDocument file, packed or flat.
struct ODSReader {
  private let document: OpenDocument
  private let body: XMLElement
  private let styles: ODSStyles

  init(_ document: OpenDocument) throws(DocumentError) {
    self.document = document
    body = try document.body("spreadsheet")
    styles = ODSStyles(OpenDocumentStyles(document))
  }

  func workbook() throws(DocumentError) -> Workbook {
    var remaining = DocumentLimits.cells
    let charts = ODSCharts(document: document)
    var sheets: [Sheet] = []
    for table in body.children where table.name == .table("table") {
      var reader = ODSSheetReader(table, styles: styles)
      var sheet = try reader.read(remaining: &remaining)
      sheet.validations = validations(reader.validated)
      let formats = table.child(.calc("conditional-formats"))
      for group in formats?.children(.calc("conditional-format")) ?? [] {
        sheet.conditionalFormats += ConditionalFormat.all(openDocument: group, styles: styles)
      }
      sheet.charts = try charts.charts(of: table)
      sheets.append(sheet)
    }
    addFilters(to: &sheets)
    addFrozenPanes(to: &sheets)
    return Workbook(sheets: sheets, definedNames: definedNames())
  }

  /// The rules in the order of the file, each with the cells that name it.
  private func validations(_ validated: [String: [CellRange]]) -> [CellValidation] {
    let rules =
      body.child(.table("content-validations"))?.children(.table("content-validation")) ?? []
    return rules.compactMap { rule in
      guard let ranges = rule[.table("name")].flatMap({ validated[$0] }) else { return nil }
      var validation = CellValidation(openDocument: rule)
      validation.ranges = ranges
      return validation
    }
  }

  private func definedNames() -> [String: String] {
    var names: [String: String] = [:]
    let ranges = body.child(.table("named-expressions"))?.children(.table("named-range")) ?? []
    for item in ranges {
      guard let name = item[.table("name")], let range = item[.table("cell-range-address")] else {
        continue
      }
      names[name] = Workbook.normalised(range)
    }
    let formulas =
      body.child(.table("named-expressions"))?.children(.table("named-expression")) ?? []
    for item in formulas {
      guard let name = item[.table("name")], let text = item[.table("expression")] else { continue }
      names[name] = Formula(openDocument: text).description
    }
    return names
  }

  private func addFilters(to sheets: inout [Sheet]) {
    let ranges = body.child(.table("database-ranges"))?.children(.table("database-range")) ?? []
    for item in ranges where item[.table("display-filter-buttons")] == "true" {
      guard let address = item[.table("target-range-address")].flatMap({ CellReference($0) }),
        let index = sheets.firstIndex(where: { $0.name == address.sheet })
      else { continue }
      sheets[index].autofilter = address.range
    }
  }

  /// Frozen panes are settings of the first view: split mode 2 is frozen, 1 only split.
  private func addFrozenPanes(to sheets: inout [Sheet]) {
    let sets = document.settings?.descendants(.config("config-item-map-named")) ?? []
    guard let tables = sets.first(where: { $0[.config("name")] == "Tables" }) else { return }
    for entry in tables.children(.config("config-item-map-entry")) {
      guard let index = sheets.firstIndex(where: { $0.name == entry[.config("name")] }) else {
        continue
      }
      var items: [String: Int] = [:]
      for item in entry.children(.config("config-item")) {
        if let name = item[.config("name")] { items[name] = Int(item.text) }
      }
      if items["VerticalSplitMode"] == 2 {
        sheets[index].frozenRows = items["VerticalSplitPosition"] ?? 0
      }
      if items["HorizontalSplitMode"] == 2 {
        sheets[index].frozenColumns = items["HorizontalSplitPosition"] ?? 0
      }
    }
  }
}
