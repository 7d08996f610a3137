import TaskFiles
import Vocabulary

@testable import Agents

/// Observations and steps for the tests of agents.
enum Scene {
  static func observation(
    _ id: String = "c1", nodes: [AccessibilityNode]? = nil, application: String = "mousepad",
    windows: [Window] = [], page: PageSnapshot? = nil, step: Int = 0
  ) -> Observation {
    Observation(
      step: step,
      capture: Capture(id: CaptureID(rawValue: id), width: 800, height: 600, png: [1, 2, 3]),
      windows: windows,
      accessibility: nodes.map { nodes in
        AccessibilityTree(applications: [
          AccessibilityNode(role: "application", name: application, children: nodes)
        ])
      },
      page: page)
  }

  static func node(
    _ role: String, _ name: String, _ frame: Rectangle?, text: String? = nil,
    states: Set<String> = ["showing"], children: [AccessibilityNode] = []
  ) -> AccessibilityNode {
    AccessibilityNode(
      role: role, name: name, text: text, states: states, frame: frame, children: children)
  }

  static func button(_ name: String, x: Int, y: Int) -> AccessibilityNode {
    node("push button", name, Rectangle(x: x, y: y, width: 80, height: 20))
  }

  static func window(_ title: String, x: Int, y: Int, minimized: Bool = false) -> Window {
    Window(
      id: 7, title: title, applicationClass: "Mousepad", pid: 12,
      frame: Rectangle(x: x, y: y, width: 300, height: 200), active: true, minimized: minimized)
  }

  static func element(
    _ tag: String, _ text: String, x: Int, y: Int, attributes: [String: String] = [:],
    value: String? = nil
  ) -> PageSnapshot.Element {
    PageSnapshot.Element(
      tag: tag, attributes: attributes, text: text, value: value,
      frame: Rectangle(x: x, y: y, width: 40, height: 20))
  }

  static func step(_ kind: SolutionStep.Kind, line: Int = 12) -> SolutionStep {
    SolutionStep(
      kind, at: SourceLocation(file: "tasks/a/b/task.yaml", line: line, column: 5))
  }

  static func target(
    role: String? = "push button", name: String? = nil, text: String? = nil,
    application: String? = nil, nth: Int = 0, offset: Point? = nil
  ) -> SolutionTarget {
    SolutionTarget(
      .node(role: role, name: name, text: text, application: application), nth: nth,
      offset: offset)
  }

  static func click(_ target: SolutionTarget) -> SolutionStep {
    step(.click(target, button: .left, count: 1, modifiers: []))
  }

  static let briefing = Briefing(
    task: TaskID(rawValue: "a/b"), instruction: "Save the note.",
    screen: Screen(width: 800, height: 600), steps: 30, seconds: 60)
}
