import Vocabulary

/// Reads how a step names what it points at.
enum TargetReader {
  /// A target that stands alone.
  ///
  /// - Throws: a `Diagnostic` for unknown keys, mixed kinds, and bad regular expressions.
  static func target(_ value: LocatedValue) throws(Diagnostic) -> SolutionTarget {
    var fields = try Fields(value, of: "the target")
    let target = try target(&fields)
    try fields.finish()
    return target
  }

  /// A target among the keys of a step; the step finishes the fields.
  static func target(_ fields: inout Fields) throws(Diagnostic) -> SolutionTarget {
    let role = try pattern("role", &fields)
    let name = try pattern("name", &fields)
    let text = try pattern("text", &fields)
    let application = try pattern("application", &fields)
    let page = fields.optionalValue("page")
    let window = try pattern("window", &fields)
    let x = try fields.optionalInt("x")
    let y = try fields.optionalInt("y")
    let nth = try fields.optionalInt("nth")
    let dx = try fields.optionalInt("dx")
    let dy = try fields.optionalInt("dy")

    let isNode = role != nil || name != nil || text != nil || application != nil
    let isPoint = window == nil && (x != nil || y != nil)
    let kinds = [isNode, page != nil, window != nil, isPoint]
    guard kinds.count(where: { $0 }) == 1 else {
      throw Diagnostic(
        fields.location,
        "a target has either role, name, text or application; or page; or window; or x and y")
    }
    guard (x == nil) == (y == nil) else {
      throw Diagnostic(fields.location, "a target has both x and y, or neither")
    }
    if let nth, nth < -1 {
      throw Diagnostic(
        fields.location(of: "nth") ?? fields.location,
        "expected 0 or more, or -1 for the last, found \(nth)")
    }
    for key in ["dx", "dy"] where window != nil || isPoint {
      guard let place = fields.location(of: key) else { continue }
      throw Diagnostic(place, "'\(key)' does not go with \(isPoint ? "x and y" : "a window")")
    }
    let point: Point? = if let x, let y { Point(x: x, y: y) } else { nil }
    if let point, isPoint {
      guard nth == nil, point.x >= 0, point.y >= 0 else {
        throw Diagnostic(fields.location, "a point is x and y, both 0 or more, and no nth")
      }
      return SolutionTarget(.point(point))
    }
    if let window {
      return SolutionTarget(.window(title: window), nth: nth ?? 0, offset: point)
    }
    let offset = dx == nil && dy == nil ? nil : Point(x: dx ?? 0, y: dy ?? 0)
    let what: SolutionTarget.What =
      if let page { try element(page) } else {
        .node(role: role, name: name, text: text, application: application)
      }
    return SolutionTarget(what, nth: nth ?? 0, offset: offset)
  }

  private static func element(_ value: LocatedValue) throws(Diagnostic) -> SolutionTarget.What {
    var fields = try Fields(value, of: "'page'")
    let tag = try pattern("tag", &fields)
    let text = try pattern("text", &fields)
    var attributes: [String: String] = [:]
    for key in fields.keys where key != "tag" && key != "text" {
      attributes[key] = try pattern(key, &fields)
    }
    guard !fields.keys.isEmpty else { throw value.expected("tag, text or an attribute") }
    return .element(tag: tag, text: text, attributes: attributes)
  }

  /// A text, or a regular expression between slashes.
  private static func pattern(
    _ key: String, _ fields: inout Fields
  ) throws(Diagnostic) -> String? {
    guard let value = fields.optionalValue(key) else { return nil }
    let text = try value.string()
    do {
      return try TextPattern(text).source
    } catch {
      throw Diagnostic(value.location, error.description)
    }
  }
}
