/// Reads the workbook of an Office Open XML file.
struct XLSXReader {
  private let package: OpenXMLPackage
  private let main: String
  private let root: XMLElement

  init(_ package: OpenXMLPackage) throws(DocumentError) {
    self.package = package
    main = try package.mainPart()
    root = try package.xml(main)
    guard root.name == .sheet("workbook") else {
      throw .unsupported(format: "a document with \(root.name.local) in place of a workbook")
    }
  }

  func workbook() throws(DocumentError) -> Workbook {
    let relationships = try package.relationships(of: main)
    let strings = try sharedStrings(relationships)
    let styles = try XLSXStyles(relationships.first { $0.kind == "styles" }, in: package)
    let startsIn1904 = Self.isTrue(root.child(.sheet("workbookPr"))?["date1904"])
    var remaining = DocumentLimits.cells
    var sheets: [Sheet] = []
    for item in root.child(.sheet("sheets"))?.children(.sheet("sheet")) ?? [] {
      let id = item[.reference("id")] ?? ""
      guard let target = relationships.first(where: { $0.id == id }) else {
        throw .malformed(part: main, reason: "the sheet \(item["name"] ?? id) has no part")
      }
      var sheet = Sheet(
        name: item["name"] ?? "", isHidden: ["hidden", "veryHidden"].contains(item["state"]))
      // A sheet that is one chart has no cells.
      if target.kind == "worksheet" {
        let reader = XLSXSheetReader(
          package: package, part: target.target, strings: strings, styles: styles,
          startsIn1904: startsIn1904)
        try reader.read(into: &sheet, remaining: &remaining)
      }
      try XLSXCharts(package: package).read(sheetPart: target.target, into: &sheet)
      sheets.append(sheet)
    }
    addPrintSettings(to: &sheets)
    return Workbook(sheets: sheets, definedNames: definedNames())
  }

  /// What is printed, and the rows on every page, are names that belong to a sheet.
  ///
  /// Source: ECMA-376 part 1, section 18.2.5.
  private func addPrintSettings(to sheets: inout [Sheet]) {
    for item in root.child(.sheet("definedNames"))?.children(.sheet("definedName")) ?? [] {
      guard let index = item["localSheetId"].flatMap({ Int($0) }), sheets.indices.contains(index)
      else { continue }
      let ranges = SplitReference.list(item.text).compactMap { CellReference($0)?.range }
      if item["name"] == "_xlnm.Print_Area" { sheets[index].printRanges = ranges }
      if item["name"] == "_xlnm.Print_Titles" {
        sheets[index].repeatedRows = ranges.first { $0.last.column == CellAddress.lastColumn }
          .map { $0.first.row...$0.last.row }
      }
    }
  }

  private func definedNames() -> [String: String] {
    var names: [String: String] = [:]
    for item in root.child(.sheet("definedNames"))?.children(.sheet("definedName")) ?? [] {
      guard let name = item["name"], !name.hasPrefix("_xlnm.") else { continue }
      names[name] = Workbook.normalised(item.text)
    }
    return names
  }

  private func sharedStrings(
    _ relationships: [OpenXMLPackage.Relationship]
  ) throws(DocumentError) -> [String] {
    guard let part = relationships.first(where: { $0.kind == "sharedStrings" }) else { return [] }
    return try package.xml(part.target).children(.sheet("si")).map(Self.richText)
  }

  /// The text of runs, without the readings of Japanese characters.
  static func richText(_ element: XMLElement) -> String {
    var text = ""
    for child in element.children {
      switch child.name {
      case .sheet("t"): text += child.text
      case .sheet("r"): text += child.child(.sheet("t"))?.text ?? ""
      default: break
      }
    }
    return text
  }

  /// A boolean attribute of XML Schema.
  static func isTrue(_ value: String?) -> Bool { value == "1" || value == "true" || value == "on" }
}
