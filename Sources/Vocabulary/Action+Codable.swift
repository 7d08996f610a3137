import JSONValue

extension Action: Codable {
  private enum Key: String, CodingKey {
    case action, capture, x, y, toX = "to_x", toY = "to_y", button, count, modifiers, through
    case element, toElement = "to_element"
    case scrollX = "scroll_x", scrollY = "scroll_y", text, keys, seconds, name, arguments
    case answer, reason, width, height
  }

  /// The names of the cases on the wire.
  public enum Name: String, Codable, Sendable, CaseIterable {
    case move, click, drag, scroll, type, key, hold, wait, zoom, tool, done
    case buttonDown = "button_down", buttonUp = "button_up"
    case keyDown = "key_down", keyUp = "key_up", giveUp = "give_up"
  }

  /// The case's name on the wire.
  public var name: Name {
    switch self {
    case .move: .move
    case .click: .click
    case .drag: .drag
    case .buttonDown: .buttonDown
    case .buttonUp: .buttonUp
    case .keyDown: .keyDown
    case .keyUp: .keyUp
    case .scroll: .scroll
    case .type: .type
    case .key: .key
    case .hold: .hold
    case .wait: .wait
    case .zoom: .zoom
    case .tool: .tool
    case .done: .done
    case .giveUp: .giveUp
    }
  }

