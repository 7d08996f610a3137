import Display
import Vocabulary

/// Turns what a person does with pointer and keyboard into actions.
///
/// What belongs together is one action: the clicks of a double click, the notches of one turn of the
/// wheel, the characters that are typed without a long pause, a key that is pressed again.
struct HandActions {
  /// An action with the time of its first input.
  struct Timed: Hashable {
    var action: Action
    var time: ContinuousClock.Instant
  }

  private var pending: (timed: Timed, last: ContinuousClock.Instant)?
  private var pressed: [Int: ObservedInput] = [:]

  /// Pixels within which the pointer counts as not moved.
  private static let tremor = 4
  private static let buttons: [Int: Action.Button] = [
    1: .left, 2: .middle, 3: .right, 8: .back, 9: .forward,
  ]
  private static let wheel: [Int: (x: Int, y: Int)] = [
    4: (0, -1), 5: (0, 1), 6: (-1, 0), 7: (1, 0),
  ]

  /// Adds an input, and gives what is finished by it.
  mutating func add(_ input: ObservedInput) -> [Timed] {
    switch input.event {
    case .button(let number, let isDown):
      if let turn = Self.wheel[number] {
        return isDown
          ? take(
            .scroll(at: .init(input.point), x: turn.x, y: turn.y, modifiers: input.modifiers),
            input, since: input.time)
          : []
      }
      guard let button = Self.buttons[number] else { return [] }
      if isDown {
        pressed[number] = input
        return []
      }
      guard let start = pressed.removeValue(forKey: number) else { return [] }
      let held = start.modifiers
      return Self.isNear(start.point, input.point)
        ? take(
          .click(at: .init(start.point), button: button, modifiers: held), input,
          since: start.time)
        : take(
          .drag(
            from: .init(start.point), to: .init(input.point), button: button, modifiers: held),
          input, since: start.time)
    case .key(let name, let text, true):
      guard !name.isEmpty, !Self.isModifier(name) else { return [] }
      let chord = input.modifiers.filter { $0 != "shift" }
      if let text, chord.isEmpty { return take(.type(text), input, since: input.time) }
      let shift = text == nil && input.modifiers.contains("shift") ? ["shift"] : []
      let keys = (chord + shift + [text?.lowercased() ?? name]).joined(separator: "+")
      return take(.key(keys), input, since: input.time)
    case .key: return []
    }
  }

  /// Gives what is finished because nothing has come to it for a while.
  mutating func finish(before now: ContinuousClock.Instant) -> [Timed] {
    guard let pending, now - pending.last > Self.pause(of: pending.timed.action) else { return [] }
    return finish()
  }

  /// Gives what is there.
  mutating func finish() -> [Timed] {
    defer { pending = nil }
    return pending.map { [$0.timed] } ?? []
  }

  private mutating func take(
    _ action: Action, _ input: ObservedInput, since time: ContinuousClock.Instant
  ) -> [Timed] {
    if let (timed, last) = pending, time - last <= Self.pause(of: timed.action),
      let joined = Self.joined(timed.action, action)
    {
      pending = (Timed(action: joined, time: timed.time), input.time)
      return []
    }
    let finished = finish()
    pending = (Timed(action: action, time: time), input.time)
    return finished
  }

  private static func joined(_ first: Action, _ second: Action) -> Action? {
    switch (first, second) {
    case (.type(let text), .type(let more)): .type(text + more)
    case (.key(let keys, let count), .key(let again, _)) where again == keys && count < 100:
      .key(keys, count: count + 1)
    case (
      .click(let place, let button, let count, let held),
      .click(let again, let sameButton, _, let sameHeld)
    )
    where sameButton == button && sameHeld == held && count < 100
      && isNear(place.point, again.point):
      .click(at: place, button: button, count: count + 1, modifiers: held)
    case (
      .scroll(let place, let x, let y, let held),
      .scroll(let again, let moreX, let moreY, let sameHeld)
    )
    where sameHeld == held && isNear(place.point, again.point):
      .scroll(at: place, x: x + moreX, y: y + moreY, modifiers: held)
    default: nil
    }
  }

  /// How long a pause may be within one action.
  private static func pause(of action: Action) -> Duration {
    switch action {
    case .type: .seconds(1.5)
    case .click: .milliseconds(500)
    default: .milliseconds(800)
    }
  }

  private static func isNear(_ one: Point, _ other: Point) -> Bool {
    abs(one.x - other.x) <= tremor && abs(one.y - other.y) <= tremor
  }

  private static func isModifier(_ name: String) -> Bool {
    ["Shift", "Control", "Alt", "Super", "Meta", "Hyper", "Caps_Lock", "Num_Lock", "ISO_Level"]
      .contains { name.hasPrefix($0) }
  }
}
