/// A path with places for values, such as `/hotels/:id`.
struct PathPattern: Sendable, Hashable {
  /// A part between slashes.
  enum Segment: Sendable, Hashable {
    case literal(String)
    case value(String)
  }

  var segments: [Segment]

  init(_ text: String) {
    segments = text.split(separator: "/").map { part in
      part.first == ":" ? .value(String(part.dropFirst())) : .literal(String(part))
    }
  }

  /// The names of the values, in order.
  var names: [String] {
    segments.compactMap { if case .value(let name) = $0 { name } else { nil } }
  }

  /// The values by name, if the decoded segments fit the pattern.
  func match(_ path: [String]) -> [String: String]? {
    guard path.count == segments.count else { return nil }
    var values: [String: String] = [:]
    for (segment, part) in zip(segments, path) {
      switch segment {
      case .literal(let literal): if literal != part { return nil }
      case .value(let name): values[name] = part
      }
    }
    return values
  }
}

/// Where a redirect leads: a path and query in which `:NAME` stands for a value.
struct RedirectTarget: Sendable, Hashable {
  var text: String
  var place: Place

  private static func parts(of text: String) -> [(literal: Substring, name: String?)] {
    var parts: [(literal: Substring, name: String?)] = []
    var rest = text[...]
    while let colon = rest.firstIndex(of: ":") {
      let tail = rest[rest.index(after: colon)...]
      let name = tail.prefix { $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) }
      parts.append((rest[..<colon], name.isEmpty ? nil : String(name)))
      rest = tail[name.endIndex...]
    }
    parts.append((rest, nil))
    return parts
  }

  /// The names of the values.
  var names: [String] { Self.parts(of: text).compactMap(\.name) }

  /// The address with every value in its place, percent-encoded.
  func filled(_ value: (String) -> String) -> String {
    Self.parts(of: text).map { part in
      part.literal + (part.name.map { PercentCoding.encode(value($0)) } ?? "")
    }.joined()
  }
}
