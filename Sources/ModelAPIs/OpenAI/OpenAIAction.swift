import JSONValue
import Vocabulary

/// One action of a computer call.
struct OpenAIAction {
  let type: String
  let input: JSONValue
  let sight: Picture

  init(_ action: JSONValue, on sight: Picture) {
    type = action["type"]?.string ?? ""
    input = action
    self.sight = sight
  }

  private var reader: InputReader {
    InputReader(input: input) { [type] in OpenAIWords.impossible(type, $0) }
  }

  /// What the action comes to.
  func intents() throws(Refusal) -> [Intent] {
    switch type {
    case "screenshot": [.look]
    case "click":
      [.act(.click(at: try place(input), button: try button(), modifiers: try held()))]
    case "double_click":
      [.act(.click(at: try place(input), count: 2, modifiers: try held()))]
    case "move": try move()
    case "drag": [.act(try drag())]
    case "keypress": [.act(.key(try chord()))]
    case "scroll": [.act(try scroll())]
    case "type": [.act(.type(try reader.text("text")))]
    case "wait": [.act(.wait(seconds: 2))]
    default: throw reader.problem("there is no such action")
    }
  }

  private func button() throws(Refusal) -> Action.Button {
    switch input["button"]?.string {
    case "left", nil: .left
    case "right": .right
    case "wheel": .middle
    case "back": .back
    case "forward": .forward
    case .some(let name): throw reader.problem("the mouse has no button '\(name)'")
    }
  }

  private func place(_ point: JSONValue) throws(Refusal) -> Action.Target {
    guard let x = point["x"]?.double, let y = point["y"]?.double else {
      throw reader.problem("expected x and y")
    }
    return Action.Target(
      try reader.pixel("x, y", x: x, y: y, in: .pixels(of: sight.size), of: sight),
      on: sight.capture)
  }

  private func held() throws(Refusal) -> [String] {
    let names = input["keys"]?.array?.compactMap(\.string) ?? []
    guard let modifiers = KeySpelling.modifiers(names) else {
      throw reader.problem("only modifiers can be held, not \(names.joined(separator: ", "))")
    }
    return modifiers
  }

  private func chord() throws(Refusal) -> String {
    guard let names = input["keys"]?.array?.compactMap(\.string),
      let chord = KeySpelling.chord(names)
    else { throw reader.problem("expected keys") }
    return chord
  }

  private func move() throws(Refusal) -> [Intent] {
    let move = Intent.act(.move(to: try place(input)))
    let held = try held()
    if held.isEmpty { return [move] }
    let chord = held.joined(separator: "+")
    return [.act(.keyDown(chord)), move, .act(.keyUp(chord))]
  }

  private func scroll() throws(Refusal) -> Action {
    .scroll(
      at: try place(input), x: Wheel.notches(forPixels: input["scroll_x"]?.double ?? 0),
      y: Wheel.notches(forPixels: input["scroll_y"]?.double ?? 0), modifiers: try held())
  }

  /// A drag from the first to the last place, through all between.
  private func drag() throws(Refusal) -> Action {
    var path: [Action.Target] = []
    for point in input["path"]?.array ?? [] { path.append(try place(point)) }
    guard let start = path.first, let end = path.last, path.count >= 2 else {
      throw reader.problem("expected a path of at least two places")
    }
    return .drag(
      from: start, through: Array(path.dropFirst().dropLast()), to: end, modifiers: try held())
  }
}
