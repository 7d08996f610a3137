import Grading
import JSONValue
import TaskFiles
import Testing

@Suite struct FilesCheckTests {
  static let before = ["In/a.txt": "a", "In/b.txt": "b", "Out/": ""]

  private func judge(
    _ after: [String: String], _ arguments: JSONValue
  ) throws -> Judgement {
    try makeCheck("files", arguments).judge(MemoryState(before: Self.before, after: after))
  }

  @Test(arguments: [
    ["Out/x/a.txt": "a", "Out/b.txt": "b"],
    ["Out/x/a.txt": "a", "Out/b.txt": "b", "Out/.~lock.b.txt#": "", "Other/c": ""],
  ])
  func `Exactly these files pass`(after: [String: String]) throws {
    let judgement = try judge(after, ["folder": "Out", "contains": ["x/a.txt", "b.txt"]])
    #expect(judgement.passed, "\(judgement.found)")
    #expect(judgement.partial == 1)
  }

  @Test(arguments: [
    (["Out/x/a.txt": "a"], "b.txt is missing"),
    (["Out/x/a.txt": "a", "Out/b.txt/": ""], "b.txt is a folder"),
    (["Out/x/a.txt": "a", "Out/b.txt": "b", "Out/c": ""], "c should not be there"),
    (["Out/x/a.txt": "a", "Out/b.txt": "b", "Out/y/": ""], "y should not be there"),
    ([:], "Out is not a folder"),
  ])
  func `Anything else fails and is named`(after: [String: String], part: String) throws {
    let judgement = try judge(after, ["folder": "Out", "contains": ["x/a.txt", "b.txt"]])
    #expect(!judgement.passed)
    #expect(judgement.found.contains(part), "\(judgement.found)")
    #expect(judgement.partial < 1)
  }

  @Test func `Empty folders are written with a slash`() throws {
    let arguments: JSONValue = ["folder": "Out", "contains": ["x/y/"]]
    #expect(try judge(["Out/x/y/": ""], arguments).passed)
    #expect(try judge(["Out/x/": ""], arguments).found.contains("the folder x/y is missing"))
    #expect(try judge(["Out/x/y/f": ""], arguments).passed == false)
    #expect(try judge(["Out/": ""], ["folder": "Out", "contains": []]).passed)
  }

  @Test func `A file that stayed in its place has to stay as it was`() throws {
    let after = ["In/a.txt": "A", "In/b.txt": "b"]
    #expect(try judge(after, ["folder": "In", "contains": ["a.txt", "b.txt"]]).passed == false)
    let changed: JSONValue = [
      "folder": "In", "contains": ["a.txt", "b.txt"], "changed": ["a.txt"],
    ]
    #expect(try judge(after, changed).passed)
  }

  @Test func `New things beside them may be allowed, losses not`() throws {
    let arguments: JSONValue = ["folder": "In", "contains": ["c"], "extra": "allowed"]
    let all = ["In/a.txt": "a", "In/b.txt": "b", "In/c": "", "In/d": ""]
    #expect(try judge(all, arguments).passed)
    #expect(try judge(["In/b.txt": "b", "In/c": ""], arguments).found == "a.txt is gone")
    #expect(
      try judge(["In/a.txt": "x", "In/b.txt": "b", "In/c": ""], arguments).found
        == "a.txt has other content than at the start")
  }

  @Test func `The home means its visible part`() throws {
    let arguments: JSONValue = ["folder": ".", "contains": ["In/a.txt"]]
    #expect(try judge(["In/a.txt": "a", ".config/x": ""], arguments).passed)
    #expect(try judge(["In/a.txt": "a", "note": ""], arguments).passed == false)
  }

  @Test(
    arguments: [
      ["contains": ["a"]], ["folder": "Out"], ["folder": "../x", "contains": []],
      ["folder": "/etc", "contains": []], ["folder": "Out", "contains": ["../a"]],
      ["folder": "Out", "contains": ["a"], "extra": "yes"],
      ["folder": "Out", "contains": ["a"], "changed": ["b"]],
      ["folder": "Out", "contains": ["a"], "depth": 2],
    ] as [JSONValue])
  func `Wrong arguments are refused`(arguments: JSONValue) {
    #expect(throws: Diagnostic.self) { try makeCheck("files", arguments) }
  }
}
