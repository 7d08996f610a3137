/// The named values of a query or a submitted form, in the order they were sent.
struct FormData: Sendable, Hashable {
  /// A name with its value.
  struct Pair: Sendable, Hashable {
    var name: String
    var value: String
  }

  var pairs: [Pair] = []

  /// More names than this are refused.
  static let limit = 500

  init() {}

  /// Reads `a=1&b=two+words`; nil for broken escapes, control characters or too many names.
  init?(_ text: some StringProtocol) {
    for part in text.split(separator: "&") {
      let equals = part.firstIndex(of: "=")
      let value = equals.map { part[part.index(after: $0)...] } ?? ""
      guard pairs.count < Self.limit,
        let name = PercentCoding.decode(part[..<(equals ?? part.endIndex)], plusIsSpace: true),
        let value = PercentCoding.decode(value, plusIsSpace: true),
        Self.isPlain(name), Self.isPlain(value)
      else { return nil }
      pairs.append(Pair(name: name, value: value))
    }
  }

  /// Whether the text holds no control characters but tabs and ends of lines.
  static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 32 && $0 != 127 || $0 == 9 || $0 == 10 || $0 == 13 }
  }

  /// The last value of that name.
  subscript(name: String) -> String? { pairs.last { $0.name == name }?.value }

  /// The query with one value replaced, as text to put after a path; nil takes it out.
  func query(setting name: String, to value: String?) -> String {
    var changed = pairs.filter { $0.name != name && $0.name != "page" && !$0.value.isEmpty }
    if let value { changed.append(Pair(name: name, value: value)) }
    return "?"
      + changed.map { "\(PercentCoding.encode($0.name))=\(PercentCoding.encode($0.value))" }
      .joined(separator: "&")
  }
}
