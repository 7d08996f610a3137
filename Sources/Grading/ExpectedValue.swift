import JSONValue
import TaskFiles

/// A cell, field or column value as a task file states it.
struct ExpectedValue: Sendable, Hashable {
  /// The value as written; empty for nothing.
  let text: String
  /// The value of a number that is written without quotes.
  private let number: Double?
  private let isNothing: Bool
  private let bool: Bool?

  /// Reads a scalar.
  ///
  /// - Throws: a `Diagnostic` for a list or a mapping.
  init(_ value: LocatedValue) throws(Diagnostic) {
    guard let text = value.text else { throw value.expected("a text, a number or null") }
    isNothing = value.isNothing
    self.text = isNothing ? "" : text
    let json = value.json
    number = json.double
    bool = json.bool
  }

  /// Says whether a field of a text file has the value, white space around it aside.
  func matches(_ field: String, tolerance: Double) -> Bool {
    let field = Self.trimmed(field)
    if let number, let found = Double(field) { return found.isClose(to: number, tolerance) }
    return field == Self.trimmed(text)
  }

  /// Says whether a value of a database is this one.
  func matches(_ value: JSONValue, tolerance: Double) -> Bool {
    switch value {
    case .null: isNothing
    case .bool(let found): found == bool
    case .int(let found):
      bool.map { found == ($0 ? 1 : 0) } ?? matches("\(found)", tolerance: tolerance)
    case .double(let found): matches("\(found)", tolerance: tolerance)
    case .string(let found): !isNothing && matches(found, tolerance: tolerance)
    case .array, .object: false
    }
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...].drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return String(text)
  }
}
