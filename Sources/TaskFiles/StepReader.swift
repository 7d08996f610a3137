import Vocabulary

/// Reads the steps of a solution or cheat.
struct StepReader {
  let problems: Problems
  /// Whether `shell` is allowed, as it is in cheats.
  let mayRunCommands: Bool

  /// The actions, as task files write them.
  static let actions = [
    "click", "double_click", "right_click", "move", "drag", "button_down", "button_up", "scroll",
    "type", "key", "key_down", "key_up", "wait", "shell", "done", "give_up",
  ]
  /// The keys that a click or a drag may hold down.
  static let modifiers = ["ctrl", "shift", "alt", "super"]

  /// The steps of a list; without a final `done` or `give_up` one `done` is added.
  func steps(_ value: LocatedValue) -> [SolutionStep] {
    guard let items = problems.attempt(try value.list()) else { return [] }
    var steps: [SolutionStep] = []
    for item in items {
      if steps.last?.isFinal == true {
        problems.add(Diagnostic(item.location, "nothing may follow done or give_up"))
        break
      }
      if let step = problems.attempt(try step(item)) { steps.append(step) }
    }
    if steps.last?.isFinal != true {
      steps.append(SolutionStep(.done(answer: nil), at: items.last?.location ?? value.location))
    }
    return steps
  }

  private func step(_ item: LocatedValue) throws(Diagnostic) -> SolutionStep {
    let kind: SolutionStep.Kind
    switch item.content {
    case .scalar("done", _): kind = .done(answer: nil)
    case .scalar("give_up", _): kind = .giveUp
    case .scalar(let word, _) where Self.actions.contains(word):
      throw Diagnostic(item.location, "'\(word)' needs arguments, such as '\(word): …'")
    case .scalar(let word, _): throw unknown(word, at: item.location)
    case .mapping(let pairs) where pairs.count == 1: kind = try action(pairs[0])
    case .mapping(let pairs):
      let keys = pairs.map(\.key).joined(separator: ", ")
      throw Diagnostic(item.location, "a step is one action, found the keys \(keys)")
    case .sequence: throw item.expected("one action")
    }
    return SolutionStep(kind, at: item.location)
  }

  private func action(_ pair: LocatedValue.Pair) throws(Diagnostic) -> SolutionStep.Kind {
    let value = pair.value
    switch pair.key {
    case "click": return try click(value)
    case "double_click": return try click(value, count: 2)
    case "right_click": return try click(value, button: .right)
    case "move": return .move(try TargetReader.target(value))
    case "drag": return try drag(value)
    case "button_down": return .buttonDown(try TargetReader.target(value))
    case "button_up": return .buttonUp(try TargetReader.target(value))
    case "scroll": return try scroll(value)
    case "type":
      let text = try value.string()
      guard !text.isEmpty else { throw value.expected("text to type") }
      return .type(text)
    case "key": return try key(value)
    case "key_down": return .keyDown(try chord(value))
    case "key_up": return .keyUp(try chord(value))
    case "wait": return try wait(value)
    case "shell":
      guard mayRunCommands else {
        throw Diagnostic(
          pair.keyLocation, "'shell' is for cheats only: a solution acts as a person would")
      }
      return .shell(try value.string())
    case "done":
      if value.isNothing { return .done(answer: nil) }
      var fields = try Fields(value, of: "'done'")
      let answer = try fields.optionalString("answer")
      try fields.finish()
      return .done(answer: answer)
    case "give_up":
      guard value.isNothing else { throw value.expected("nothing after 'give_up'") }
      return .giveUp
    default: throw unknown(pair.key, at: pair.keyLocation)
    }
  }

  private func unknown(_ word: String, at location: SourceLocation) -> Diagnostic {
    var message = "unknown action '\(word)'"
    if let near = Spelling.nearest(to: word, in: Self.actions) {
      message += "; did you mean '\(near)'?"
    } else {
      message += "."
    }
    return Diagnostic(
      location, "\(message) Known actions: \(Self.actions.joined(separator: ", "))")
  }
}

