import Grading
import JSONValue
import TaskFiles
import Testing

@Suite struct AnswerCheckTests {
  private func passes(_ answer: String?, _ arguments: JSONValue) throws -> Bool {
    var state = MemoryState()
    state.answer = answer
    return try makeCheck("answer", arguments).judge(state).passed
  }

  @Test(arguments: ["Meyer & Co", " meyer  &\nco "])
  func `Case and white space do not matter`(answer: String) throws {
    #expect(try passes(answer, ["equals": "Meyer & Co"]))
  }

  @Test(arguments: [nil, "", "Meyer", "Meyer & Co."])
  func `Another answer, or none, is wrong`(answer: String?) throws {
    #expect(try !passes(answer, ["equals": "Meyer & Co"]))
  }

  @Test(arguments: ["1240.5", "1,240.50", " € 1,240.50 ", "$1240.50.", "+1240.5 EUR", "1240.5%"])
  func `A number may be written in many ways`(answer: String) throws {
    #expect(try passes(answer, ["number": 1240.5]))
  }

  @Test(arguments: [
    "1240", "1.240,50", "12,40.5", "about 1240.5", "1240.5 or 1241", "-1240.5", "", "1240.51",
    "1240.5 1240.5", "0x1", "nan",
  ])
  func `Another number, or more than one, is wrong`(answer: String) throws {
    #expect(try !passes(answer, ["number": 1240.5]))
  }

  @Test func `A tolerance is kept`() throws {
    #expect(try passes("1240.51", ["number": 1240.5, "tolerance": 0.01]))
    #expect(try !passes("1240.52", ["number": 1240.5, "tolerance": 0.01]))
  }

  @Test func `An expression may be given with or without slashes`() throws {
    for expression in ["^INV-\\d+$", "/^INV-\\d+$/"] {
      #expect(try passes("INV-7", ["matches": .string(expression)]))
      #expect(try !passes("an INV-7", ["matches": .string(expression)]))
    }
  }

  @Test(arguments: [[:], ["number": "x"], ["matches": "["], ["tolerance": 1]] as [JSONValue])
  func `Wrong arguments are refused`(arguments: JSONValue) {
    #expect(throws: Diagnostic.self) { try makeCheck("answer", arguments) }
  }
}
