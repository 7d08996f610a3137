internal import Yams

/// Reads YAML into values that know their places.
public enum YAMLReader {
  /// Values in one file at most, aliases counted each time they are used.
  static let valueLimit = 100_000
  /// Bytes in one file at most.
  static let sizeLimit = 4 << 20
  /// Nested lists and mappings at most.
  static let depthLimit = 100

  /// Reads one document.
  ///
  /// - Parameters:
  ///   - text: The YAML.
  ///   - file: The path that complaints name.
  /// - Throws: a `Diagnostic` for a syntax error, an empty file, a second document, a key that is
  ///   no scalar or is given twice, and for nesting or aliases without measure.
  public static func read(_ text: String, file: String) throws(Diagnostic) -> LocatedValue {
    let start = SourceLocation(file: file, line: 1, column: 1)
    guard text.utf8.count <= sizeLimit else {
      throw Diagnostic(start, "expected at most \(sizeLimit) bytes, found \(text.utf8.count)")
    }
    try refuseDeepNesting(text, file: file)
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw diagnostic(error, text: text, start: start)
    } catch {
      throw Diagnostic(start, "\(error)")
    }
    guard let node else { throw Diagnostic(start, "the file is empty") }
    var conversion = Conversion(file: file, remaining: valueLimit)
    return try conversion.value(node)
  }

  /// The parser and the conversion recurse, so the depth is bounded before either runs. Counted
  /// from the text: brackets left open, `- - -` chains, and columns of indentation.
  private static func refuseDeepNesting(_ text: String, file: String) throws(Diagnostic) {
    var open = 0
    for (index, line) in text.utf8.split(separator: 10, omittingEmptySubsequences: false)
      .enumerated()
    {
      let indentation = line.prefix { $0 == 32 || $0 == 45 || $0 == 63 }
      open = line.reduce(open) { open, byte in
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "{"): open + 1
        case UInt8(ascii: "]"), UInt8(ascii: "}"): max(0, open - 1)
        default: open
        }
      }
      guard indentation.count <= 2 * depthLimit, open <= depthLimit else {
        let place = SourceLocation(file: file, line: index + 1, column: 1)
        throw Diagnostic(place, "lists and mappings are nested more than \(depthLimit) deep")
      }
    }
  }

  private static func diagnostic(
    _ error: YamlError, text: String, start: SourceLocation
  ) -> Diagnostic {
    func place(_ mark: Mark) -> SourceLocation {
      SourceLocation(file: start.file, line: max(1, mark.line), column: max(1, mark.column))
    }
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _):
      var message = "not valid YAML: \(problem)"
      if let context { message += ", \(context.text.trimmed)" }
      if SourceText(text).line(mark.line).contains("{{") {
        message += "; a value that begins with {{ needs quotes"
      }
      return Diagnostic(place(mark), message)
    case .composer(_, let problem, let mark, _):
      let message =
        problem.contains("another document")
        ? "expected one document, found a second one" : "not valid YAML: \(problem)"
      return Diagnostic(place(mark), message)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let key = duplicates.first ?? ""
      if let line = SourceText(text).line(ofKey: key, after: context.mark) {
        return Diagnostic(
          SourceLocation(file: start.file, line: line, column: context.mark.column),
          "key '\(key)' is already given in line \(context.mark.line)")
      }
      return Diagnostic(place(context.mark), "key '\(key)' is given more than once in a mapping")
    case .reader(let problem, let offset, _, _):
      let before = text.prefix(offset ?? 0)
      let line = before.count { $0.isNewline } + 1
      let column = before.reversed().prefix { !$0.isNewline }.count + 1
      return Diagnostic(
        SourceLocation(file: start.file, line: line, column: column),
        "not valid YAML: \(problem)")
    default:
      return Diagnostic(start, "not valid YAML: \(error)")
    }
  }

  /// Turns nodes into values and counts them.
  private struct Conversion {
    let file: String
    var remaining: Int

    mutating func value(_ node: Node) throws(Diagnostic) -> LocatedValue {
      let place = location(node)
      remaining -= 1
      guard remaining >= 0 else {
        throw Diagnostic(place, "more than \(YAMLReader.valueLimit) values, aliases expanded")
      }
      switch node {
      case .scalar(let scalar):
        let quoted = scalar.style != .plain && scalar.style != .any
        return LocatedValue(.scalar(scalar.string, quoted: quoted), at: place)
      case .sequence(let sequence):
        var elements: [LocatedValue] = []
        for element in sequence { elements.append(try value(element)) }
        return LocatedValue(.sequence(elements), at: place)
      case .mapping(let mapping):
        var pairs: [LocatedValue.Pair] = []
        for (key, element) in mapping {
          guard case .scalar(let name) = key else {
            throw Diagnostic(
              location(key),
              key.mapping != nil
                ? "expected a key, found a mapping; a value that begins with {{ needs quotes"
                : "expected a key that is a plain word, found a list")
          }
          pairs.append(
            LocatedValue.Pair(
              key: name.string, keyLocation: location(key), value: try value(element)))
        }
        return LocatedValue(.mapping(pairs), at: place)
      case .alias:
        throw Diagnostic(place, "an alias that is not resolved")
      }
    }

    private func location(_ node: Node) -> SourceLocation {
      SourceLocation(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    }
  }
}

extension SourceText {
  /// The line of a key of the same block mapping further down; the parser tells of two equal keys
  /// only where the first stands.
  fileprivate func line(ofKey key: String, after mark: Mark) -> Int? {
    let indentation = mark.column - 1
    for number in (mark.line + 1)..<max(mark.line + 1, count + 1) {
      let line = line(number)
      let blanks = line.prefix { $0 == " " }.count
      if blanks == line.count { continue }
      if blanks < indentation { return nil }
      let rest = line.dropFirst(blanks)
      guard blanks == indentation, rest.hasPrefix(key) else { continue }
      if rest.dropFirst(key.count).first(where: { $0 != " " }) == ":" { return number }
    }
    return nil
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
