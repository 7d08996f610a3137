import Documents
import Testing

/// The same text must read the same from each format.
struct TextDocumentTests {
  static let formats = ["fodt", "docx", "odt"]

  private func letter(_ format: String) async throws -> TextDocument {
    if format == "fodt" { return try TextDocument(Array(Fixture.letter.utf8)) }
    return try TextDocument(await Fixture.converted("letter", to: format))
  }

  @Test(arguments: formats)
  func `Headings have their level and style`(format: String) async throws {
    let headings = try await letter(format).headings
    #expect(headings.map(\.text) == ["Overview", "Details", "Small print"])
    #expect(headings.map(\.headingLevel) == [1, 1, 2])
    #expect(headings.map(\.outlineLevel) == [1, 1, 2])
    #expect(headings.map(\.style) == ["Heading 1", "Heading 1", "Heading 2"])
  }

  @Test(arguments: formats)
  func `Paragraphs are in order without the contents and tables`(format: String) async throws {
    let document = try await letter(format)
    #expect(
      document.paragraphs.map(\.text) == [
        "Overview", "Plain bold and slanted text  here.\nNext line", "First", "Inner", "Second",
        "Details", "Small print", "The end.",
      ])
    #expect(document.tables.map(\.rows) == [[["Name", "Age"], ["Ada", "36"]]])
    #expect(document.paragraphs.last?.style == "Normal")
  }

  @Test(arguments: formats)
  func `The table of contents stands first and lists its entries`(format: String) async throws {
    let document = try await letter(format)
    guard case .contents(let contents) = document.blocks.first else {
      Issue.record("the first block is \(String(describing: document.blocks.first))")
      return
    }
    #expect(contents.title == "Contents")
    #expect(contents.entries.map(\.text) == ["Overview", "Details"])
    #expect(contents.entries.map(\.level) == [1, 1])
    #expect(document.contents.count == 1)
  }

  @Test(arguments: formats)
  func `Runs know how they look`(format: String) async throws {
    let runs = try await letter(format).paragraphs[1].runs
    #expect(
      runs == [
        .init("Plain "), .init("bold", isBold: true), .init(" and "),
        .init("slanted", isItalic: true, isUnderlined: true), .init(" text  here.\nNext line"),
      ])
  }

  @Test(arguments: formats)
  func `List items know their level and kind`(format: String) async throws {
    let lists = try await letter(format).paragraphs.map(\.list)
    #expect(
      lists[2...4] == [
        .init(level: 1, isNumbered: true), .init(level: 2, isNumbered: false),
        .init(level: 1, isNumbered: true),
      ])
    #expect(lists[0] == nil)
  }

  @Test(arguments: formats)
  func `Page breaks, headers and footers are read`(format: String) async throws {
    let document = try await letter(format)
    let starts = document.paragraphs.filter(\.startsPage).map(\.text)
    #expect(starts == ["Details"])
    #expect(document.headers == ["Report header"])
    #expect(document.footers.first?.hasPrefix("Page ") == true)
    #expect(document.imageCount == 0)
  }

  @Test func `A field is a table of contents without a frame around it`() throws {
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    let body = """
      <w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> TOC \\o</w:instrText></w:r>\
      <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>One</w:t><w:tab/><w:t>1</w:t></w:r></w:p>\
      <w:p><w:r><w:t>Two</w:t><w:tab/></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r>\
      <w:r><w:instrText>PAGEREF x</w:instrText></w:r><w:r><w:t>4</w:t></w:r>\
      <w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>\
      <w:p><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>\
      <w:p><w:r><w:t>Body</w:t></w:r><w:del><w:r><w:t>gone</w:t></w:r></w:del></w:p>
      """
    let package = "http://schemas.openxmlformats.org"
    let document = try TextDocument(
      Fixture.zip([
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": """
        <Relationships xmlns='\(package)/package/2006/relationships'><Relationship Id='a' \
        Type='\(package)/officeDocument/2006/relationships/officeDocument' Target='d.xml'/>\
        </Relationships>
        """,
        "d.xml": "<w:document xmlns:w='\(word)'><w:body>\(body)</w:body></w:document>",
      ]))
    #expect(document.contents.map { $0.entries.map(\.text) } == [["One", "Two"]])
    #expect(document.paragraphs.map(\.text) == ["Body"])
  }

  @Test(arguments: [
    ("heading 3", "Heading 3"), ("toc 1", "Contents 1"), ("TOC Heading", "Contents Heading"),
    ("Standard", "Normal"), ("Text body", "Body Text"), ("My style", "My style"),
  ])
  func `Built-in styles have one name`(name: String, expected: String) {
    #expect(StyleName.normalised(name) == expected)
  }
}
