import Grading
import JSONValue
import TaskFiles
import Testing
import Vocabulary

@Suite struct FileSameCheckTests {
  static let before = ["Downloads/a": "one", "Downloads/b": "two"]

  @Test func `A moved and a copied file pass`() throws {
    let check = try makeCheck(
      "file-same", ["pairs": ["X/1": "Downloads/a", "X/2": "Downloads/b"]])
    let state = MemoryState(
      before: Self.before, after: ["X/1": "one", "X/2": "two", "Downloads/b": "two"])
    #expect(check.judge(state).passed)
    #expect(check.paths == ["X/1", "X/2"])
  }

  @Test(arguments: [
    ([:], "X/1 is missing"), (["X/1": "two"], "other content"), (["X/1/": ""], "is a folder"),
  ])
  func `Anything else fails`(after: [String: String], part: String) throws {
    let check = try makeCheck("file-same", ["path": "X/1", "as": "Downloads/a"])
    let judgement = check.judge(MemoryState(before: Self.before, after: after))
    #expect(!judgement.passed)
    #expect(judgement.found.contains(part))
  }

  @Test func `Half of the pairs are half of the credit`() throws {
    let check = try makeCheck(
      "file-same", ["pairs": ["X/1": "Downloads/a", "X/2": "Downloads/b"]])
    let judgement = check.judge(MemoryState(before: Self.before, after: ["X/1": "one"]))
    #expect(judgement.partial == 0.5)
  }

  @Test func `Files without digests are not taken for the same`() throws {
    var state = MemoryState(before: ["a": "x"], after: ["b": "x"])
    state.before["a"]?.digest = nil
    state.after["b"]?.digest = nil
    let check = try makeCheck("file-same", ["path": "b", "as": "a"])
    #expect(check.judge(state).found == "b is too large to be compared")
  }

  @Test(
    arguments: [
      [:], ["path": "a"], ["pairs": [:]], ["pairs": ["/a": "b"]],
      ["pairs": ["a": "b"], "path": "a", "as": "b"],
    ] as [JSONValue])
  func `Wrong arguments are refused`(arguments: JSONValue) {
    #expect(throws: Diagnostic.self) { try makeCheck("file-same", arguments) }
  }
}
