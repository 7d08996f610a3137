import Display
import Testing
import Vocabulary

@testable import Runs

@Suite struct HandActionsTests {
  private let start = ContinuousClock.now

  /// What comes of inputs at these seconds, and at the end.
  private func actions(_ inputs: [(Double, ObservedInput.Event, Int, Int, [String])]) -> [Action] {
    var hand = HandActions()
    var finished: [HandActions.Timed] = []
    for (seconds, event, x, y, modifiers) in inputs {
      let time = start + .seconds(seconds)
      finished += hand.finish(before: time)
      finished += hand.add(
        ObservedInput(event, at: Point(x: x, y: y), modifiers: modifiers, time: time))
    }
    return (finished + hand.finish()).map(\.action)
  }

  private func key(_ name: String, _ text: String? = nil) -> ObservedInput.Event {
    .key(name: name, text: text, down: true)
  }

  private func place(_ x: Int, _ y: Int) -> Action.Target { .init(Point(x: x, y: y)) }

  @Test func `A press and a release are a click, and two soon after each other a double click`() {
    let twice = actions([
      (0, .button(1, down: true), 10, 20, []), (0.1, .button(1, down: false), 11, 20, []),
      (0.2, .button(1, down: true), 10, 21, []), (0.3, .button(1, down: false), 10, 21, []),
      (2, .button(3, down: true), 10, 20, ["ctrl"]), (2.1, .button(3, down: false), 10, 20, []),
    ])
    #expect(
      twice == [
        .click(at: place(10, 20), count: 2),
        .click(at: place(10, 20), button: .right, modifiers: ["ctrl"]),
      ])
  }

  @Test func `A release elsewhere is a drag, and the wheel is scrolling`() {
    let found = actions([
      (0, .button(1, down: true), 10, 20, []), (1, .button(1, down: false), 80, 90, []),
      (2, .button(5, down: true), 50, 50, []), (2, .button(5, down: false), 50, 50, []),
      (2.1, .button(5, down: true), 50, 50, []), (2.2, .button(4, down: true), 50, 50, []),
    ])
    #expect(
      found == [
        .drag(from: place(10, 20), to: place(80, 90)), .scroll(at: place(50, 50), x: 0, y: 1),
      ]
    )
  }

  @Test func `Characters are typed together, and other keys are chords`() {
    let found = actions([
      (0, key("Shift_L"), 0, 0, []), (0.1, key("H", "H"), 0, 0, ["shift"]),
      (0.2, key("i", "i"), 0, 0, []), (0.3, .key(name: "i", text: "i", down: false), 0, 0, []),
      (0.5, key("Return"), 0, 0, []), (0.6, key("BackSpace"), 0, 0, []),
      (0.7, key("BackSpace"), 0, 0, []), (0.8, key("s", "s"), 0, 0, ["ctrl"]),
      (0.9, key("Tab"), 0, 0, ["shift"]), (1, key("a", "a"), 0, 0, []),
      (9, key("b", "b"), 0, 0, []),
    ])
    #expect(
      found == [
        .type("Hi"), .key("Return"), .key("BackSpace", count: 2), .key("ctrl+s"),
        .key("shift+Tab"), .type("a"), .type("b"),
      ])
  }
}
