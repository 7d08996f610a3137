import Foundation
import Imaging
import JSONValue
import Vocabulary

/// A line that an agent's process writes to the harness.
enum AgentAnswer {
  /// The longest line that is read, in bytes.
  static let lineLimit = 1 << 20
  /// The most actions of one answer.
  static let actionLimit = 32

  /// Reads the answer to `begin`: `{"type": "ready", "wants": [...], "capture": {...}}`.
  static func ready(
    _ line: some Collection<UInt8>
  ) throws(Rubbish) -> (parts: Observation.Parts, view: CaptureView) {
    let expected = #"{"type": "ready"} as the answer to the "begin" line"#
    guard let value = value(line), value["type"]?.string == "ready" else {
      throw Rubbish(line, expected: expected)
    }
    let view = try view(value["capture"], line)
    guard let wants = value["wants"] else { return ([], view) }
    var parts: Observation.Parts = []
    for name in wants.array ?? [.null] {
      switch name.string {
      case "accessibility": parts.insert(.accessibility)
      case "outline": parts.insert(.outline)
      case "osworld": parts.insert(.osworld)
      case "page": parts.insert(.page)
      default:
        throw Rubbish(
          line, expected: #""wants" as a list of "accessibility", "outline", "osworld" and "page""#)
      }
    }
    return (parts, view)
  }

  /// Reads how captures are to look.
  private static func view(
    _ value: JSONValue?, _ line: some Collection<UInt8>
  ) throws(Rubbish) -> CaptureView {
    guard let value else { return .plain }
    var view = CaptureView()
    let expected =
      #""capture" as an object with "width" and "height" of \#(sizes), a "pointer" and a "format""#
      + #" such as "png", "jpeg:85", "webp" or "webp:80""#
    guard case .object(let members) = value else { throw Rubbish(line, expected: expected) }
    for (name, value) in members {
      switch (name, value) {
      case ("width", .int(let size)) where sizes.contains(size): view.width = size
      case ("height", .int(let size)) where sizes.contains(size): view.height = size
      case ("pointer", .bool(let shown)): view.pointer = shown
      case ("format", .string(let text)):
        guard let format = ImageFormat(text) else { throw Rubbish(line, expected: expected) }
        view.format = format
      default: throw Rubbish(line, expected: expected)
      }
    }
    return view
  }

  /// The bounds that an agent may set for its captures, in pixels.
  private static let sizes = 64...8192

  /// Reads the answer to an observation: an action, a list of actions, or an object with a list.
  static func actions(_ line: some Collection<UInt8>) throws(Rubbish) -> [Action] {
    guard let value = value(line) else {
      throw Rubbish(line, expected: "one line of JSON with an action or a list of actions")
    }
    var list: [JSONValue]
    switch value {
    case .array(let elements): list = elements
    case .object(let members):
      if let actions = members["actions"] {
        guard case .array(let elements) = actions else {
          throw Rubbish(line, expected: #""actions" as a list of actions"#)
        }
        list = elements
      } else {
        list = [value]
      }
    default: throw Rubbish(line, expected: "an action or a list of actions")
    }
    guard (1...actionLimit).contains(list.count) else {
      throw Rubbish(line, expected: "1 to \(actionLimit) actions, not \(list.count)")
    }
    var actions: [Action] = []
    for (index, element) in list.enumerated() {
      do {
        actions.append(try JSONDecoder().decode(Action.self, from: JSONEncoder().encode(element)))
      } catch {
        let which = list.count == 1 ? "" : "action \(index + 1): "
        throw Rubbish(line, expected: "\(which)\(reason(error))")
      }
    }
    return actions
  }

  /// A line that is not what was asked for.
  struct Rubbish: Error, CustomStringConvertible {
    var description: String

    init(_ line: some Collection<UInt8>, expected: String) {
      let start = String(decoding: line.prefix(200), as: UTF8.self)
      let more = line.count > 200 ? "…" : ""
      description = "expected \(expected); the line starts: \(start)\(more)"
    }
  }

  private static func value(_ line: some Collection<UInt8>) -> JSONValue? {
    try? JSONDecoder().decode(JSONValue.self, from: Data(line))
  }

  /// What a decoding error says about an action, in words of the protocol.
  private static func reason(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .keyNotFound(let key, _): return "the member \"\(key.stringValue)\""
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      let key = context.codingPath.last?.stringValue
      let kind = ["Int": "whole number", "Double": "number"]["\(type)"] ?? "\(type)".lowercased()
      return key.map { "a \(kind) as \"\($0)\"" } ?? "an object with the member \"action\""
    case .dataCorrupted(let context):
      guard let key = context.codingPath.last?.stringValue, key != "action" else {
        let names = Action.Name.allCases.map(\.rawValue).joined(separator: ", ")
        return "\"action\" to be one of \(names)"
      }
      return "another value of \"\(key)\" (\(context.debugDescription))"
    default: return "an action"
    }
  }
}
