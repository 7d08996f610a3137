import Imaging
import Testing
import Vocabulary

@testable import Agents

@Suite struct AgentAnswerTests {
  @Test(arguments: [
    #"{"action": "key", "keys": "Return"}"#, #"[{"action": "key", "keys": "Return"}]"#,
    #"{"actions": [{"action": "key", "keys": "Return"}], "comment": "confirm"}"#,
  ])
  func `An action, a list and an object with a list say the same`(line: String) throws {
    #expect(try AgentAnswer.actions(line.utf8) == [.key("Return")])
  }

  @Test(arguments: [
    ("hello", "one line of JSON"), ("3", "an action or a list"), ("[]", "1 to 32 actions, not 0"),
    (#"{"x": 1}"#, #"the member "action""#), (#"{"action": "fly"}"#, "one of move, click"),
    (#"{"action": "click", "x": 1}"#, #"the member "y""#),
    (#"{"action": "click", "x": "1", "y": 2}"#, #"a whole number as "x""#),
    (#"{"action": "wait", "seconds": 900}"#, "0 to 60"),
    (#"[{"action": "done"}, {"action": "type"}]"#, #"action 2: the member "text""#),
    (#"{"actions": 3}"#, #""actions" as a list"#), ("[3]", "an object with the member"),
  ])
  func `Rubbish is told what was expected`(line: String, part: String) {
    let error = #expect(throws: AgentAnswer.Rubbish.self) { try AgentAnswer.actions(line.utf8) }
    #expect(error?.description.contains(part) == true, "\(error?.description ?? "")")
    #expect(error?.description.hasSuffix(line) == true)
  }

  @Test func `Thirty-two actions are the most`() throws {
    func line(_ count: Int) -> String {
      "[\(Array(repeating: #"{"action": "move", "x": 1, "y": 1}"#, count: count).joined(separator: ","))]"
    }
    #expect(try AgentAnswer.actions(line(32).utf8).count == 32)
    #expect(throws: AgentAnswer.Rubbish.self) { try AgentAnswer.actions(line(33).utf8) }
  }

  @Test func `A long line is quoted by its start`() {
    let error = #expect(throws: AgentAnswer.Rubbish.self) {
      try AgentAnswer.actions(String(repeating: "x", count: 900).utf8)
    }
    #expect((error?.description.count ?? 999) < 400)
  }

  @Test func `Ready names the parts that are wanted`() throws {
    #expect(try AgentAnswer.ready(#"{"type": "ready"}"#.utf8).parts == [])
    let all = #"{"type": "ready", "wants": ["page", "accessibility"]}"#
    #expect(try AgentAnswer.ready(all.utf8).parts == [.accessibility, .page])
    let texts = #"{"type": "ready", "wants": ["outline", "osworld"]}"#
    #expect(try AgentAnswer.ready(texts.utf8).parts == [.outline, .osworld])
  }

  @Test func `Ready names the format of captures`() throws {
    let line = #"{"type": "ready", "capture": {"format": "jpeg:70", "width": 640}}"#
    let view = try AgentAnswer.ready(line.utf8).view
    #expect(view == CaptureView(width: 640, format: .jpeg(quality: 70)))
  }

  @Test(arguments: [
    #"{"action": "done"}"#, "ready", #"{"type": "ready", "wants": ["sound"]}"#,
    #"{"type": "ready", "wants": "page"}"#,
    #"{"type": "ready", "capture": {"format": "gif"}}"#,
  ])
  func `What is not ready is refused`(line: String) {
    #expect(throws: AgentAnswer.Rubbish.self) { try AgentAnswer.ready(line.utf8) }
  }
}
