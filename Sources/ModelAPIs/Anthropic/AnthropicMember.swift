import JSONValue
import Vocabulary

/// One call of a computer toolset's member, or of the older tool's action of the same name.
struct AnthropicMember {
  let name: String
  let input: JSONValue
  let sight: Picture
  let hasZoom: Bool
  /// Where the pointer is when the call begins, and afterwards where the call leaves it.
  private(set) var pointer: Point?

  init(name: String, input: JSONValue, sight: Picture, hasZoom: Bool, pointer: Point?) {
    self.name = name
    self.input = input
    self.sight = sight
    self.hasZoom = hasZoom
    self.pointer = pointer
  }

  private var reader: InputReader {
    InputReader(input: input) { [name] in AnthropicWords.invalid(name, $0) }
  }

  private var space: CoordinateSpace { .pixels(of: sight.size) }

  /// What the call comes to.
  mutating func intents() throws(Refusal) -> [Intent] {
    let intents = try read()
    for case .act(let action) in intents {
      if let point = action.pointerAfterwards { pointer = point }
    }
    return intents
  }

  private func read() throws(Refusal) -> [Intent] {
    switch name {
    case "screenshot": return [.look]
    case "zoom" where hasZoom: return [.zoom(try region())]
    case "cursor_position":
      guard let pointer else { throw Refusal("The position of the cursor is not known yet.") }
      let cell = space.cell(of: pointer, in: sight.screen)
      return [.say("X=\(cell.x), Y=\(cell.y)")]
    case "mouse_move":
      return [.act(.move(to: try required("coordinate")))]
    case "left_click": return try click(.left)
    case "right_click": return try click(.right)
    case "middle_click": return try click(.middle)
    case "double_click": return try click(.left, count: 2)
    case "triple_click": return try click(.left, count: 3)
    case "left_click_drag":
      let end = try required("coordinate")
      let start = try input["start_coordinate"] == nil ? here() : required("start_coordinate")
      return [.act(.drag(from: start, to: end, modifiers: try modifiers()))]
    case "scroll": return [.act(try scroll())]
    case "type": return [.act(.type(try reader.text("text")))]
    case "key":
      let count = input["repeat"] == nil ? 1 : try reader.whole("repeat", in: 1...100)
      return [.act(.key(try chord(), count: count))]
    case "hold_key":
      return [.act(.hold(try chord(), seconds: try reader.seconds("duration", atMost: 60)))]
    case "wait":
      return Action.waits(seconds: try reader.seconds("duration", atMost: 300)).map(Intent.act)
    case "left_mouse_down": return [.act(.buttonDown(at: try here()))]
    case "left_mouse_up": return [.act(.buttonUp(at: try here()))]
    case "zoom":
      throw Refusal(AnthropicWords.unavailable(name))
    default: throw Refusal(AnthropicWords.unknown(name))
    }
  }

  private func click(_ button: Action.Button, count: Int = 1) throws(Refusal) -> [Intent] {
    [.act(.click(at: try place(), button: button, count: count, modifiers: try modifiers()))]
  }

  private func scroll() throws(Refusal) -> Action {
    let amount = try reader.whole("scroll_amount", in: 0...100)
    let (x, y): (Int, Int)
    switch try reader.text("scroll_direction") {
    case "up": (x, y) = (0, -amount)
    case "down": (x, y) = (0, amount)
    case "left": (x, y) = (-amount, 0)
    case "right": (x, y) = (amount, 0)
    default: throw reader.problem("scroll_direction: expected up, down, left or right")
    }
    return .scroll(at: try place(), x: x, y: y, modifiers: try modifiers())
  }

  /// The place that is named, or else the pointer's.
  private func place() throws(Refusal) -> Action.Target {
    guard let coordinate = input["coordinate"], coordinate != .null else { return try here() }
    return try required("coordinate")
  }

  private func here() throws(Refusal) -> Action.Target {
    guard let pointer else {
      throw reader.problem("coordinate: expected [x, y], as the cursor's position is not known yet")
    }
    return Action.Target(pointer, on: sight.capture)
  }

  private func required(_ name: String) throws(Refusal) -> Action.Target {
    let numbers = try reader.numbers(name, "[x, y]", count: 2)
    return Action.Target(
      try reader.pixel(name, x: numbers[0], y: numbers[1], in: space, of: sight),
      on: sight.capture)
  }

  /// The part of the capture between two corners of the picture; what is cut is rounded outwards.
  private func region() throws(Refusal) -> Rectangle {
    let edges = try reader.numbers("region", "[x0, y0, x1, y1]", count: 4)
    let size = sight.size
    guard edges[0] >= 0, edges[1] >= 0, edges[0] < edges[2], edges[1] < edges[3],
      edges[2] <= Double(size.width), edges[3] <= Double(size.height)
    else {
      throw reader.problem(
        "region: expected [x0, y0, x1, y1] with x0 < x1 and y0 < y1 on the "
          + "\(size.width)x\(size.height) screen")
    }
    let across = Double(sight.screen.width) / Double(size.width)
    let down = Double(sight.screen.height) / Double(size.height)
    let left = Int((edges[0] * across).rounded(.down))
    let top = Int((edges[1] * down).rounded(.down))
    return Rectangle(
      x: left, y: top, width: Int((edges[2] * across).rounded(.up)) - left,
      height: Int((edges[3] * down).rounded(.up)) - top)
  }

  private func modifiers() throws(Refusal) -> [String] {
    guard let text = input["text"]?.string, !text.isEmpty else { return [] }
    let names = text.split(separator: "+").map { $0.trimmed.lowercased() }
    let known = ["shift", "ctrl", "control", "alt", "super", "cmd", "meta", "win"]
    guard names.allSatisfy(known.contains) else {
      throw reader.problem("text: expected keys such as ctrl or ctrl+shift")
    }
    return names
  }

  private func chord() throws(Refusal) -> String {
    let chord = try reader.text("text").trimmed
    guard !chord.isEmpty else { throw reader.problem("text: expected a key") }
    return chord
  }

  /// What the provider's own driver answers for the member.
  var acknowledgement: String {
    func field(_ name: String) -> String {
      input[name]?.string ?? input[name]?.double.map(InputReader.brief) ?? ""
    }
    return switch name {
    case "key": "Pressed \(field("text"))."
    case "hold_key": "Held \(field("text")) for \(field("duration"))s."
    case "type": "Typed."
    case "mouse_move": "Moved the mouse."
    case "left_click": "Clicked."
    case "left_click_drag": "Dragged."
    case "right_click": "Right-clicked."
    case "middle_click": "Middle-clicked."
    case "double_click": "Double-clicked."
    case "triple_click": "Triple-clicked."
    case "scroll": "Scrolled \(field("scroll_direction"))."
    case "wait": "Waited \(field("duration"))s."
    default: "OK"
    }
  }
}
