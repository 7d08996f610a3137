import TaskFiles
import Vocabulary

extension LocatedValue {
  /// The value as a pattern: a text that matches whole, or a regular expression between slashes.
  ///
  /// - Throws: a `Diagnostic` for a regular expression that cannot be read.
  func pattern() throws(Diagnostic) -> TextPattern {
    let text = try string()
    do {
      return try TextPattern(text)
    } catch {
      throw Diagnostic(location, "\(error)")
    }
  }
}

extension Fields {
  /// A regular expression, with or without slashes around it, or nil when the key is not given.
  mutating func optionalExpression(_ key: String) throws(Diagnostic) -> TextPattern? {
    guard var value = optionalValue(key) else { return nil }
    let text = try value.string()
    if !(text.count > 1 && text.hasPrefix("/") && text.hasSuffix("/")) {
      value.content = .scalar("/\(text)/", quoted: true)
    }
    return try value.pattern()
  }

  /// A required list of patterns; a single one counts as a list of one.
  mutating func patterns(_ key: String) throws(Diagnostic) -> [TextPattern] {
    let value = try value(key)
    if value.text != nil { return [try value.pattern()] }
    var patterns: [TextPattern] = []
    for element in try value.list() { patterns.append(try element.pattern()) }
    guard !patterns.isEmpty else { throw value.expected("at least one pattern") }
    return patterns
  }
}
