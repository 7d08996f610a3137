public import JSONValue

/// One thing an agent does.
///
/// On the wire an action is one flat JSON object whose `action` member names the case:
/// `{"action": "click", "capture": "c3", "x": 40, "y": 60}`.
public enum Action: Sendable, Hashable {
  /// Moves the pointer.
  case move(to: Target)
  /// Presses and releases a button `count` times in one place, with modifiers held.
  case click(at: Target, button: Button = .left, count: Int = 1, modifiers: [String] = [])
  /// Presses a button in one place, moves on through others in their order, and releases it in the
  /// last.
  case drag(
    from: Target, through: [Target] = [], to: Target, button: Button = .left,
    modifiers: [String] = [])
  /// Presses a button in one place; it stays down until it is released or the trial ends.
  case buttonDown(at: Target, button: Button = .left)
  /// Releases a button in one place, where the pointer is moved with the button held.
  case buttonUp(at: Target, button: Button = .left)
  /// Turns the wheel in one place; positive is down and right, in notches.
  case scroll(at: Target, x: Int, y: Int, modifiers: [String] = [])
  /// Types text as a keyboard would.
  case type(String)
  /// Presses a chord such as `ctrl+shift+t` or a single key such as `Return`, `count` times.
  case key(String, count: Int = 1)
  /// Presses the keys of a chord; they stay down until they are released or the trial ends.
  case keyDown(String)
  /// Releases the keys of a chord.
  case keyUp(String)
  /// Holds a chord down for a time.
  case hold(String, seconds: Double)
  /// Lets time pass until the screen changes, for at most this many seconds.
  case wait(seconds: Double)
  /// Looks closer: the next capture shows only this part of a capture, as large as it is on the
  /// screen.
  case zoom(Rectangle, on: CaptureID? = nil)
  /// Calls a tool of the executor.
  case tool(name: String, arguments: JSONValue)
  /// Says that the task is finished, with the answer where one was asked for.
  case done(answer: String? = nil)
  /// Says that the task cannot be done.
  case giveUp(reason: String? = nil)

  /// A button of the pointer; the last two are those for back and forward in a browser's history.
  public enum Button: String, Codable, Sendable, Hashable, CaseIterable {
    case left, middle, right, back, forward
  }

  /// Whether the action ends the trial.
  public var isFinal: Bool {
    switch self {
    case .done, .giveUp: true
    default: false
    }
  }

  /// The action with each of its places replaced.
  public func mapTargets<Failure: Error>(
    _ replace: (Target) throws(Failure) -> Target
  ) throws(Failure) -> Action {
    switch self {
    case .move(let target): .move(to: try replace(target))
    case .click(let target, let button, let count, let modifiers):
      .click(at: try replace(target), button: button, count: count, modifiers: modifiers)
    case .drag(let start, let way, let end, let button, let modifiers):
      .drag(
        from: try replace(start), through: try way.map(replace), to: try replace(end),
        button: button, modifiers: modifiers)
    case .buttonDown(let target, let button): .buttonDown(at: try replace(target), button: button)
    case .buttonUp(let target, let button): .buttonUp(at: try replace(target), button: button)
    case .scroll(let target, let x, let y, let modifiers):
      .scroll(at: try replace(target), x: x, y: y, modifiers: modifiers)
    case .type, .key, .keyDown, .keyUp, .hold, .wait, .zoom, .tool, .done, .giveUp: self
    }
  }

  /// The places that the action names, in order.
  public var targets: [Target] {
    switch self {
    case .move(let target), .click(let target, _, _, _), .scroll(let target, _, _, _),
      .buttonDown(let target, _), .buttonUp(let target, _):
      [target]
    case .drag(let start, let way, let end, _, _): [start] + way + [end]
    case .zoom(let part, let capture):
      [
        Target(Point(x: part.x, y: part.y), on: capture),
        Target(Point(x: part.x + part.width - 1, y: part.y + part.height - 1), on: capture),
      ]
    default: []
    }
  }
}
