import TaskFiles
import Vocabulary

/// A solution's target with its patterns read, ready to be looked for in observations.
struct TargetFinder {
  private let target: SolutionTarget
  private let matcher: Matcher

  private enum Matcher {
    case node(role: Test?, name: Test?, text: Test?, application: Test?)
    case element(tag: String?, text: Test?, attributes: [String: Test])
    case window(Test)
    case point(Point)
  }

  /// A pattern with its expression compiled.
  private typealias Test = (String) -> Bool

  /// Reads the patterns.
  init(_ target: SolutionTarget) throws(TextPattern.Invalid) {
    func test(_ pattern: String) throws(TextPattern.Invalid) -> Test {
      try TextPattern(pattern).matcher()
    }
    func optional(_ pattern: String?) throws(TextPattern.Invalid) -> Test? {
      guard let pattern else { return nil }
      return try test(pattern)
    }
    self.target = target
    switch target.what {
    case .node(let role, let name, let text, let application):
      matcher = .node(
        role: try optional(role), name: try optional(name), text: try optional(text),
        application: try optional(application))
    case .element(let tag, let text, let attributes):
      var tests: [String: Test] = [:]
      for (name, value) in attributes { tests[name] = try test(value) }
      matcher = .element(tag: tag?.lowercased(), text: try optional(text), attributes: tests)
    case .window(let title): matcher = .window(try test(title))
    case .point(let point): matcher = .point(point)
    }
  }

  /// Whether the observation has the part where the target would be.
  func canLook(into observation: Observation) -> Bool {
    if case .node = matcher { observation.accessibility != nil } else { true }
  }

  /// The visible area of the match that the target names, or nil where there is none.
  func find(in observation: Observation) -> Rectangle? {
    if case .point(let point) = matcher {
      return Rectangle(x: point.x, y: point.y, width: 1, height: 1)
    }
    let found = matches(in: observation).inReadingOrder()
    let index = target.nth < 0 ? found.count + target.nth : target.nth
    return found.indices.contains(index) ? found[index] : nil
  }

  private func matches(in observation: Observation) -> [Rectangle] {
    let screen = Rectangle(
      x: 0, y: 0, width: observation.capture.width, height: observation.capture.height)
    switch matcher {
    case .node(let role, let name, let text, let application):
      return nodes(in: observation, of: application, on: screen).compactMap { node, frame in
        (role?(node.role) ?? true) && (name?(node.name) ?? true)
          && (text?(node.text ?? "") ?? true) ? frame : nil
      }
    case .element(let tag, let text, let attributes):
      return (observation.page?.elements ?? []).compactMap { element in
        guard tag == nil || element.tag == tag, text?(element.text) ?? true,
          attributes.allSatisfy({ name, pattern in
            element.current(name).map(pattern) ?? false
          })
        else { return nil }
        return element.frame.visible(on: screen)
      }
    case .window(let title):
      return observation.windows.compactMap { window in
        !window.minimized && title(window.title) ? window.frame.visible(on: screen) : nil
      }
    case .point: return []
    }
  }

  /// The showing nodes with their visible areas, in the order of the tree.
  private func nodes(
    in observation: Observation, of application: Test?, on screen: Rectangle
  ) -> [(AccessibilityNode, Rectangle)] {
    var found: [(AccessibilityNode, Rectangle)] = []
    let applications = observation.accessibility?.applications ?? []
    var rest = applications.reversed().filter { application?($0.name) ?? true }
    while let node = rest.popLast() {
      if node.states.contains("showing"), let frame = node.frame?.visible(on: screen) {
        found.append((node, frame))
      }
      rest.append(contentsOf: node.children.reversed())
    }
    return found
  }

  /// A sentence with what is there instead, for the author of the task.
  func candidates(in observation: Observation) -> String {
    switch matcher {
    case .node(let role, _, let text, let application):
      guard observation.accessibility != nil else {
        return "The observation had no accessibility tree."
      }
      let screen = Rectangle(
        x: 0, y: 0, width: observation.capture.width, height: observation.capture.height)
      let all = nodes(in: observation, of: application, on: screen).map(\.0)
      let near = all.filter { role?($0.role) ?? true }
      if near.isEmpty { return sentence("Roles", all.map(\.role)) }
      let named = near.map { text == nil ? $0.name : $0.text ?? "" }
      return sentence("Nodes of that role", named.filter { !$0.isEmpty })
    case .element(let tag, _, _):
      guard let page = observation.page else { return "No page was open in the browser." }
      let near = page.elements.filter { tag == nil || $0.tag == tag }
      if near.isEmpty { return sentence("Tags on \(page.url)", page.elements.map(\.tag)) }
      return sentence("Elements of that tag on \(page.url)", near.map(\.label))
    case .window: return sentence("Windows", observation.windows.map(\.title))
    case .point: return ""
    }
  }

  private func sentence(_ subject: String, _ names: [String]) -> String {
    var seen: Set<String> = []
    let unique = names.filter { seen.insert($0).inserted }
    if unique.isEmpty { return "\(subject) that were there: none." }
    let shown = unique.prefix(10).map { "“\($0.prefix(60))”" }.joined(separator: ", ")
    let more = unique.count > 10 ? " and \(unique.count - 10) more" : ""
    return "\(subject) that were there: \(shown)\(more)."
  }
}

extension TargetFinder: CustomStringConvertible {
  var description: String {
    var words: [String]
    switch target.what {
    case .node(let role, let name, let text, let application):
      words = [role.map { "a “\($0)”" } ?? "a node"]
      if let name { words.append("named “\(name)”") }
      if let text { words.append("with the text “\(text)”") }
      if let application { words.append("of “\(application)”") }
    case .element(let tag, let text, let attributes):
      words = ["an element"]
      if let tag { words.append("<\(tag)>") }
      if let text { words.append("with the text “\(text)”") }
      for (name, value) in attributes.sorted(by: { $0.key < $1.key }) {
        words.append("with \(name)=“\(value)”")
      }
    case .window(let title): words = ["a window titled “\(title)”"]
    case .point(let point): words = ["the point \(point.x), \(point.y)"]
    }
    if target.nth != 0 { words.append("(match \(target.nth))") }
    return words.joined(separator: " ")
  }
}

extension PageSnapshot.Element {
  /// An attribute as it is now: an input's value changes without its attribute.
  fileprivate func current(_ name: String) -> String? {
    name == "value" ? value ?? attributes[name] : attributes[name]
  }

  /// What tells the element from others of its tag.
  fileprivate var label: String {
    if !text.isEmpty { return text }
    return ["id", "name", "aria-label", "placeholder"]
      .compactMap { name in attributes[name].map { "\(name)=\($0)" } }.first ?? "<\(tag)>"
  }
}
