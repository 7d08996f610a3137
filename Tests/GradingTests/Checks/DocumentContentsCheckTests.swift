import Grading
import Testing

struct DocumentContentsCheckTests {
  @Test func `A table of contents before the first heading passes`() throws {
    let state = OfficeState.text("Report", "> One,Two", "# One", "Text.", "## Two")
    #expect(try state.judge(DocumentContentsCheck.self, "").passed)
    #expect(try state.judge(DocumentContentsCheck.self, "after: Report").passed)
  }

  @Test func `A table that is stale, late or typed fails`() throws {
    func found(_ state: OfficeState, _ arguments: String = "") throws -> String {
      let judgement = try state.judge(DocumentContentsCheck.self, arguments)
      #expect(!judgement.passed)
      return judgement.found
    }
    #expect(try found(.text("> One", "# One", "# Two")) == "it lists One")
    #expect(try found(.text("# One", "> One")) == "it stands behind the heading “One”")
    #expect(try found(.text("One\t1", "# One")) == "no table of contents")
    #expect(try found(.text("> One", "Text.")).contains("no headings"))
    #expect(try found(.text("> One", "> One", "# One")).contains("2 tables of contents"))
    #expect(
      try found(.text("Report", "Text.", "> One", "# One"), "after: Report")
        == "it stands behind “Text.”")
    #expect(try found(OfficeState(nil)).contains("missing"))
  }
}
