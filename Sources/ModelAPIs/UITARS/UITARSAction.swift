import Vocabulary

/// One action that UI-TARS wrote, read.
struct UITARSAction {
  let call: UITARSCall
  let sight: Picture
  let space: CoordinateSpace
  let pointer: Point?

  init(_ call: UITARSCall, sight: Picture, space: CoordinateSpace, pointer: Point?) {
    self.call = call
    self.sight = sight
    self.space = space
    self.pointer = pointer
  }

  /// What the action comes to.
  func actions() throws(Refusal) -> [Action] {
    switch call.name {
    case "click", "left_single": return [.click(at: try place())]
    case "left_double": return [.click(at: try place(), count: 2)]
    case "right_single": return [.click(at: try place(), button: .right)]
    case "hover": return [.move(to: try place())]
    case "drag", "select":
      return [
        .drag(
          from: try place(["start_point", "start_box"]), to: try place(["end_point", "end_box"]))
      ]
    case "hotkey", "press": return [.key(try chord())]
    case "keydown": return [.keyDown(try chord())]
    case "keyup", "release": return [.keyUp(try chord())]
    case "type": return try typing()
    case "scroll": return [try scroll()]
    case "wait": return [.wait(seconds: 5)]
    case "finished":
      let answer = call.arguments["content"]?.trimmed ?? ""
      return [.done(answer: answer.isEmpty ? nil : answer)]
    case "call_user":
      return [.giveUp(reason: call.arguments["content"])]
    default: throw Refusal("There is no action '\(call.name)'.")
    }
  }

  private func problem(_ problem: String) -> Refusal { Refusal("\(call.name): \(problem)") }

  /// The place of `<point>x y</point>`, `(x,y)`, or the middle of the box `[x1, y1, x2, y2]`.
  private func place(
    _ names: [String] = ["point", "start_box", "start_point"]
  ) throws(Refusal) -> Action.Target {
    guard let text = names.lazy.compactMap({ call.arguments[$0] }).first else {
      throw problem("expected \(names[0])")
    }
    let numbers = text.matches(of: /-?[0-9]+(?:\.[0-9]+)?/).compactMap { Double($0.output) }
    let x: Double
    let y: Double
    switch numbers.count {
    case 2: (x, y) = (numbers[0], numbers[1])
    case 4: (x, y) = ((numbers[0] + numbers[2]) / 2, (numbers[1] + numbers[3]) / 2)
    default: throw problem("\(names[0]) is no place: \(text)")
    }
    guard let pixel = space.pixel(x: x, y: y, in: sight.screen) else {
      throw problem("\(text) is outside the screen")
    }
    return Action.Target(pixel, on: sight.capture)
  }

  private func chord() throws(Refusal) -> String {
    let text = call.arguments["key"] ?? call.arguments["hotkey"] ?? ""
    // Keys are split by spaces; some write `+` all the same.
    let names = text.split(separator: " ").map(String.init).flatMap(KeySpelling.names)
    guard let chord = KeySpelling.chord(names) else { throw problem("expected key") }
    return chord
  }

  /// A line end at the end of the text submits it.
  private func typing() throws(Refusal) -> [Action] {
    guard let text = call.arguments["content"] else { throw problem("expected content") }
    guard text.hasSuffix("\n") else { return text.isEmpty ? [] : [.type(text)] }
    let typed = String(text.dropLast())
    return (typed.isEmpty ? [] : [.type(typed)]) + [.key("Return")]
  }

  /// Five notches, as the makers' own agent scrolls.
  private func scroll() throws(Refusal) -> Action {
    let isPlaced = ["point", "start_box", "start_point"].contains { call.arguments[$0] != nil }
    let target =
      isPlaced
      ? try place() : Action.Target(pointer ?? sight.screen.bounds.center, on: sight.capture)
    return switch call.arguments["direction"]?.trimmed {
    case "up": .scroll(at: target, x: 0, y: -5)
    case "down": .scroll(at: target, x: 0, y: 5)
    case "left": .scroll(at: target, x: -5, y: 0)
    case "right": .scroll(at: target, x: 5, y: 0)
    default: throw problem("expected direction: up, down, left or right")
    }
  }
}
