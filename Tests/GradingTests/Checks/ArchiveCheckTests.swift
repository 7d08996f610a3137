import Grading
import JSONValue
import TaskFiles
import Testing

@Suite struct ArchiveCheckTests {
  static let arguments: JSONValue = [
    "path": "a.zip", "members": ["x/one.txt", "two.txt"],
    "from": ["two.txt": "Documents/two.txt"],
  ]

  private func judge(_ members: [(String, String)]) throws -> Judgement {
    var zip = StoredZip()
    for (name, text) in members { zip.add(name, text) }
    var state = MemoryState(path: "a.zip", bytes: zip.bytes)
    state.before = MemoryState(before: ["Documents/two.txt": "2"]).before
    return try makeCheck("archive", Self.arguments).judge(state)
  }

  @Test func `Exactly these files pass, and folders do not count`() throws {
    let judgement = try judge([("x/", ""), ("x/one.txt", "1"), ("two.txt", "2")])
    #expect(judgement.passed, "\(judgement.found)")
  }

  @Test(arguments: [
    ([("two.txt", "2")], "x/one.txt is missing"),
    ([("x/one.txt", "1"), ("two.txt", "3")], "two.txt has other content than Documents/two.txt"),
    ([("x/one.txt", ""), ("two.txt", "2"), ("../evil", "")], "../evil should not be there"),
    ([("x/one.txt", ""), ("two.txt", "2"), ("two.txt", "2")], "two.txt is there 2 times"),
  ])
  func `Anything else fails and is named`(members: [(String, String)], part: String) throws {
    let judgement = try judge(members)
    #expect(!judgement.passed)
    #expect(judgement.found.contains(part), "\(judgement.found)")
  }

  @Test func `What is no archive fails`() throws {
    let check = try makeCheck("archive", Self.arguments)
    #expect(check.judge(MemoryState(after: ["a.zip": "hello"])).found.contains("not a zip"))
    #expect(check.judge(MemoryState()).found == "a.zip is missing")
  }

  @Test func `A source has to belong to a member`() {
    let arguments: JSONValue = ["path": "a.zip", "members": ["a"], "from": ["b": "c"]]
    #expect(throws: Diagnostic.self) { try makeCheck("archive", arguments) }
  }
}
