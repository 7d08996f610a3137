import Documents
import Testing

/// The same slides must read the same from each format.
struct PresentationTests {
  static let formats = ["fodp", "pptx", "odp"]

  private func talk(_ format: String) async throws -> Presentation {
    if format == "fodp" { return try Presentation(Array(Fixture.talk.utf8)) }
    return try Presentation(await Fixture.converted("talk", to: format))
  }

  @Test(arguments: formats)
  func `Slides have titles, texts and notes in order`(format: String) async throws {
    let slides = try await talk(format).slides
    #expect(slides.map(\.title) == ["Welcome", "Numbers"])
    #expect(slides.map(\.texts) == [["Welcome", "One\nTwo"], ["Numbers", "A box"]])
    #expect(slides.map(\.notes) == ["Say hello", ""])
    #expect(slides.map(\.isHidden) == [false, true])
    #expect(slides.map(\.imageCount) == [0, 0])
    #expect(slides.allSatisfy { $0.layout?.isEmpty == false })
  }

  @Test func `Other documents are not presentations`() {
    #expect(throws: DocumentError.self) { try Presentation(Array(Fixture.book.utf8)) }
  }
}
