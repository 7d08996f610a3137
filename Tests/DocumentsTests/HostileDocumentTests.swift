import Documents
import Testing

/// Documents of an attacker, who knows the formats.
struct HostileDocumentTests {
  private static let numbers = ["-1", "0", "99999999999", "9223372036854775807", "1e999", "", "x"]

  /// A generator that repeats itself, so that a failure can be found again.
  private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(sides, 1)
    }
  }

  /// Reads the bytes as what the file was before.
  private func read(_ bytes: [UInt8], as name: String) {
    switch name {
    case "book": _ = try? Workbook(bytes)
    case "letter": _ = try? TextDocument(bytes)
    default: _ = try? Presentation(bytes)
    }
  }

  @Test(arguments: ["book.xlsx", "book.ods", "letter.docx", "letter.odt", "talk.pptx", "talk.odp"])
  func `Changed parts never crash a reader`(file: String) async throws {
    let names = file.split(separator: ".").map(String.init)
    let archive = try ZipArchive(await Fixture.converted(names[0], to: names[1]))
    var parts: [(name: String, content: [UInt8])] = []
    for entry in archive.entries where entry.name.hasSuffix(".xml") || entry.name.hasSuffix("rels")
    {
      parts.append((entry.name, try archive.read(entry.name)))
    }
    var dice = Dice(state: 11)
    for _ in 0..<25 {
      let victim = dice.roll(parts.count)
      var writer = ZipWriter()
      for (index, part) in parts.enumerated() {
        writer.add(part.name, index == victim ? changed(part.content, &dice) : part.content)
      }
      read(writer.finished(), as: names[0])
    }
  }

  /// The part with a few attributes or texts set to something else; it mostly stays XML.
  private func changed(_ content: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var content = content
    for _ in 0..<6 {
      let digits = content.indices.filter { (0x30...0x39).contains(content[$0]) }
      let quotes = content.indices.filter { content[$0] == UInt8(ascii: "\"") }
      switch dice.roll(3) {
      case 0 where !digits.isEmpty:
        let place = digits[dice.roll(digits.count)]
        let number = Self.numbers[dice.roll(Self.numbers.count)]
        content.replaceSubrange(place...place, with: Array(number.utf8))
      case 1 where quotes.count > 8:
        let first = 2 * dice.roll(quotes.count / 2 - 1)
        let value = content[(quotes[first] + 1)..<quotes[first + 1]]
        let other = 2 * dice.roll(quotes.count / 2 - 1)
        content.replaceSubrange((quotes[other] + 1)..<quotes[other + 1], with: Array(value))
      default:
        if !content.isEmpty { content[dice.roll(content.count)] ^= UInt8(1 + dice.roll(255)) }
      }
    }
    return content
  }

  @Test(arguments: ["book.xlsx", "letter.odt", "talk.pptx"])
  func `Truncated and flipped files never crash a reader`(file: String) async throws {
    let names = file.split(separator: ".").map(String.init)
    let whole = try await Fixture.converted(names[0], to: names[1])
    var dice = Dice(state: 3)
    for _ in 0..<20 {
      read(Array(whole[..<dice.roll(whole.count)]), as: names[0])
      var bytes = whole
      for _ in 0..<4 { bytes[dice.roll(bytes.count)] ^= UInt8(1 + dice.roll(255)) }
      read(bytes, as: names[0])
    }
  }

  @Test func `Elements as deep as allowed are read without running out of stack`() throws {
    let prefix = "urn:oasis:names:tc:opendocument:xmlns"
    func nested(_ kind: String, _ tag: String, _ inner: String) -> [UInt8] {
      let start = String(repeating: "<\(tag)>", count: 240)
      let end = String(repeating: "</\(tag)>", count: 240)
      return Array(
        """
        <o:document xmlns:o='\(prefix):office:1.0' xmlns:t='\(prefix):table:1.0' \
        xmlns:x='\(prefix):text:1.0' xmlns:d='\(prefix):drawing:1.0'><o:body><o:\(kind)>\
        \(inner.replacing("*", with: start + end))</o:\(kind)></o:body></o:document>
        """.utf8)
    }
    let sheet = try Workbook(
      nested("spreadsheet", "t:table-row-group", "<t:table t:name='S'>*</t:table>"))
    #expect(sheet.sheets.map(\.name) == ["S"])
    #expect(try TextDocument(nested("text", "x:span", "<x:p>a*b</x:p>")).paragraphs[0].text == "ab")
    #expect(try TextDocument(nested("text", "x:section", "*<x:p/>")).paragraphs.count == 1)
    #expect(try Presentation(nested("presentation", "d:g", "<d:page>*</d:page>")).slides.count == 1)
  }

  @Test func `Styles that inherit from themselves end`() throws {
    let prefix = "urn:oasis:names:tc:opendocument:xmlns"
    let document = try TextDocument(
      Array(
        """
        <o:document xmlns:o='\(prefix):office:1.0' xmlns:s='\(prefix):style:1.0' \
        xmlns:x='\(prefix):text:1.0'><o:automatic-styles><s:style s:name='A' \
        s:family='paragraph' s:parent-style-name='A'/></o:automatic-styles><o:body><o:text>\
        <x:p x:style-name='A'>a</x:p></o:text></o:body></o:document>
        """.utf8))
    #expect(document.paragraphs.map(\.text) == ["a"])
  }
}
