import Documents
import Testing

/// What stands beside cells and paragraphs in Office Open XML, by parts written by hand.
struct OpenXMLRulesTests {
  private static let kinds =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

  private static func links(_ links: KeyValuePairs<String, String>) -> String {
    let items = links.enumerated().map { index, link in
      "<Relationship Id='r\(index + 1)' Type='\(kinds)/\(link.key)' Target='\(link.value)'/>"
    }
    return "<Relationships xmlns='\(package)'>\(items.joined())</Relationships>"
  }

  private static let sheetSpace =
    "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r='\(kinds)'"
  private static let wordSpace =
    "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' xmlns:r='\(kinds)'"

  private func sheet() throws -> Sheet {
    let bytes = Fixture.zip([
      "[Content_Types].xml": "<Types/>",
      "_rels/.rels": Self.links(["officeDocument": "xl/workbook.xml"]),
      "xl/_rels/workbook.xml.rels": Self.links([
        "worksheet": "sheet1.xml", "styles": "styles.xml",
      ]),
      "xl/workbook.xml": """
      <workbook \(Self.sheetSpace)><sheets><sheet name='My orders' sheetId='1' r:id='r1'/></sheets>\
      <definedNames><definedName name='_xlnm.Print_Area' localSheetId='0'>'My orders'!$A$1:$C$4,\
      'My orders'!$E$1:$E$9</definedName><definedName name='_xlnm.Print_Titles' \
      localSheetId='0'>'My orders'!$A:$A,'My orders'!$1:$2</definedName></definedNames></workbook>
      """,
      "xl/styles.xml": """
      <styleSheet \(Self.sheetSpace)><dxfs><dxf><font><b/><color rgb='FF9C0006'/></font><fill>\
      <patternFill><bgColor rgb='FFFFC7CE'/></patternFill></fill></dxf></dxfs></styleSheet>
      """,
      "xl/_rels/sheet1.xml.rels": Self.links(["comments": "comments1.xml"]),
      "xl/comments1.xml": """
      <comments \(Self.sheetSpace)><commentList><comment ref='B3'><text><r><t>Called </t></r><r>\
      <t>again</t></r></text></comment></commentList></comments>
      """,
      "xl/sheet1.xml": """
      <worksheet \(Self.sheetSpace)><sheetData/>\
      <conditionalFormatting sqref='C2:C4 E2'><cfRule type='cellIs' dxfId='0' priority='1' \
      operator='greaterThan'><formula>7</formula></cfRule><cfRule type='expression' dxfId='9' \
      priority='2'><formula>$C2=""</formula></cfRule></conditionalFormatting>\
      <dataValidations count='3'><dataValidation type='list' showErrorMessage='1' sqref='B2:B4'>\
      <formula1>"open, shipped"</formula1></dataValidation><dataValidation type='list' \
      errorStyle='warning' showErrorMessage='1' sqref='D2'><formula1>Lists!$A$1:$A$3</formula1>\
      </dataValidation><dataValidation type='whole' sqref='E2'><formula1>1</formula1>\
      <formula2>99</formula2></dataValidation></dataValidations></worksheet>
      """,
    ])
    return try #require(try Workbook(bytes).sheets.first)
  }

  @Test func `A sheet knows what it prints`() throws {
    let sheet = try sheet()
    #expect(sheet.printRanges.map(\.description) == ["A1:C4", "E1:E9"])
    #expect(sheet.repeatedRows == 1...2)
  }

  @Test func `A sheet knows its comments`() throws {
    #expect(try sheet().comments.values.sorted() == ["Called again"])
    #expect(try sheet().comments.keys.map(\.description) == ["B3"])
  }

  @Test func `A sheet knows what may be entered`() throws {
    let rules = try sheet().validations
    #expect(rules.map(\.kind) == [.list, .list, .whole])
    #expect(rules.map(\.items) == [["open", "shipped"], [], []])
    #expect(rules.map(\.source?.description) == [nil, "Lists!A1:A3", nil])
    #expect(rules.map(\.comparison) == [nil, nil, .between])
    #expect(rules.map(\.operands) == [[], [], ["1", "99"]])
    #expect(rules.map(\.refuses) == [true, false, false])
    #expect(rules.map { $0.ranges.map(\.description) } == [["B2:B4"], ["D2"], ["E2"]])
  }

