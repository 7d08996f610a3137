import JSONValue
import Vocabulary

/// One call of a predefined function, of either set.
struct GeminiFunction {
  let name: String
  let arguments: JSONValue
  let sight: Picture
  let pointer: Point?

  private var reader: InputReader {
    InputReader(input: arguments) { [name] in GeminiWords.invalid(name, $0) }
  }

  /// What the call comes to.
  func intents() throws(Refusal) -> [Intent] {
    switch name {
    case "take_screenshot", "open_web_browser": return [.look]
    case "click", "click_at": return [.act(.click(at: try place()))]
    case "double_click": return [.act(.click(at: try place(), count: 2))]
    case "triple_click": return [.act(.click(at: try place(), count: 3))]
    case "middle_click": return [.act(.click(at: try place(), button: .middle))]
    case "right_click": return [.act(.click(at: try place(), button: .right))]
    case "move", "hover_at": return [.act(.move(to: try place()))]
    case "mouse_down": return [.act(.buttonDown(at: try place()))]
    case "mouse_up": return [.act(.buttonUp(at: try place()))]
    case "key_down": return [.act(.keyDown(try chord(["key", "keys"])))]
    case "key_up": return [.act(.keyUp(try chord(["key", "keys"])))]
    case "type": return try typing(clearing: false, enter: false)
    case "type_text_at":
      // This function's defaults are to clear the field, and to press Return afterwards.
      return [.act(.click(at: try place()))] + (try typing(clearing: true, enter: true))
    case "drag_and_drop": return [.act(try drag())]
    case "scroll", "scroll_at": return [.act(try scroll(at: try place()))]
    case "scroll_document": return [.act(try scroll(at: middle))]
    case "press_key": return [.act(.key(try chord(["key", "keys"])))]
    case "hotkey", "key_combination": return [.act(.key(try chord(["keys", "key"])))]
    case "wait":
      let names = ["seconds", "duration"]
      guard let name = names.first(where: { arguments[$0] != nil }) else {
        return [.act(.wait(seconds: 5))]
      }
      return Action.waits(seconds: try reader.seconds(name, atMost: 300)).map(Intent.act)
    case "wait_5_seconds": return [.act(.wait(seconds: 5))]
    case "go_back": return [.act(.key("alt+Left"))]
    case "go_forward": return [.act(.key("alt+Right"))]
    default: throw Refusal(GeminiWords.unsupported(name))
    }
  }

  private func typing(clearing: Bool, enter: Bool) throws(Refusal) -> [Intent] {
    var actions: [Action] = []
    if arguments["clear_before_typing"]?.bool ?? clearing {
      actions += [.key("ctrl+a"), .key("Delete")]
    }
    let text = try reader.text("text")
    if !text.isEmpty { actions.append(.type(text)) }
    if arguments["press_enter"]?.bool ?? enter { actions.append(.key("Return")) }
    return actions.map(Intent.act)
  }

  private func place(_ x: String = "x", _ y: String = "y") throws(Refusal) -> Action.Target {
    guard let across = arguments[x]?.double, let down = arguments[y]?.double else {
      throw reader.problem("expected \(x) and \(y)")
    }
    let pixel = try reader.pixel("\(x), \(y)", x: across, y: down, in: .thousand, of: sight)
    return Action.Target(pixel, on: sight.capture)
  }

  private var middle: Action.Target { Action.Target(sight.screen.bounds.center, on: sight.capture) }

  private func drag() throws(Refusal) -> Action {
    // Both spellings are found in the provider's samples and in other harnesses.
    if arguments["start_x"] != nil {
      return .drag(from: try place("start_x", "start_y"), to: try place("end_x", "end_y"))
    }
    return .drag(from: try place(), to: try place("destination_x", "destination_y"))
  }

  private func scroll(at target: Action.Target) throws(Refusal) -> Action {
    let direction = try reader.text("direction").lowercased()
    let across = direction == "left" || direction == "right"
    guard across || direction == "up" || direction == "down" else {
      throw reader.problem("direction: expected up, down, left or right")
    }
    let pixels: Double
    if let exact = arguments["magnitude_in_pixels"]?.double {
      pixels = exact
    } else {
      // A magnitude is on the grid, as coordinates are.
      let edge = Double(across ? sight.screen.width : sight.screen.height)
      pixels = (arguments["magnitude"]?.double ?? 800) / 1000 * edge
    }
    let notches = Wheel.notches(forPixels: abs(pixels))
    return switch direction {
    case "up": .scroll(at: target, x: 0, y: -notches)
    case "down": .scroll(at: target, x: 0, y: notches)
    case "left": .scroll(at: target, x: -notches, y: 0)
    default: .scroll(at: target, x: notches, y: 0)
    }
  }

  /// A chord that is written as text with `+` or as a list.
  private func chord(_ names: [String]) throws(Refusal) -> String {
    for name in names {
      if let text = arguments[name]?.string, let chord = KeySpelling.chord(KeySpelling.names(text))
      {
        return chord
      }
      if let list = arguments[name]?.array?.compactMap(\.string),
        let chord = KeySpelling.chord(list)
      {
        return chord
      }
    }
    throw reader.problem("expected \(names[0])")
  }
}
