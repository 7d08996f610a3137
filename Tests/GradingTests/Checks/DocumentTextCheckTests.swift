import Grading
import Testing

struct DocumentTextCheckTests {
  private let arguments = "paragraphs: [Results, It fell by a quarter.]"

  @Test func `The same paragraphs pass beside contents and empty lines`() throws {
    let state = OfficeState.text("> Results", "# Results", "", "It  fell by a quarter. ")
    #expect(try state.judge(DocumentTextCheck.self, arguments).passed)
  }

  @Test func `A changed, missing or added paragraph fails with its number`() throws {
    let changed = try OfficeState.text("# Results", "It fell by a third.")
      .judge(DocumentTextCheck.self, arguments)
    #expect(!changed.passed)
    #expect(changed.found == "2 paragraphs, of which number 2 is “It fell by a third.”")
    #expect(changed.partial == 0.5)
    let missing = try OfficeState.text("# Results").judge(DocumentTextCheck.self, arguments)
    #expect(missing.found == "1 paragraphs, of which number 2 is missing")
    let added = try OfficeState.text("Contents", "# Results", "It fell by a quarter.")
      .judge(DocumentTextCheck.self, arguments)
    #expect(!added.passed)
    #expect(try !OfficeState(nil).judge(DocumentTextCheck.self, arguments).passed)
  }
}
