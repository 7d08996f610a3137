import Testing

@testable import Sites

@Suite struct SQLTextTests {
  private let place = Place(file: "site.yaml", line: 1, column: 1)

  @Test(arguments: [
    ("SELECT :a, :b_2, :a", ["a", "b_2"]),
    ("SELECT ':no', \":no\", [:no], `:no` -- :no\n, /* :no */ :yes", ["yes"]),
    ("SELECT 'it''s :no' || :yes", ["yes"]),
    ("SELECT 1", []),
  ])
  func `Names are found outside of texts and comments`(sql: String, names: [String]) {
    let text = SQLText(sql, at: place)
    #expect(text.names == names)
    #expect(text.objections.isEmpty)
  }

  @Test(arguments: [
    "SELECT ?", "SELECT @a", "SELECT $a", "SELECT '$(a)'", "SELECT random()", "SELECT date('now')",
    "SELECT CURRENT_DATE", "SELECT :",
  ])
  func `What is spliced or changes from day to day is objected to`(sql: String) {
    #expect(!SQLText(sql, at: place).objections.isEmpty)
  }

  @Test func `A closing semicolon is taken off`() {
    #expect(SQLText("SELECT 1 ;\n", at: place).sql == "SELECT 1")
  }
}
