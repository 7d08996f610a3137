import Testing

@testable import TaskFiles

@Suite struct YAMLReaderTests {
  @Test func `Values keep their places, and scalars whether they are quoted`() throws {
    let value = try YAMLReader.read("a: 1\nb:\n  - \"2\"\n  - ü: |\n      x\n", file: "f")
    #expect(value["a"]?.content == .scalar("1", quoted: false))
    #expect(value["a"]?.location == SourceLocation(file: "f", line: 1, column: 4))
    let list = try #require(value["b"]?.elements)
    #expect(list[0].content == .scalar("2", quoted: true))
    #expect(list[0].location == SourceLocation(file: "f", line: 3, column: 5))
    #expect(list[1]["ü"]?.content == .scalar("x\n", quoted: true))
    #expect(list[1].pairs?[0].keyLocation == SourceLocation(file: "f", line: 4, column: 5))
  }

  @Test(arguments: [
    ("a: 1\n▸: b: c: d", "not valid YAML"),
    ("a: [1, 2\n▸b: 3", "not valid YAML"),
    ("a: ▸\"open", "not valid YAML"),
    ("a: 1\n\t▸b: 2", "not valid YAML"),
    ("a: ▸*nobody", "undefined alias"),
    ("a: 1\nb:\n  a: 1\n▸a: 2", "key 'a' is already given in line 1"),
    ("- a: 1\n  ▸a : 2", "key 'a' is already given in line 1"),
    ("b: {▸a: 1, a: 2}", "key 'a' is given more than once"),
    ("a: 1\n▸---\nb: 2", "expected one document"),
    ("a: 1\nb: {▸[x]: 1}", "expected a key that is a plain word"),
    ("a: {▸{b}}", "a value that begins with {{ needs quotes"),
    ("", "the file is empty"),
    ("# nothing\n", "the file is empty"),
  ])
  func `A mistake in the syntax has a line`(_ marked: String, _ message: String) throws {
    let expected = Marked(marked)
    let error = #expect(throws: Diagnostic.self) {
      try YAMLReader.read(expected.text, file: "f")
    }
    #expect(error?.message.contains(message) == true, "\(String(describing: error))")
    if marked.contains("▸"), !message.contains("not valid") {
      #expect(error?.location.line == expected.line, "\(String(describing: error))")
      #expect(error?.location.column == expected.column, "\(String(describing: error))")
    }
  }

  @Test func `Aliases work and are counted each time`() throws {
    let value = try YAMLReader.read("a: &x [1, 2]\nb: *x\n", file: "f")
    #expect(value["b"]?.elements?.count == 2)
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      bomb += "a\(level): &a\(level) [\(aliases)]\n"
    }
    let error = #expect(throws: Diagnostic.self) { try YAMLReader.read(bomb, file: "f") }
    #expect(error?.message.contains("aliases expanded") == true)
  }

  @Test(arguments: [
    String(repeating: "[", count: 100_000), String(repeating: "- ", count: 100_000),
    String(repeating: "{a: ", count: 50_000), String(repeating: "? ", count: 50_000),
    (0..<5000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
  ])
  func `Nesting without measure is refused before it is read`(_ text: String) {
    let error = #expect(throws: Diagnostic.self) { try YAMLReader.read(text, file: "f") }
    #expect(error?.message.contains("nested") == true || error?.message.contains("bytes") == true)
  }

  @Test func `Control characters are a complaint with a place`() {
    let error = #expect(throws: Diagnostic.self) {
      try YAMLReader.read("a: 1\nb: \u{1}\n", file: "f")
    }
    #expect(error?.location.line == 2)
  }
}
