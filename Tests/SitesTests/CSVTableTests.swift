import Testing

@testable import Sites

@Suite struct CSVTableTests {
  @Test func `Quotes, empty values and ends of lines are read`() throws {
    let table = try CSVTable(
      "\u{FEFF}a,b,c\r\n1,\"x, \"\"y\"\"\nz\",\r\n\r\n\"\",2,3", file: "t.csv")
    #expect(table.header == ["a", "b", "c"])
    #expect(table.rows.map(\.values) == [["1", "x, \"y\"\nz", nil], ["", "2", "3"]])
    #expect(table.rows.map(\.line) == [2, 5])
  }

  @Test(arguments: [
    ("", 1), ("a,\n1,2\n", 1), ("a\n\"open\n", 2), ("a\n\"x\"y\n", 2), ("a,b\n1,2\n3\n", 3),
  ])
  func `A mistake is reported at its line`(text: String, line: Int) {
    let error = #expect(throws: SiteError.self) { try CSVTable(text, file: "t.csv") }
    #expect(error?.problems.first?.line == line)
  }
}
