/// Text with `$(NAME)` in it, which stands for a parameter of the task.
enum ParameterText {
  /// The names used in the text, with their offsets in characters of the text.
  private static func split(_ text: String) -> [(literal: Substring, name: Substring?)] {
    var parts: [(literal: Substring, name: Substring?)] = []
    var rest = text[...]
    while let open = rest.firstRange(of: "$(") {
      guard let close = rest[open.upperBound...].firstIndex(of: ")") else { break }
      let name = rest[open.upperBound..<close]
      if isName(name) {
        parts.append((rest[..<open.lowerBound], name))
      } else {
        parts.append((rest[...close], nil))
      }
      rest = rest[rest.index(after: close)...]
    }
    parts.append((rest, nil))
    return parts
  }

  private static func isName(_ name: Substring) -> Bool {
    !name.isEmpty
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-.".contains($0)) }
  }

  /// The text with every `$(NAME)` replaced, and the names for which there is no parameter.
  ///
  /// `transform` is applied to each value put in.
  static func fill(
    _ text: String,
    with parameters: [String: String],
    transform: (String) -> String = { $0 }
  ) -> (text: String, missing: [String]) {
    guard text.contains("$(") else { return (text, []) }
    var filled = ""
    var missing: [String] = []
    for part in split(text) {
      filled += part.literal
      guard let name = part.name else { continue }
      if let value = parameters[String(name)] {
        filled += transform(value)
      } else {
        missing.append(String(name))
      }
    }
    return (filled, missing)
  }

  /// The message for a name that no parameter has.
  static func message(missing name: String, of parameters: [String: String]) -> String {
    let known = parameters.keys.sorted().joined(separator: ", ")
    return "$(\(name)) is not a parameter; known: \(known.isEmpty ? "none" : known)"
  }
}
