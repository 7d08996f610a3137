import Foundation
import JSONValue
import Testing
import Vocabulary

@Suite struct ActionTests {
  static let actions: [Action] = [
    .move(to: .init(Point(x: 1, y: 2), on: CaptureID(rawValue: "c1"))),
    .click(at: .init(Point(x: 3, y: 4)), button: .right, count: 2, modifiers: ["ctrl"]),
    .drag(from: .init(Point(x: 1, y: 1)), to: .init(Point(x: 9, y: 8))),
    .scroll(at: .init(Point(x: 5, y: 5)), x: 0, y: -3),
    .drag(
      from: .init(Point(x: 1, y: 1), on: CaptureID(rawValue: "c2")),
      through: [
        .init(Point(x: 4, y: 2), on: CaptureID(rawValue: "c2")),
        .init(element: "@7", on: CaptureID(rawValue: "c2")),
      ],
      to: .init(element: "@9", on: CaptureID(rawValue: "c2")), button: .middle),
    .click(at: .init(element: "@12"), button: .back),
    .buttonDown(at: .init(Point(x: 5, y: 6))),
    .buttonUp(at: .init(Point(x: 7, y: 8)), button: .forward),
    .scroll(at: .init(Point(x: 5, y: 5)), x: 1, y: 0, modifiers: ["ctrl"]),
    .keyDown("shift"), .keyUp("shift"),
    .type("Grüße 你好"), .key("ctrl+s", count: 3), .hold("shift", seconds: 1.5),
    .wait(seconds: 2), .zoom(Rectangle(x: 1, y: 2, width: 30, height: 40)),
    .zoom(Rectangle(x: 0, y: 0, width: 3, height: 4), on: CaptureID(rawValue: "c7")),
    .tool(name: "shell", arguments: ["command": "ls"]),
    .done(answer: "42"), .giveUp(reason: nil),
  ]

  @Test(arguments: actions)
  func `An action survives its wire form`(action: Action) throws {
    let data = try JSONEncoder().encode(action)
    #expect(try JSONDecoder().decode(Action.self, from: data) == action)
  }

  @Test func `A bare click is a single left click on the latest capture`() throws {
    let text = #"{"action": "click", "x": 40, "y": 60}"#
    let action = try JSONDecoder().decode(Action.self, from: Data(text.utf8))
    #expect(action == .click(at: .init(Point(x: 40, y: 60))))
  }

  @Test func `An element that was found has its reference and its pixel`() throws {
    var target = Action.Target(element: "@3")
    #expect(!target.isPlaced)
    target.point = Point(x: 4, y: 5)
    #expect(target.isPlaced)
    let action = Action.click(at: target)
    let data = try JSONEncoder().encode(action)
    let value = try JSONDecoder().decode(JSONValue.self, from: data)
    #expect(value["element"] == "@3" && value["x"] == 4 && value["y"] == 5)
    #expect(try JSONDecoder().decode(Action.self, from: data) == action)
    let text = #"{"action": "click", "element": "@3"}"#
    let bare = try JSONDecoder().decode(Action.self, from: Data(text.utf8))
    #expect(bare == .click(at: .init(element: "@3")))
  }

  @Test(arguments: [
    #"{"action": "drag", "x": 1, "y": 2, "to_x": 3, "to_y": 4, "through": [{"x": 1}]}"#,
    #"{"action": "key_down"}"#, #"{"action": "button_up", "button": "left"}"#,
    #"{"action": "zoom", "element": "@1", "width": 4, "height": 4}"#,
    #"{"action": "fly"}"#, #"{"action": "click", "x": 1}"#, #"{"x": 1, "y": 2}"#,
    #"{"action": "click", "x": 1, "y": 2, "count": 0}"#,
    #"{"action": "zoom", "x": 1, "y": 2, "width": 0, "height": 5}"#,
    #"{"action": "wait", "seconds": 1e9}"#, #"{"action": "wait", "seconds": -1}"#, "[]", "3",
  ])
  func `What is not an action is refused`(text: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Action.self, from: Data(text.utf8))
    }
  }
}
