/// What a seed drew: one value for each placeholder name.
struct DrawnParameters: Sendable, Hashable {
  /// A drawn scalar; `quoted` tells whether the task file wrote it as text.
  struct Value: Sendable, Hashable {
    var text: String
    var quoted: Bool
  }

  var values: [String: Value]

  /// The texts alone.
  var texts: [String: String] { values.mapValues(\.text) }

  /// A value with every string expanded; complaints stand at the placeholder itself.
  ///
  /// A scalar that is one placeholder and nothing else takes over the parameter's type, so that
  /// `"{{count}}"` is a number where the parameter is one.
  func expand(_ value: LocatedValue, in source: SourceText, problems: Problems) -> LocatedValue {
    var value = value
    switch value.content {
    case .scalar(let text, let quoted):
      guard text.contains("{{") else { return value }
      let template = Template(text)
      if let name = template.onlyName, let drawn = values[name] {
        value.content = .scalar(drawn.text, quoted: drawn.quoted)
      } else {
        let start = value.location
        let expanded = template.expand(
          self, problems: problems,
          place: { source.location(ofBraces: $0.ordinal, from: start) })
        value.content = .scalar(expanded, quoted: quoted)
      }
    case .sequence(let elements):
      value.content = .sequence(elements.map { expand($0, in: source, problems: problems) })
    case .mapping(let pairs):
      value.content = .mapping(
        pairs.map { pair in
          var pair = pair
          let start = pair.keyLocation
          pair.key = Template(pair.key).expand(
            self, problems: problems,
            place: { source.location(ofBraces: $0.ordinal, from: start) })
          pair.value = expand(pair.value, in: source, problems: problems)
          return pair
        })
    }
    return value
  }

  /// The text of an asset with its placeholders filled in; complaints name the asset's line.
  ///
  /// - Parameter markup: Whether values are written with `&amp;` and the like.
  func expand(asset text: String, file: String, markup: Bool, problems: Problems) -> String {
    guard text.contains("{{") else { return text }
    return Template(text).expand(
      self, problems: problems, escape: markup ? Self.escapeMarkup : { $0 },
      place: { SourceLocation(file: file, line: $0.line, column: $0.column) })
  }

  private static func escapeMarkup(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
