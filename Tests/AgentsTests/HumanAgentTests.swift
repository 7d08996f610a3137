import Testing
import Vocabulary

@testable import Agents

@Suite struct HumanAgentTests {
  @Test(
    arguments: [
      ("done", .done(answer: nil)), (" Done \n", .done(answer: nil)),
      ("done 4 rooms", .done(answer: "4 rooms")), ("give up", .giveUp(reason: nil)),
      ("give up no such file", .giveUp(reason: "no such file")), ("doner", nil), ("", nil),
    ] as [(String, HumanAgent.Word?)])
  func `A line is read as what the person means`(line: String, word: HumanAgent.Word?) {
    #expect(HumanAgent.Word(line) == word)
  }

  @Test func `What was written before the trial does not count`() async throws {
    let lines = PersonLines()
    let agent = HumanAgent(lines: lines) { _ in }
    lines.add("done")
    try await agent.begin(Scene.briefing)
    #expect(agent.word() == nil)
    lines.add("what?")
    lines.add("done 7")
    #expect(agent.word() == .done(answer: "7"))
  }
}