  @Test func `A sheet knows its conditional formats`() throws {
    let formats = try sheet().conditionalFormats
    #expect(formats.map(\.condition) == [.compares(.greater, ["7"]), .formula("=$C2=\"\"")])
    #expect(
      formats.map(\.style)
        == [CellStyle(isBold: true, fill: "ffc7ce", fontColour: "9c0006"), CellStyle()])
    #expect(formats.map { $0.ranges.map(\.description) } == [["C2:C4", "E2"], ["C2:C4", "E2"]])
  }

  private func text() throws -> TextDocument {
    func part(_ name: String, _ body: String) -> String {
      "<w:\(name) \(Self.wordSpace)>\(body)</w:\(name)>"
    }
    func run(_ text: String) -> String { "<w:r><w:t>\(text)</w:t></w:r>" }
    return try TextDocument(
      Fixture.zip([
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": Self.links(["officeDocument": "word/document.xml"]),
        "word/_rels/document.xml.rels": Self.links([
          "footnotes": "footnotes.xml", "comments": "comments.xml", "footer": "footer1.xml",
        ]),
        "word/footnotes.xml": part(
          "footnotes",
          "<w:footnote w:id='0' w:type='separator'><w:p/></w:footnote><w:footnote w:id='2'><w:p>"
            + "<w:r><w:footnoteRef/><w:tab/></w:r>\(run("Of receipt."))</w:p></w:footnote>"),
        "word/comments.xml": part(
          "comments",
          "<w:comment w:id='7' w:author='Lund'><w:p>\(run("Which tax?"))</w:p></w:comment>"),
        "word/footer1.xml": part(
          "ftr",
          "<w:p>\(run("Page "))<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE "
            + "</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"),
        "word/document.xml": part(
          "document",
          "<w:body><w:p>\(run("Payment within "))<w:del w:id='1'><w:r><w:delText>fourteen"
            + "</w:delText></w:r></w:del><w:ins w:id='2'>\(run("thirty"))</w:ins>\(run(" days."))"
            + "<w:r><w:footnoteReference w:id='2'/></w:r></w:p><w:p><w:commentRangeStart w:id='7'/>"
            + "\(run("Prices"))<w:commentRangeEnd w:id='7'/><w:r><w:commentReference w:id='7'/></w:r>"
            + "</w:p><w:sectPr><w:footerReference r:id='r3'/><w:pgSz w:w='16838' w:h='11906'/>"
            + "<w:pgMar w:top='1440' w:bottom='1440' w:left='1134' w:right='567' w:header='0' "
            + "w:footer='720'/></w:sectPr></w:body>"),
      ]))
  }

  @Test func `A text knows its notes, comments and changes`() throws {
    let text = try text()
    #expect(
      text.notes
        == [
          TextNote(kind: .footnote, text: "Of receipt.", paragraph: "Payment within thirty days.")
        ])
    #expect(
      text.comments == [TextComment(author: "Lund", text: "Which tax?", paragraph: "Prices")])
    #expect(
      text.changes
        == [
          TrackedChange(kind: .deletion, text: "fourteen"),
          TrackedChange(kind: .insertion, text: "thirty"),
        ])
  }

  @Test func `A text knows its pages`() throws {
    let text = try text()
    #expect(text.footersHavePageNumber)
    #expect(!text.headersHavePageNumber)
    let page = try #require(text.page)
    let lengths = [page.width, page.height, page.top, page.bottom, page.left, page.right]
    #expect(lengths.map { $0.rounded() } == [297, 210, 25, 13, 20, 10])
  }

  @Test func `The wrapping of a document is told by its bytes and by its name`() throws {
    let zip = Fixture.zip(["[Content_Types].xml": "<Types/>"])
    #expect(try OfficeContainer(zip) == .openXML)
    #expect(try OfficeContainer(Array(Fixture.letter.utf8)) == .flatOpenDocument)
    #expect(OfficeContainer(named: "a/b.ODT") == .openDocument)
    #expect(OfficeContainer(named: "a/b") == nil)
    #expect(throws: DocumentError.self) { try OfficeContainer(Array("plain".utf8)) }
  }
}
