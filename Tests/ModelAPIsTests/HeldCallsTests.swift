import JSONValue
import Testing
import Vocabulary

@testable import ModelAPIs

/// Calls that press without releasing, release, or hold keys meanwhile.
@Suite struct HeldCallsTests {
  private let sight = Picture(
    capture: CaptureID(rawValue: "c1"), screen: Screen(width: 1000, height: 800),
    size: Screen(width: 1000, height: 800), png: [])

  private func target(_ x: Int, _ y: Int) -> Action.Target {
    Action.Target(Point(x: x, y: y), on: CaptureID(rawValue: "c1"))
  }

  private func anthropic(
    _ name: String, _ input: JSONValue = .object([:]), pointer: Point? = Point(x: 5, y: 6)
  ) throws(Refusal) -> [Intent] {
    var member = AnthropicMember(
      name: name, input: input, sight: sight, hasZoom: true, pointer: pointer)
    return try member.intents()
  }

  @Test func `Anthropic's button goes down and up where the pointer is`() throws {
    #expect(try anthropic("left_mouse_down") == [.act(.buttonDown(at: target(5, 6)))])
    #expect(try anthropic("left_mouse_up") == [.act(.buttonUp(at: target(5, 6)))])
    #expect(throws: Refusal.self) { try anthropic("left_mouse_down", pointer: nil) }
  }

  @Test func `Anthropic's scroll holds the keys that its text names`() throws {
    let input: JSONValue = [
      "coordinate": [7, 8], "scroll_direction": "up", "scroll_amount": 2, "text": "ctrl",
    ]
    #expect(
      try anthropic("scroll", input)
        == [.act(.scroll(at: target(7, 8), x: 0, y: -2, modifiers: ["ctrl"]))])
  }

  private static let halves: [(String, JSONValue, Action)] = [
    ("mouse_down", ["x": 500, "y": 250], .buttonDown(at: .init(Point(x: 500, y: 200)))),
    ("mouse_up", ["x": 500, "y": 250], .buttonUp(at: .init(Point(x: 500, y: 200)))),
    ("key_down", ["key": "Shift"], .keyDown("shift")),
    ("key_up", ["key": "Shift"], .keyUp("shift")),
  ]

  @Test(arguments: halves)
  func `Gemini's functions for one half of a press`(
    name: String, arguments: JSONValue, action: Action
  ) throws {
    let intents = try GeminiFunction(
      name: name, arguments: arguments, sight: sight, pointer: nil
    ).intents()
    let capture = CaptureID(rawValue: "c1")
    #expect(intents == [.act(action.mapTargets { .init($0.point, on: capture) })])
  }

  @Test(arguments: [("keydown", Action.keyDown("ctrl")), ("keyup", .keyUp("ctrl"))])
  func `UI-TARS's keys go down and up`(name: String, action: Action) throws {
    let call = UITARSCall(name: name, arguments: ["key": "ctrl"])
    let read = UITARSAction(call, sight: sight, space: .thousand, pointer: nil)
    #expect(try read.actions() == [action])
  }
}
