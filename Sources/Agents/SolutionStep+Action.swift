import JSONValue
import TaskFiles
import Vocabulary

extension SolutionStep.Kind {
  /// What the step points at, in the order of `action(at:)`.
  var targets: [SolutionTarget] {
    switch self {
    case .move(let target), .click(let target, _, _, _), .scroll(let target, _, _, _),
      .buttonDown(let target), .buttonUp(let target), .wait(let target, _, _):
      [target]
    case .drag(let start, let end, let way, _): [start] + way + [end]
    case .type, .key, .keyDown, .keyUp, .shell, .done, .giveUp: []
    }
  }

  /// The action at the places of the targets; nil for a wait, which is over once they are found.
  func action(at points: [Action.Target]) -> Action? {
    switch (self, points.first, points.last) {
    case (.move, let point?, _): .move(to: point)
    case (.click(_, let button, let count, let modifiers), let point?, _):
      .click(at: point, button: button, count: count, modifiers: modifiers)
    case (.drag(_, _, _, let modifiers), let start?, let end?):
      .drag(
        from: start, through: Array(points.dropFirst().dropLast()), to: end,
        modifiers: modifiers)
    case (.scroll(_, let x, let y, let modifiers), let point?, _):
      .scroll(at: point, x: x, y: y, modifiers: modifiers)
    case (.buttonDown, let point?, _): .buttonDown(at: point)
    case (.buttonUp, let point?, _): .buttonUp(at: point)
    case (.keyDown(let keys), _, _): .keyDown(keys)
    case (.keyUp(let keys), _, _): .keyUp(keys)
    case (.type(let text), _, _): .type(text)
    case (.key(let keys, let count), _, _): .key(keys, count: count)
    case (.shell(let command), _, _):
      .tool(name: "shell", arguments: ["command": .string(command)])
    case (.done(let answer), _, _): .done(answer: answer)
    case (.giveUp, _, _): .giveUp(reason: nil)
    case (.wait, _, _), (.move, _, _), (.click, _, _), (.drag, _, _), (.scroll, _, _),
      (.buttonDown, _, _), (.buttonUp, _, _):
      nil
    }
  }
}

extension SolutionTarget {
  /// The pixel to point at, for a match that covers `frame`.
  func point(in frame: Rectangle) -> Point {
    if case .point(let point) = what { return point.moved(by: offset) }
    guard case .window = what, let offset else { return frame.center.moved(by: offset) }
    return Point(x: frame.x + offset.x, y: frame.y + offset.y)
  }
}

extension Point {
  fileprivate func moved(by offset: Point?) -> Point {
    Point(x: x + (offset?.x ?? 0), y: y + (offset?.y ?? 0))
  }
}
