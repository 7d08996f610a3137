public import Vocabulary

extension AccessibilityTree {
  /// The showing part of the tree as indented text, for language models.
  ///
  /// A line is `role "name" text "…" value 3 [x,y width×height] (states)`, with the parts that a
  /// node has; containers without a name, text or state worth telling are left out and their
  /// children moved up. Names and texts are quoted on one line, so that no application can forge
  /// a line of its own.
  ///
  /// - Parameter limit: The most characters; a cut outline ends with a line that says how many
  ///   nodes are missing.
  public func outline(limit: Int = 30_000) -> String {
    var outline = OutlineWriter(limit: max(0, limit - 200))
    for application in applications { outline.write(application, level: 0) }
    if outline.missing > 0 { outline.close("… \(outline.missing) more nodes are not shown") }
    if !incomplete.isEmpty {
      let names = incomplete.map { OutlineWriter.quoted($0, 40) }.joined(separator: ", ")
      outline.close("not answering, so missing or cut: \(names.prefix(120))")
    }
    return outline.lines.joined(separator: "\n")
  }
}

/// Collects the lines of an outline up to a number of characters.
private struct OutlineWriter {
  var limit: Int
  var lines: [String] = []
  var missing = 0
  private var length = 0

  init(limit: Int) {
    self.limit = limit
  }

  mutating func write(_ node: AccessibilityNode, level: Int) {
    let isApplication = level == 0
    let shows = node.states.contains("showing")
    guard isApplication || shows || level == 1 else { return }
    var next = level
    if isApplication || Self.isWorthALine(node) {
      let line = String(repeating: "  ", count: min(level, 20)) + Self.line(node)
      if missing == 0, length + line.count + 1 <= limit {
        lines.append(line)
        length += line.count + 1
      } else {
        missing += 1
      }
      next += 1
    }
    for child in node.children { write(child, level: next) }
  }

  mutating func close(_ line: String) { lines.append(line) }

  private static let containers: Set<String> = [
    "filler", "panel", "redundant object", "root pane", "scroll pane", "section", "separator",
    "split pane", "unknown", "viewport",
  ]
  private static let told = [
    "active", "focused", "checked", "selected", "pressed", "expanded", "editable", "modal",
  ]

  private static func isWorthALine(_ node: AccessibilityNode) -> Bool {
    !containers.contains(node.role) || !node.name.isEmpty || !(node.text ?? "").isEmpty
      || node.states.contains("focused")
  }

  private static func line(_ node: AccessibilityNode) -> String {
    var parts = [String(node.role.prefix(40))]
    if !node.name.isEmpty { parts.append(quoted(node.name, 200)) }
    if let text = node.text, !text.isEmpty, text != node.name {
      parts.append("text \(quoted(text, 400))")
    }
    if let value = node.value { parts.append("value \(number(value))") }
    if let frame = node.frame {
      parts.append("[\(frame.x),\(frame.y) \(frame.width)×\(frame.height)]")
    }
    var states = told.filter { node.states.contains($0) }
    let canBeOff = node.states.contains("focusable") || node.role.hasSuffix("button")
    if canBeOff, !node.states.contains("sensitive"), !node.states.contains("enabled") {
      states.append("disabled")
    }
    if !states.isEmpty { parts.append("(\(states.joined(separator: ", ")))") }
    return parts.joined(separator: " ")
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }

  /// The text between quotation marks, with line ends and quotation marks escaped.
  static func quoted(_ text: String, _ limit: Int) -> String {
    var result = "\""
    for character in text.prefix(limit) {
      switch character {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n", "\r\n": result += "\\n"
      case "\t": result += "\\t"
      case _
      where character.isNewline
        || character.unicodeScalars.contains { $0.properties.generalCategory == .control }:
        result += " "
      default: result.append(character)
      }
    }
    return result + (text.count > limit ? "…\"" : "\"")
  }
}
