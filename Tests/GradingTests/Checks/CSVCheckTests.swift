import Grading
import JSONValue
import TaskFiles
import Testing

@Suite struct CSVCheckTests {
  static let arguments: [String: JSONValue] = [
    "path": "t.csv", "header": ["Name", "Total"], "rows": [["Meyer, A", 12.5], ["Kaya", 7]],
  ]

  private func judge(_ text: String, _ more: [String: JSONValue] = [:]) throws -> Judgement {
    try makeCheck("csv", .object(Self.arguments.merging(more) { $1 }))
      .judge(MemoryState(after: ["t.csv": text]))
  }

  @Test(arguments: [
    "Name,Total\n\"Meyer, A\",12.5\nKaya,7\n", "Name;Total\r\nMeyer, A;12.50\r\nKaya; 7.0\r\n\r\n",
  ])
  func `Numbers are compared as numbers, whatever the delimiter`(text: String) throws {
    let judgement = try judge(text)
    #expect(judgement.passed, "\(judgement.found)")
  }

  @Test(arguments: [
    ("Name,Sum\n\"Meyer, A\",12.5\nKaya,7\n", "the first row is [Name, Sum]"),
    ("Name,Total\nKaya,7\n\"Meyer, A\",12.5\n", "row 1 is [Kaya, 7]; row 2 is [Meyer, A, 12.5]"),
    ("Name,Total\n\"Meyer, A\",12.5\n", "1 rows instead of 2"),
    ("Name,Total\n\"Meyer, A\",12.51\nKaya,7\n", "row 1 is [Meyer, A, 12.51]"),
    ("Name,Total\n\"Meyer", "damaged"), ("", "the first row is []"),
  ])
  func `What differs is named`(text: String, part: String) throws {
    let judgement = try judge(text)
    #expect(!judgement.passed)
    #expect(judgement.found.contains(part), "\(judgement.found)")
  }

  @Test func `The order may be free, but each row counts once`() throws {
    let swapped = "Name,Total\nKaya,7\n\"Meyer, A\",12.5\n"
    #expect(try judge(swapped, ["ordered": false]).passed)
    let twice = "Name,Total\nKaya,7\nKaya,7\n"
    #expect(try judge(twice, ["ordered": false]).found == "no row [Meyer, A, 12.5]")
  }

  @Test func `A tolerance widens numbers only`() throws {
    #expect(try judge("Name,Total\n\"Meyer, A\",12.51\nKaya,7\n", ["tolerance": 0.02]).passed)
  }

  @Test func `A quoted number is text`() throws {
    let check = try makeCheck("csv", ["path": "t.csv", "rows": [["007"]]])
    #expect(check.judge(MemoryState(after: ["t.csv": "007"])).passed)
    #expect(!check.judge(MemoryState(after: ["t.csv": "7"])).passed)
  }

  @Test(
    arguments: [
      ["path": "t"], ["path": "t", "rows": ["a"]], ["path": "t", "rows": [[["a"]]]],
      ["path": "t", "rows": [], "delimiter": "ab"], ["path": "t", "rows": [], "delimiter": ""],
    ] as [JSONValue])
  func `Wrong arguments are refused`(arguments: JSONValue) {
    #expect(throws: Diagnostic.self) { try makeCheck("csv", arguments) }
  }
}