// MARK: - Actions

extension StepReader {
  private func click(
    _ value: LocatedValue, button: Action.Button = .left, count: Int = 1
  ) throws(Diagnostic) -> SolutionStep.Kind {
    var fields = try Fields(value, of: "the target")
    let target = try TargetReader.target(&fields)
    let modifiers = try modifiers(&fields)
    try fields.finish()
    return .click(target, button: button, count: count, modifiers: modifiers)
  }

  private func drag(_ value: LocatedValue) throws(Diagnostic) -> SolutionStep.Kind {
    var fields = try Fields(value, of: "'drag'")
    let from = try TargetReader.target(fields.value("from"))
    let to = try TargetReader.target(fields.value("to"))
    var way: [SolutionTarget] = []
    if let through = fields.optionalValue("through") {
      for place in try through.list() { way.append(try TargetReader.target(place)) }
    }
    let modifiers = try modifiers(&fields)
    try fields.finish()
    return .drag(from, to, through: way, modifiers: modifiers)
  }

  private func modifiers(_ fields: inout Fields) throws(Diagnostic) -> [String] {
    guard let value = fields.optionalValue("modifiers") else { return [] }
    var modifiers: [String] = []
    for element in value.elements ?? [value] {
      modifiers.append(try element.choice(of: Self.modifiers))
    }
    return modifiers
  }

  private func scroll(_ value: LocatedValue) throws(Diagnostic) -> SolutionStep.Kind {
    var fields = try Fields(value, of: "'scroll'")
    let target = try TargetReader.target(fields.value("at"))
    let x = try fields.optionalInt("x") ?? 0
    let y = try fields.optionalInt("y") ?? 0
    let modifiers = try modifiers(&fields)
    try fields.finish()
    guard x != 0 || y != 0 else {
      throw Diagnostic(value.location, "'scroll' needs x or y, in notches, other than 0")
    }
    return .scroll(target, x: x, y: y, modifiers: modifiers)
  }

  private func key(_ value: LocatedValue) throws(Diagnostic) -> SolutionStep.Kind {
    guard value.pairs != nil else { return .key(try chord(value), count: 1) }
    var fields = try Fields(value, of: "'key'")
    let keys = try chord(fields.value("keys"))
    let count = try fields.optionalInt("count") ?? 1
    try fields.finish()
    guard (1...1000).contains(count) else {
      throw Diagnostic(
        fields.location(of: "count") ?? value.location, "expected 1 to 1000 times, found \(count)")
    }
    return .key(keys, count: count)
  }

  private func chord(_ value: LocatedValue) throws(Diagnostic) -> String {
    let chord = try value.string()
    guard !chord.isEmpty, !chord.contains(where: \.isWhitespace) else {
      throw value.expected("a key or chord such as Return or ctrl+s")
    }
    return chord
  }

  private func wait(_ value: LocatedValue) throws(Diagnostic) -> SolutionStep.Kind {
    var fields = try Fields(value, of: "'wait'")
    let there = fields.optionalValue("for")
    let gone = fields.optionalValue("gone")
    let seconds = try fields.optionalDouble("seconds") ?? 10
    try fields.finish()
    guard let target = there ?? gone, there == nil || gone == nil else {
      throw Diagnostic(value.location, "'wait' needs exactly one of for, gone")
    }
    guard seconds > 0, seconds <= 600 else {
      throw Diagnostic(
        fields.location(of: "seconds") ?? value.location,
        "expected more than 0 and at most 600 seconds, found \(seconds)")
    }
    return .wait(try TargetReader.target(target), gone: there == nil, seconds: seconds)
  }
}

extension SolutionStep {
  /// Whether it ends the trial.
  var isFinal: Bool {
    switch kind {
    case .done, .giveUp: true
    default: false
    }
  }
}
