import JSONValue
import Testing

@testable import TaskFiles

@Suite struct FieldsTests {
  private func fields(_ text: String) throws(Diagnostic) -> Fields {
    try Fields(YAMLReader.read(text, file: "f"), of: "the thing")
  }

  @Test func `Every kind of value is read`() throws {
    var fields = try fields(
      """
      text: 007
      int: -3
      double: 2.5e3
      bool: true
      list: [a, 2]
      one: a
      map: {x: 1}
      level: data-extraction
      """)
    #expect(try fields.string("text") == "007")
    #expect(try fields.int("int") == -3)
    #expect(try fields.double("double") == 2500)
    #expect(try fields.bool("bool", default: false))
    #expect(try fields.bool("absent", default: true))
    #expect(try fields.strings("list") == ["a", "2"])
    #expect(try fields.strings("one") == ["a"])
    var map = try fields.fields("map")
    #expect(try map.int("x") == 1)
    try map.finish()
    #expect(try fields.choice("level", of: Capability.self) == .dataExtraction)
    #expect(try fields.optionalInt("none") == nil)
    #expect(try fields.optionalFields("none")?.keys == nil)
    try fields.finish()
  }

  @Test func `What is wrong is said with its place`() throws {
    var fields = try fields("a: ten\nb: [1]\nc: {d: x}\n")
    let location = { (line: Int, column: Int) in
      SourceLocation(file: "f", line: line, column: column)
    }
    #expect(throws: Diagnostic(location(1, 4), "expected a whole number, found 'ten'")) {
      try fields.int("a")
    }
    #expect(throws: Diagnostic(location(2, 4), "expected text, found a list")) {
      try fields.string("b")
    }
    #expect(throws: Diagnostic(location(3, 4), "expected a list, found a mapping")) {
      try fields.list("c")
    }
    #expect(throws: Diagnostic(location(1, 1), "missing key 'title' (text) in the thing")) {
      try fields.string("title")
    }
    #expect(throws: Diagnostic(location(1, 4), "expected one of x, y, found 'ten'")) {
      try fields.choice("a", of: ["x", "y"])
    }
    try fields.finish()
  }

  @Test func `A key nobody asked for is complained of with the nearest one`() throws {
    var fields = try fields("title: x\ninstructon: y\n")
    _ = try fields.string("title")
    _ = try fields.optionalString("instruction")
    #expect(
      throws: Diagnostic(
        SourceLocation(file: "f", line: 2, column: 1),
        "unknown key 'instructon' in the thing; did you mean 'instruction'? "
          + "Known keys: title, instruction")
    ) { try fields.finish() }
  }

  @Test func `A key given twice is refused where values are not from a parser`() {
    let place = SourceLocation(file: "f", line: 3, column: 1)
    let value = LocatedValue(.scalar("1", quoted: false), at: place)
    let pair = LocatedValue.Pair(key: "a", keyLocation: place, value: value)
    #expect(throws: Diagnostic(place, "key 'a' is already given in line 3")) {
      try Fields(LocatedValue(.mapping([pair, pair]), at: place), of: "the thing")
    }
  }

  @Test func `Plain scalars become numbers in JSON and quoted ones stay text`() throws {
    let value = try YAMLReader.read(
      "[1, \"1\", 1.5, true, ~, null, text, 'true', 0x10, {a: []}]", file: "f")
    #expect(
      value.json == [
        1, "1", 1.5, true, nil, nil, "text", "true", "0x10", ["a": []],
      ])
  }

  @Test(arguments: [
    ("instructon", "instruction", 1), ("tiel", "title", 2), ("abc", "abc", 0),
    ("", "abc", 3), ("teh", "the", 1), ("kitten", "sitting", 3),
  ])
  func `Distances count single-letter changes`(_ left: String, _ right: String, _ count: Int) {
    #expect(Spelling.distance(left, right) == count)
    #expect(Spelling.distance(right, left) == count)
  }
}