  /// Reads the form that is described above.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    func target(_ x: Key = .x, _ y: Key = .y, _ element: Key = .element) throws -> Target {
      let capture = try values.decodeIfPresent(CaptureID.self, forKey: .capture)
      guard let reference = try values.decodeIfPresent(String.self, forKey: element) else {
        return Target(try Place(values, x, y).point, on: capture)
      }
      var target = Target(element: reference, on: capture)
      if values.contains(x) { target.point = try Place(values, x, y).point }
      return target
    }
    func way(on capture: CaptureID?) throws -> [Target] {
      let places = try values.decodeIfPresent([Waypoint].self, forKey: .through) ?? []
      guard places.count <= 100 else {
        throw DecodingError.dataCorruptedError(
          forKey: .through, in: values,
          debugDescription: "expected at most 100 places, found \(places.count)")
      }
      return places.map { place in
        var target = place.target
        target.capture = capture
        return target
      }
    }
    func count() throws -> Int {
      let count = try values.decodeIfPresent(Int.self, forKey: .count) ?? 1
      guard (1...100).contains(count) else {
        throw DecodingError.dataCorruptedError(
          forKey: .count, in: values, debugDescription: "expected 1 to 100, found \(count)")
      }
      return count
    }
    func seconds() throws -> Double {
      let seconds = try values.decode(Double.self, forKey: .seconds)
      guard (0...60).contains(seconds) else {
        throw DecodingError.dataCorruptedError(
          forKey: .seconds, in: values, debugDescription: "expected 0 to 60, found \(seconds)")
      }
      return seconds
    }
    func size(_ key: Key) throws -> Int {
      let size = try values.decode(Int.self, forKey: key)
      guard size > 0 else {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: values, debugDescription: "expected at least 1, found \(size)")
      }
      return size
    }
    let button = try values.decodeIfPresent(Button.self, forKey: .button) ?? .left
    let modifiers = try values.decodeIfPresent([String].self, forKey: .modifiers) ?? []
    switch try values.decode(Name.self, forKey: .action) {
    case .move: self = .move(to: try target())
    case .click:
      self = .click(at: try target(), button: button, count: try count(), modifiers: modifiers)
    case .drag:
      let start = try target()
      self = .drag(
        from: start, through: try way(on: start.capture), to: try target(.toX, .toY, .toElement),
        button: button, modifiers: modifiers)
    case .buttonDown: self = .buttonDown(at: try target(), button: button)
    case .buttonUp: self = .buttonUp(at: try target(), button: button)
    case .scroll:
      self = .scroll(
        at: try target(), x: try values.decodeIfPresent(Int.self, forKey: .scrollX) ?? 0,
        y: try values.decodeIfPresent(Int.self, forKey: .scrollY) ?? 0, modifiers: modifiers)
    case .keyDown: self = .keyDown(try values.decode(String.self, forKey: .keys))
    case .keyUp: self = .keyUp(try values.decode(String.self, forKey: .keys))
    case .type: self = .type(try values.decode(String.self, forKey: .text))
    case .key: self = .key(try values.decode(String.self, forKey: .keys), count: try count())
    case .hold:
      self = .hold(try values.decode(String.self, forKey: .keys), seconds: try seconds())
    case .wait: self = .wait(seconds: try seconds())
    case .zoom:
      let corner = Target(
        try Place(values, .x, .y).point,
        on: try values.decodeIfPresent(CaptureID.self, forKey: .capture))
      let width = try size(.width)
      let height = try size(.height)
      self = .zoom(
        Rectangle(x: corner.point.x, y: corner.point.y, width: width, height: height),
        on: corner.capture)
    case .tool:
      self = .tool(
        name: try values.decode(String.self, forKey: .name),
        arguments: try values.decodeIfPresent(JSONValue.self, forKey: .arguments) ?? .object([:]))
    case .done: self = .done(answer: try values.decodeIfPresent(String.self, forKey: .answer))
    case .giveUp: self = .giveUp(reason: try values.decodeIfPresent(String.self, forKey: .reason))
    }
  }

  /// Writes the form that is described above.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(name, forKey: .action)
    func put(
      _ target: Target, _ x: Key = .x, _ y: Key = .y, _ element: Key = .element
    ) throws {
      try values.encodeIfPresent(target.capture, forKey: .capture)
      try values.encodeIfPresent(target.element, forKey: element)
      guard target.isPlaced else { return }
      try values.encode(target.point.x, forKey: x)
      try values.encode(target.point.y, forKey: y)
    }
    switch self {
    case .move(let target): try put(target)
    case .click(let target, let button, let count, let modifiers):
      try put(target)
      try values.encode(button, forKey: .button)
      try values.encode(count, forKey: .count)
      try values.encode(modifiers, forKey: .modifiers)
    case .drag(let start, let way, let end, let button, let modifiers):
      try put(start)
      if !way.isEmpty { try values.encode(way.map(Waypoint.init), forKey: .through) }
      try put(end, .toX, .toY, .toElement)
      try values.encodeIfPresent(start.capture, forKey: .capture)
      try values.encode(button, forKey: .button)
      try values.encode(modifiers, forKey: .modifiers)
    case .buttonDown(let target, let button), .buttonUp(let target, let button):
      try put(target)
      try values.encode(button, forKey: .button)
    case .scroll(let target, let x, let y, let modifiers):
      try put(target)
      try values.encode(x, forKey: .scrollX)
      try values.encode(y, forKey: .scrollY)
      if !modifiers.isEmpty { try values.encode(modifiers, forKey: .modifiers) }
    case .keyDown(let keys), .keyUp(let keys): try values.encode(keys, forKey: .keys)
    case .type(let text): try values.encode(text, forKey: .text)
    case .key(let keys, let count):
      try values.encode(keys, forKey: .keys)
      try values.encode(count, forKey: .count)
    case .hold(let keys, let seconds):
      try values.encode(keys, forKey: .keys)
      try values.encode(seconds, forKey: .seconds)
    case .wait(let seconds): try values.encode(seconds, forKey: .seconds)
    case .zoom(let part, let capture):
      try put(Target(Point(x: part.x, y: part.y), on: capture))
      try values.encode(part.width, forKey: .width)
      try values.encode(part.height, forKey: .height)
    case .tool(let name, let arguments):
      try values.encode(name, forKey: .name)
      try values.encode(arguments, forKey: .arguments)
    case .done(let answer): try values.encodeIfPresent(answer, forKey: .answer)
    case .giveUp(let reason): try values.encodeIfPresent(reason, forKey: .reason)
    }
  }
}

extension Action {
  /// A pixel in two members of an object.
  private struct Place {
    var point: Point

    init<Key>(_ values: KeyedDecodingContainer<Key>, _ x: Key, _ y: Key) throws {
      point = Point(
        x: try values.decode(Int.self, forKey: x), y: try values.decode(Int.self, forKey: y))
    }
  }

  /// A place on the way of a drag: `{"x": 1, "y": 2}` or `{"element": "@3"}`, on the drag's capture.
  private struct Waypoint: Codable {
    var target: Target

    enum Key: String, CodingKey { case x, y, element }

    init(_ target: Target) { self.target = target }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      guard let reference = try values.decodeIfPresent(String.self, forKey: .element) else {
        target = Target(try Place(values, .x, .y).point)
        return
      }
      target = Target(element: reference)
      if values.contains(.x) { target.point = try Place(values, .x, .y).point }
    }

    func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: Key.self)
      try values.encodeIfPresent(target.element, forKey: .element)
      guard target.isPlaced else { return }
      try values.encode(target.point.x, forKey: .x)
      try values.encode(target.point.y, forKey: .y)
    }
  }
}
