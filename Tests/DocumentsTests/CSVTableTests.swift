import Documents
import Testing

struct CSVTableTests {
  private func rows(_ text: String, delimiter: Character? = nil) throws -> [[String]] {
    try CSVTable(Array(text.utf8), delimiter: delimiter).rows
  }

  @Test(arguments: [
    ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]), ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
    ("\u{FEFF}a,b", [["a", "b"]]), ("\"a,\"\"b\"\"\r\nc\",d", [["a,\"b\"\r\nc", "d"]]),
    ("a,,\n,", [["a", "", ""], ["", ""]]), ("", []), ("\"\"", [[""]]),
    ("a\r\rb", [["a"], [""], ["b"]]),
    ("a\n\nb", [["a"], [""], ["b"]]), ("5\" pipe,x", [["5\" pipe", "x"]]),
  ])
  func `Rows and fields are read`(text: String, expected: [[String]]) throws {
    #expect(try rows(text) == expected)
  }

  @Test(arguments: [
    ("a;b;c,d", ";"), ("a\tb", "\t"), ("\"x;y\",b", ","), ("a|b|c", "|"), ("a", ","),
  ])
  func `The delimiter is found in the first row`(text: String, expected: String) throws {
    #expect(try String(CSVTable(Array(text.utf8)).delimiter) == expected)
  }

  @Test func `A given delimiter wins`() throws {
    #expect(try rows("a;b,c", delimiter: ",") == [["a;b", "c"]])
  }

  @Test(arguments: [("a\n\"b", 2), ("a\nb\n\"c\"d", 3)])
  func `Errors name the row`(text: String, row: Int) {
    #expect { try rows(text) } throws: { error in
      if case .malformed(let part, _) = error as? DocumentError {
        part == "row \(row)"
      } else {
        false
      }
    }
  }

  @Test func `Bytes that are no text are an error`() {
    #expect(throws: DocumentError.malformed(part: "row 1", reason: "it is not UTF-8 text")) {
      try CSVTable([0x61, 0xFF])
    }
  }
}
