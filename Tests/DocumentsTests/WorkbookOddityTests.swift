import Documents
import Testing

/// Workbooks that no application wrote.
struct WorkbookOddityTests {
  private static let space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let relations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  private func xlsx(_ rows: String, after: String = "", strings: String = "") -> [UInt8] {
    let list =
      "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
    let type = "Type='\(Self.relations)/"
    return Fixture.zip([
      "[Content_Types].xml": "<Types/>",
      "_rels/.rels":
        "\(list)<Relationship Id='a' \(type)officeDocument' Target='/xl/w.xml'/></Relationships>",
      "xl/w.xml": """
      <workbook xmlns='\(Self.space)' xmlns:r='\(Self.relations)'><workbookPr date1904='1'/><sheets>\
      <sheet name='S' sheetId='1' r:id='s'/></sheets></workbook>
      """,
      "xl/_rels/w.xml.rels": """
      \(list)<Relationship Id='s' \(type)worksheet' Target='sheets/../s.xml'/>\
      <Relationship Id='t' \(type)sharedStrings' Target='t.xml'/></Relationships>
      """,
      "xl/t.xml": "<sst xmlns='\(Self.space)'>\(strings)</sst>",
      "xl/s.xml":
        "<worksheet xmlns='\(Self.space)'><sheetData>\(rows)</sheetData>\(after)</worksheet>",
    ])
  }

  private func fods(_ table: String) -> [UInt8] {
    let prefix = "urn:oasis:names:tc:opendocument:xmlns"
    return Array(
      """
      <o:document xmlns:o='\(prefix):office:1.0' xmlns:t='\(prefix):table:1.0' \
      xmlns:x='\(prefix):text:1.0'><o:body><o:spreadsheet><t:table t:name='S'>\(table)</t:table>\
      </o:spreadsheet></o:body></o:document>
      """.utf8)
  }

  @Test func `Shared formulas are written out`() throws {
    let sheet = try Workbook(
      xlsx(
        """
        <row r='2'><c r='C2'><f t='shared' ref='C2:C3' si='0'>A2*$B$1</f><v>1</v></c></row>
        <row r='3'><c r='C3'><f t='shared' si='0'/><v>2</v></c></row>
        """)
    ).sheets[0]
    #expect(sheet["C2"]?.formula == "=A2*$B$1")
    #expect(sheet["C3"]?.formula == "=A3*$B$1")
  }

  @Test func `Rich and inline texts are whole`() throws {
    let sheet = try Workbook(
      xlsx(
        """
        <row><c t='s'><v>0</v></c><c t='inlineStr'><is><t>in</t></is></c><c t='str'><v>x</v></c></row>
        """, strings: "<si><r><t>a</t></r><r><t> b</t></r><rPh sb='0' eb='1'><t>no</t></rPh></si>")
    ).sheets[0]
    #expect(sheet["A1"]?.value == .text("a b"))
    #expect(sheet["B1"]?.value == .text("in"))
    #expect(sheet["C1"]?.value == .text("x"))
  }

  @Test func `Frozen panes and merged cells are read`() throws {
    let sheet = try Workbook(
      xlsx(
        "",
        after: """
          <sheetViews><sheetView><pane xSplit='1' ySplit='2' state='frozen'/></sheetView></sheetViews>
          <autoFilter ref='A1:B9'/><mergeCells><mergeCell ref='A1:B1'/></mergeCells>
          """)
    ).sheets[0]
    #expect(sheet.frozenRows == 2)
    #expect(sheet.frozenColumns == 1)
    #expect(sheet.mergedRanges.map(\.description) == ["A1:B1"])
    #expect(sheet.autofilter?.description == "A1:B9")
  }

  @Test(arguments: [
    "<row r='1'><c r='A1' t='s'><v>7</v></c></row>",
    "<row r='1'><c r='A1'><v>many</v></c></row>",
    "<row r='99999999999'><c><v>1</v></c></row>",
    "<row r='-5'><c><v>1</v></c></row>",
    "<row r='9223372036854775807'/><row/>",
    "<row r='1'><c r='A1' t='d'><v>soon</v></c></row>",
  ])
  func `Damaged cells are an error that names the part`(rows: String) {
    #expect { try Workbook(xlsx(rows)) } throws: { error in
      if case .malformed(part: "xl/s.xml", _) = error as? DocumentError { true } else { false }
    }
  }

  @Test func `A sheet of two thousand million repeated rows is refused quickly`() {
    let cell =
      "<t:table-cell o:value-type='float' o:value='1' t:number-columns-repeated='2147483647'/>"
    let row = "<t:table-row t:number-rows-repeated='2147483647'>\(cell)</t:table-row>"
    #expect(throws: DocumentError.self) { try Workbook(fods(row)) }
  }

  @Test func `Empty repeated rows cost nothing and count`() throws {
    let empty = "<t:table-row t:number-rows-repeated='1000000'><t:table-cell/></t:table-row>"
    let last = "<t:table-row><t:table-cell o:value-type='float' o:value='1'/></t:table-row>"
    let sheet = try Workbook(fods(empty + last)).sheets[0]
    #expect(sheet.cells.keys.map(\.description) == ["A1000001"])
    let beyond = "<t:table-row t:number-rows-repeated='99999999999999999999'/>"
    #expect(try Workbook(fods(beyond + last)).sheets[0].cells.isEmpty)
  }

  @Test func `Other documents are not workbooks`() async throws {
    #expect(throws: DocumentError.self) { try Workbook(Array(Fixture.letter.utf8)) }
    #expect(throws: DocumentError.unsupported(format: "XML with the root element html")) {
      try Workbook(Array("<html/>".utf8))
    }
    #expect(throws: DocumentError.self) { try Workbook(Array("A,B\n1,2".utf8)) }
    #expect(throws: DocumentError.self) { try Workbook([0xD0, 0xCF, 0x11, 0xE0, 0, 0]) }
    #expect(throws: DocumentError.missingPart("[Content_Types].xml or content.xml")) {
      try Workbook(Fixture.zip(["a": "b"]))
    }
  }
}
