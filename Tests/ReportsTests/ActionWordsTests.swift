import Testing
import Vocabulary

@testable import Reports

@Suite struct ActionWordsTests {
  private static let found: Action.Target = {
    var target = Action.Target(element: "@4")
    target.point = Point(x: 7, y: 8)
    return target
  }()

  private static func at(_ x: Int, _ y: Int) -> Action.Target { .init(Point(x: x, y: y)) }

  @Test(arguments: [
    (
      Action.drag(from: at(1, 2), through: [at(3, 4)], to: at(5, 6)),
      "Drag from 1, 2 through 3, 4 to 5, 6"
    ),
    (.buttonDown(at: at(1, 2)), "Press the left button at 1, 2"),
    (.buttonUp(at: at(1, 2), button: .right), "Release the right button at 1, 2"),
    (
      .scroll(at: at(1, 2), x: 0, y: 3, modifiers: ["ctrl"]), "Scroll down 3 at 1, 2 with ctrl held"
    ),
    (.keyDown("shift"), "Hold shift down"), (.keyUp("shift"), "Release shift"),
    (.click(at: found, button: .back), "Back click at @4 (7, 8)"),
    (.click(at: .init(element: "@9")), "Click at @9"),
  ])
  func `An action is said in words`(action: Action, words: String) {
    #expect(action.words == words)
  }

  @Test func `The mark of a drag goes through its places, and an element not found has none`() {
    let drag = Action.drag(from: Self.at(1, 2), through: [Self.at(30, 4)], to: Self.at(5, 60))
    let capture = CaptureID(rawValue: "c1")
    func marks(_ action: Action) -> String? {
      ActionMarks(action: action, capture: capture, width: 900, height: 500).draw()
        .map(\.text)
    }
    let drawn = marks(drag) ?? ""
    #expect(drawn.contains("x2=\"30\"") && drawn.contains("x1=\"30\""))
    #expect(marks(.click(at: .init(element: "@9"))) == nil)
    #expect(marks(.click(at: Self.found)) != nil)
  }
}
