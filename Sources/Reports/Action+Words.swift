import Foundation
import Vocabulary

extension Action {
  /// What the action does, as a sentence without its full stop.
  var words: String {
    switch self {
    case .move(let target): "Move to \(target.words)"
    case .click(let target, let button, let count, let modifiers):
      "\(Self.click(button, count).capitalizedFirst) at \(target.words)\(Self.held(modifiers))"
    case .drag(let start, let way, let end, let button, let modifiers):
      "Drag\(button == .left ? "" : " with the \(button.rawValue) button") from \(start.words) "
        + way.map { "through \($0.words) " }.joined() + "to \(end.words)\(Self.held(modifiers))"
    case .buttonDown(let target, let button):
      "Press the \(button.rawValue) button at \(target.words)"
    case .buttonUp(let target, let button):
      "Release the \(button.rawValue) button at \(target.words)"
    case .scroll(let target, let x, let y, let modifiers):
      "Scroll\(Self.notches(x, y)) at \(target.words)\(Self.held(modifiers))"
    case .type(let text): "Type “\(text)”"
    case .key(let keys, let count):
      "Press \(keys)\(count == 1 ? "" : " \(Figures.count(count, "time"))")"
    case .keyDown(let keys): "Hold \(keys) down"
    case .keyUp(let keys): "Release \(keys)"
    case .hold(let keys, let seconds): "Hold \(keys) for \(Figures.duration(seconds))"
    case .wait(let seconds): "Wait for at most \(Figures.duration(seconds))"
    case .zoom(let part, _):
      "Look closer at \(part.width)x\(part.height) pixels from \(part.x), \(part.y)"
    case .tool(let name, let arguments): "Call the tool \(name) with \(Self.json(arguments))"
    case .done(let answer): "Done" + (answer.map { ", with the answer “\($0)”" } ?? "")
    case .giveUp(let reason): "Give up" + (reason.map { ": \($0)" } ?? "")
    }
  }

  private static func click(_ button: Button, _ count: Int) -> String {
    let times =
      switch count {
      case 1: ""
      case 2: "double "
      case 3: "triple "
      default: "\(count)-fold "
      }
    return "\(times)\(button == .left ? "" : "\(button.rawValue) ")click"
  }

  private static func json(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "?"
  }

  private static func held(_ modifiers: [String]) -> String {
    modifiers.isEmpty ? "" : " with \(modifiers.joined(separator: "+")) held"
  }

  private static func notches(_ x: Int, _ y: Int) -> String {
    let vertical = y == 0 ? "" : " \(y > 0 ? "down" : "up") \(y.magnitude)"
    let horizontal = x == 0 ? "" : " \(x > 0 ? "right" : "left") \(x.magnitude)"
    return vertical + horizontal
  }
}

extension Action.Target {
  /// The pixel in words, with the element that stood there.
  fileprivate var words: String {
    guard let element else { return "\(point.x), \(point.y)" }
    return isPlaced ? "\(element) (\(point.x), \(point.y))" : element
  }
}

extension String {
  /// The text with its first letter in upper case.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension ActionResult {
  /// What became of it, in words.
  var words: String {
    let outcome =
      switch outcome {
      case .changed: "the screen changed"
      case .unchanged: "nothing on the screen changed"
      case .undelivered: "not delivered"
      case .refused: "refused"
      }
    return message.map { "\(outcome): \($0)" } ?? outcome
  }
}

extension Effect {
  /// What changed, in words.
  var words: String {
    from.map { "\(kind.rawValue) \(path) from \($0)" } ?? "\(kind.rawValue) \(path)"
  }
}
