import Grading
import JSONValue
import TaskFiles
import Testing

@Suite struct ChecksTests {
  @Test func `Every check has a name of its own`() {
    let names = Checks.all.map { $0.name }
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isLowercase || $0 == "-" } })
  }

  @Test func `An unknown check is told the nearest name and all known ones`() throws {
    let error = #expect(throws: Diagnostic.self) { try makeCheck("file-txt", [:]) }
    let message = try #require(error?.message)
    #expect(message.contains("did you mean 'file-text'?"))
    #expect(Checks.all.allSatisfy { message.contains($0.name) })
    let strange = #expect(throws: Diagnostic.self) { try makeCheck("sdkfjhsdkfjhsdf", [:]) }
    #expect(strange?.message.contains("did you mean") == false)
  }

  @Test func `A title is taken, or made from the name and the first path`() throws {
    let arguments: JSONValue = ["path": "a/b.txt", "contains": "x"]
    #expect(try Checks.make(specification("file-text", arguments)).title == "File text: a/b.txt")
    let titled: JSONValue = ["path": "a/b.txt", "contains": "x", "title": "The note"]
    #expect(try Checks.make(specification("file-text", titled)).title == "The note")
    #expect(try Checks.make(specification("answer", ["number": 1])).title == "Answer")
  }

  @Test func `An unknown argument is refused with its place`() {
    let error = #expect(throws: Diagnostic.self) {
      try makeCheck("file-text", ["path": "a", "contain": "x", "contains": "y"])
    }
    #expect(error?.description.hasPrefix("task.yaml:3:5:") == true)
    #expect(error?.message.contains("did you mean 'contains'?") == true)
  }
}
