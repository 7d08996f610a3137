import Grading
import JSONValue
import TaskFiles
import Testing

@Suite struct FileMissingCheckTests {
  @Test func `What is gone passes, with all that was in it`() throws {
    let check = try makeCheck("file-missing", ["paths": ["a", "D/*.tmp"]])
    #expect(check.judge(MemoryState(after: ["b": "", "D/x.txt": "", "D/E/y.tmp": ""])).passed)
    #expect(check.paths.contains("a/**"))
  }

  @Test func `What is there is named`() throws {
    let check = try makeCheck("file-missing", ["paths": ["a", "D/*.tmp"]])
    let judgement = check.judge(MemoryState(after: ["D/x.tmp": "", "D/y.tmp": ""]))
    #expect(judgement.found == "D/x.tmp and 1 more are still there")
    #expect(judgement.partial == 0.5)
  }

  @Test(arguments: [[:], ["paths": []], ["paths": ["~/a"]]] as [JSONValue])
  func `Wrong arguments are refused`(arguments: JSONValue) {
    #expect(throws: Diagnostic.self) { try makeCheck("file-missing", arguments) }
  }
}
