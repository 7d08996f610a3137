import Documents
import Testing

struct XMLDocumentTests {
  private func parse(_ text: String) throws -> XMLElement {
    try XMLDocument(Array(text.utf8), part: "test.xml").root
  }

  @Test func `Names, attributes and texts keep their namespaces and order`() throws {
    let root = try parse(
      #"<a xmlns="urn:a" xmlns:b="urn:b" x="1" b:x="2">one<b:c/>t&amp;w&#111;<![CDATA[<3>]]></a>"#)
    #expect(root.name == XMLName("a", in: "urn:a"))
    #expect(root["x"] == "1")
    #expect(root[XMLName("x", in: "urn:b")] == "2")
    #expect(root.text == "onet&wo<3>")
    #expect(
      root.nodes == [
        .text("one"), .element(XMLElement(XMLName("c", in: "urn:b"))), .text("t&wo<3>"),
      ])
  }

  @Test func `Elements are found by path and depth`() throws {
    let root = try parse("<a><b><c>1</c></b><d><c>2</c></d></a>")
    #expect(root.child("b", "c")?.text == "1")
    #expect(root.descendants("c").map(\.text) == ["1", "2"])
    #expect(root.child("c") == nil)
  }

  @Test(arguments: ["", "plain", "<a>", "<a></b>", "<a x=1/>", "<a>&nothing;</a>", "<a/><b/>"])
  func `What is not well formed is damage`(text: String) {
    #expect { try parse(text) } throws: { error in
      if case .malformed(part: "test.xml", _) = error as? DocumentError { true } else { false }
    }
  }

  @Test(arguments: [
    #"<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>"#,
    #"<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a/>"#,
    #"<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;&x;">]><a>&z;</a>"#,
    "<!DOCTYPE a><a/>",
  ])
  func `A document type is refused before its entities are read`(text: String) {
    #expect(
      throws: DocumentError.malformed(
        part: "test.xml", reason: "it has a document type, and these are refused")
    ) { try parse(text) }
  }

  @Test func `The depth is bounded`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    }
    #expect(try parse(nested(250)).text == "")
    #expect(throws: DocumentError.self) { try parse(nested(300)) }
    #expect(throws: DocumentError.self) { try parse(nested(100_000)) }
  }

  @Test func `The number of nodes is bounded`() {
    let text = "<a>" + String(repeating: "<b/>", count: DocumentLimits.nodes) + "</a>"
    #expect(
      throws: DocumentError.tooLarge(
        part: "the number of nodes in test.xml", limit: DocumentLimits.nodes)
    ) { try parse(text) }
  }

  @Test func `Text longer than a chunk stays one text`() throws {
    let text = String(repeating: "ä&amp;", count: 200_000)
    let root = try parse("<a>\(text)</a>")
    #expect(root.nodes.count == 1)
    #expect(root.text.count == 400_000)
  }
}
