import Documents
import Testing

struct CellRangeTests {
  @Test(arguments: [
    ("B2:D9", "B2:D9"), ("D9:B2", "B2:D9"), ("$B$2", "B2"), ("B2:B2", "B2"),
    ("B:C", "B1:C1048576"), ("2:3", "A2:XFD3"),
  ])
  func `Ranges are read`(text: String, expected: String) {
    #expect(CellRange(text)?.description == expected)
  }

  @Test(arguments: ["", ":", "B", "B2:", "B2:C", "B2:C3:D4", "B:2"])
  func `What is no range is refused`(text: String) {
    #expect(CellRange(text) == nil)
  }

  @Test func `Addresses go by rows`() throws {
    let range = try #require(CellRange("B2:C3"))
    #expect(range.addresses.map(\.description) == ["B2", "C2", "B3", "C3"])
    #expect(range.count == 4)
  }

  @Test(arguments: [
    ("Sheet1!$B$2:$B$9", "Sheet1!B2:B9"), ("'My sheet'!B2", "'My sheet'!B2"),
    ("$'It''s'.B2:.B9", "'It''s'!B2:B9"), ("Sales.B2:Sales.B4", "Sales!B2:B4"),
    ("$Sales.$B$2:.$B$4", "Sales!B2:B4"), (".B2:.B4", "B2:B4"), ("B2", "B2"),
    ("'A1'!B2", "'A1'!B2"), ("'2024'!B2", "'2024'!B2"), ("'Q1.2024'!B2:B4", "'Q1.2024'!B2:B4"),
  ])
  func `References of both notations are the same`(text: String, expected: String) {
    #expect(CellReference(text)?.description == expected)
  }

  @Test(arguments: ["#REF!", "Sheet1!", "'open!B2", "A.B2:C.B4", ""])
  func `What is no reference is refused`(text: String) {
    #expect(CellReference(text) == nil)
  }
}
