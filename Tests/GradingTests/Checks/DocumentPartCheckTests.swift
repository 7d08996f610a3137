import Grading
import JSONValue
import TaskFiles
import Testing

/// Checks of what a text has beside its paragraphs, on a flat document.
struct DocumentPartCheckTests {
  private let state = OfficeState(
    """
    <office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
    xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' \
    xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' \
    xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' \
    xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0' \
    xmlns:dc='http://purl.org/dc/elements/1.1/'>\
    <office:automatic-styles><style:page-layout style:name='pm1'><style:page-layout-properties \
    fo:page-width='29.7cm' fo:page-height='210mm' fo:margin='1in' fo:margin-left='72pt'/>\
    </style:page-layout></office:automatic-styles>\
    <office:master-styles><style:master-page style:name='Standard' \
    style:page-layout-name='pm1'><style:header><text:p>Draft  of March</text:p></style:header>\
    <style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer>\
    </style:master-page></office:master-styles><office:body><office:text>\
    <text:tracked-changes><text:changed-region text:id='c1'><text:insertion/>\
    </text:changed-region><text:changed-region text:id='c2'><text:deletion>\
    <text:p>fourteen</text:p></text:deletion></text:changed-region></text:tracked-changes>\
    <text:p>Payment within <text:change text:change-id='c2'/><text:change-start \
    text:change-id='c1'/>thirty<text:change-end text:change-id='c1'/> days.<text:note \
    text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body>\
    <text:p>Of receipt.</text:p></text:note-body></text:note></text:p>\
    <text:p>Prices are net.<office:annotation><dc:creator>Lund</dc:creator><text:p>Which tax?\
    </text:p></office:annotation></text:p>\
    <table:table><table:table-row><table:table-cell><text:p>Item</text:p></table:table-cell>\
    <table:table-cell><text:p>Price</text:p></table:table-cell></table:table-row>\
    <table:table-row><table:table-cell><text:p>Tea</text:p></table:table-cell>\
    <table:table-cell><text:p>12.50</text:p></table:table-cell></table:table-row></table:table>\
    </office:text></office:body></office:document>
    """)

  private func verdict<Judged: Check>(
    _ type: Judged.Type, _ arguments: String
  ) throws -> (passed: Bool, found: String) {
    let judgement = try state.judge(type, arguments)
    return (judgement.passed, judgement.found)
  }

  @Test func `Headers, footers and page numbers`() throws {
    let check = DocumentHeaderFooterCheck.self
    #expect(
      try verdict(check, "header: [Draft of March]\nfooter: [Page]\npage_number: footer").passed)
    #expect(try verdict(check, "header: []").found == "the header says “Draft of March”")
    #expect(try verdict(check, "footer: [Seite]").found == "the footer says “Page 1”")
    #expect(try verdict(check, "page_number: header").found == "no page number in the header")
    #expect(throws: Diagnostic.self) { try OfficeState.check(check, "") }
  }

  @Test func `Notes have their text and place`() throws {
    let check = DocumentNotesCheck.self
    #expect(try verdict(check, "notes: [{text: Of receipt., at: thirty days}]").passed)
    #expect(
      try verdict(check, "notes: [{text: Of order., at: Prices}]").found
        == "footnote 1 says “Of receipt.”; footnote 1 stands at “Payment within thirty days.”")
    #expect(try verdict(check, "notes: []").found == "there are 1 footnotes")
    #expect(try verdict(check, "kind: endnote\nnotes: []").passed)
  }

  @Test func `Comments have their text and place`() throws {
    let check = DocumentCommentsCheck.self
    #expect(try verdict(check, "comments: [{text: Which tax?, at: net}]").passed)
    #expect(
      try verdict(check, "comments: [{text: Which tax?, at: Payment}]").found
        == "no comment “Which tax?” there; a comment “Which tax?” at “Prices are net.”")
    #expect(try !verdict(check, "comments: []").passed)
  }

  @Test func `Tracked changes are those that are still open`() throws {
    let check = DocumentChangesCheck.self
    #expect(try verdict(check, "inserted: [thirty]\ndeleted: [fourteen]").passed)
    #expect(try verdict(check, "").found == "2 tracked changes")
    #expect(
      try verdict(check, "inserted: [thirty]").found == "taken away: “fourteen”")
    #expect(try OfficeState.text("Nothing open").judge(check, "").passed)
  }

  @Test func `Pages have a size and margins`() throws {
    let check = DocumentPageCheck.self
    #expect(
      try verdict(check, "width: 297\nheight: 210\nmargins: {left: 25.4, top: 25.4}").passed)
    #expect(
      try verdict(check, "width: 210\nmargins: {right: 20}").found
        == "width 297.0 in place of 210.0; right 25.4 in place of 20.0")
    #expect(try OfficeState.text("x").judge(check, "width: 1").found.contains("without a set size"))
    #expect(throws: Diagnostic.self) { try OfficeState.check(check, "") }
  }

  @Test func `Tables have exactly their cells`() throws {
    let check = DocumentTableCheck.self
    #expect(try verdict(check, "rows: [[Item, Price], [Tea, 12.5]]").passed)
    #expect(try verdict(check, "rows: [[Item, Price], [Tea, 12]]").found == "row 2 is Tea | 12.50")
    #expect(try verdict(check, "rows: [[Item, Price]]").found == "2 rows")
    #expect(try verdict(check, "rows: []\ntable: 2").found == "1 tables")
  }

  @Test func `Missing and damaged files fail`() throws {
    for state in [OfficeState(nil), OfficeState("<office:document"), OfficeState("PK")] {
      #expect(try !state.judge(DocumentHeaderFooterCheck.self, "header: []").passed)
      #expect(try !state.judge(DocumentNotesCheck.self, "notes: []").passed)
      #expect(try !state.judge(DocumentCommentsCheck.self, "comments: []").passed)
      #expect(try !state.judge(DocumentChangesCheck.self, "").passed)
      #expect(try !state.judge(DocumentPageCheck.self, "width: 210").passed)
      #expect(try !state.judge(DocumentTableCheck.self, "rows: []").passed)
    }
  }

  @Test func `A document under the name of another format fails`() throws {
    let text = "<p/>"
    let flat = OfficeState.text("Same").content ?? Array(text.utf8)
    func judge(_ path: String) throws -> Judgement {
      let check = try makeCheck("document-text", ["path": .string(path), "paragraphs": ["Same"]])
      return check.judge(MemoryState(path: path, bytes: flat))
    }
    #expect(try judge("letter.fodt").passed)
    #expect(try judge("letter").passed)
    #expect(
      try judge("letter.odt").found
        == "letter.odt cannot be read: flat OpenDocument under the name of OpenDocument is not a format that is read here"
    )
  }
}
