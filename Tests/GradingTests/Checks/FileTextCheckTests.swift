import Grading
import JSONValue
import TaskFiles
import Testing

@Suite struct FileTextCheckTests {
  private func judge(_ text: String, _ arguments: [String: JSONValue]) throws -> Judgement {
    try makeCheck("file-text", .object(arguments.merging(["path": "n.txt"]) { $1 }))
      .judge(MemoryState(after: ["n.txt": text]))
  }

  @Test(arguments: ["a\nb", "a\nb\n", "a\r\nb\r\n", "\u{FEFF}a\nb\n\n"])
  func `Line ends and a byte order mark do not matter`(text: String) throws {
    #expect(try judge(text, ["equals": "a\nb\n"]).passed)
    #expect(try judge(text, ["lines": ["a", "b"]]).passed)
  }

  @Test(arguments: [
    ("a\nc", "line 2 is “c”, not “b”"), ("a", "line 2 is no more lines, not “b”"),
    ("a\nb\nc", "line 3 is “c”, not no more lines"), ("a \nb", "line 1 is “a ”, not “a”"),
  ])
  func `The first line that differs is named`(text: String, found: String) throws {
    #expect(try judge(text, ["lines": ["a", "b"]]).found == found)
  }

  @Test func `Parts and expressions are found anywhere, and all must hold`() throws {
    let arguments: [String: JSONValue] = [
      "contains": ["Total", "12"], "matches": "^Total: \\d+$",
    ]
    #expect(try judge("Total: 12", arguments).passed)
    let judgement = try judge("Total: 1", arguments)
    #expect(judgement.found == "“12” is not in it")
    #expect(abs(judgement.partial - 2 / 3) < 1e-9)
    #expect(try judge("x", ["matches": "/^y/"]).found.contains("nothing in it matches"))
  }

  @Test func `A file that is missing or no text fails`() throws {
    let check = try makeCheck("file-text", ["path": "n", "contains": "a"])
    #expect(check.judge(MemoryState()).found == "n is missing")
    let binary = MemoryState(path: "n", bytes: [0x61, 0xFF, 0xFE])
    #expect(check.judge(binary).found.contains("not UTF-8"))
  }

  @Test(
    arguments: [
      ["path": "n"], ["path": "n", "equals": "a", "lines": ["a"]], ["contains": "a"],
      ["path": "n", "matches": "("],
    ] as [JSONValue])
  func `Wrong arguments are refused`(arguments: JSONValue) {
    #expect(throws: Diagnostic.self) { try makeCheck("file-text", arguments) }
  }
}
