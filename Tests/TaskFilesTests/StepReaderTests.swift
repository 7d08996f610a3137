import Testing
import Vocabulary

@testable import TaskFiles

@Suite struct StepReaderTests {
  static let save = SolutionTarget(
    .node(role: "push button", name: "Save", text: nil, application: nil))

  static let steps: [(String, SolutionStep.Kind)] = [
    (
      "click: {role: push button, name: Save}",
      .click(save, button: .left, count: 1, modifiers: [])
    ),
    (
      "double_click: {role: push button, name: Save, modifiers: [ctrl, shift]}",
      .click(save, button: .left, count: 2, modifiers: ["ctrl", "shift"])
    ),
    (
      "right_click: {application: soffice, text: /a+/, nth: -1, dx: 4}",
      .click(
        SolutionTarget(
          .node(role: nil, name: nil, text: "/a+/", application: "soffice"), nth: -1,
          offset: Point(x: 4, y: 0)),
        button: .right, count: 1, modifiers: [])
    ),
    (
      "move: {page: {tag: a, text: Next, id: x, data-n: 3}, nth: 2, dy: -1}",
      .move(
        SolutionTarget(
          .element(tag: "a", text: "Next", attributes: ["id": "x", "data-n": "3"]), nth: 2,
          offset: Point(x: 0, y: -1)))
    ),
    ("move: {window: /Calc/}", .move(SolutionTarget(.window(title: "/Calc/")))),
    (
      "move: {window: Calc, x: 10, y: 20}",
      .move(SolutionTarget(.window(title: "Calc"), offset: Point(x: 10, y: 20)))
    ),
    ("move: {x: 5, y: 6}", .move(SolutionTarget(.point(Point(x: 5, y: 6))))),
    (
      "drag: {from: {x: 1, y: 2}, to: {role: push button, name: Save}, modifiers: alt}",
      .drag(SolutionTarget(.point(Point(x: 1, y: 2))), save, modifiers: ["alt"])
    ),
    (
      "scroll: {at: {x: 1, y: 2}, y: -3}",
      .scroll(SolutionTarget(.point(Point(x: 1, y: 2))), x: 0, y: -3)
    ),
    (
      "drag: {from: {x: 1, y: 2}, through: [{x: 3, y: 4}], to: {x: 5, y: 6}}",
      .drag(
        SolutionTarget(.point(Point(x: 1, y: 2))), SolutionTarget(.point(Point(x: 5, y: 6))),
        through: [SolutionTarget(.point(Point(x: 3, y: 4)))], modifiers: [])
    ),
    (
      "scroll: {at: {x: 1, y: 2}, y: 1, modifiers: [ctrl]}",
      .scroll(SolutionTarget(.point(Point(x: 1, y: 2))), x: 0, y: 1, modifiers: ["ctrl"])
    ),
    ("button_down: {x: 1, y: 2}", .buttonDown(SolutionTarget(.point(Point(x: 1, y: 2))))),
    ("button_up: {role: push button, name: Save}", .buttonUp(save)),
    ("key_down: ctrl", .keyDown("ctrl")), ("key_up: ctrl", .keyUp("ctrl")),
    ("type: 42", .type("42")),
    ("key: ctrl+s", .key("ctrl+s", count: 1)),
    ("key: {keys: Down, count: 3}", .key("Down", count: 3)),
    (
      "wait: {for: {role: push button, name: Save}}", .wait(save, gone: false, seconds: 10)
    ),
    (
      "wait: {gone: {role: push button, name: Save}, seconds: 2.5}",
      .wait(save, gone: true, seconds: 2.5)
    ),
    ("shell: rm x", .shell("rm x")),
    ("done", .done(answer: nil)),
    ("done: {answer: \"42\"}", .done(answer: "42")),
    ("give_up", .giveUp),
    ("give_up:", .giveUp),
  ]

  private func read(_ text: String) throws -> [SolutionStep] {
    let problems = Problems()
    let steps = StepReader(problems: problems, mayRunCommands: true)
      .steps(try YAMLReader.read(text, file: "f"))
    #expect(problems.all == [])
    return steps
  }

  @Test(arguments: steps)
  func `A step is read as written`(_ text: String, _ expected: SolutionStep.Kind) throws {
    let read = try read("- \(text)\n")
    #expect(read.first?.kind == expected)
    #expect(read.first?.location == SourceLocation(file: "f", line: 1, column: 3))
  }

  @Test func `Steps without an end are done`() throws {
    let read = try read("- key: a\n- key: b\n")
    #expect(
      read.map(\.kind) == [.key("a", count: 1), .key("b", count: 1), .done(answer: nil)])
    #expect(read.last?.location.line == 2)
    #expect(try self.read("- give_up\n").count == 1)
  }
}
