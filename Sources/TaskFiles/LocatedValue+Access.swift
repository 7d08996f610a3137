public import JSONValue

extension LocatedValue {
  /// The text of a scalar, else nil.
  public var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// Whether it is a scalar between quotes, or a block of text.
  public var isQuoted: Bool {
    if case .scalar(_, let quoted) = content { quoted } else { false }
  }

  /// The elements of a list, else nil.
  public var elements: [LocatedValue]? {
    if case .sequence(let elements) = content { elements } else { nil }
  }

  /// The pairs of a mapping in file order, else nil.
  public var pairs: [Pair]? {
    if case .mapping(let pairs) = content { pairs } else { nil }
  }

  /// The value of a mapping's key, or nil for anything else.
  public subscript(key: String) -> LocatedValue? {
    pairs?.first { $0.key == key }?.value
  }

  /// The same value as JSON.
  ///
  /// Plain scalars become null, booleans and numbers as YAML's core schema has it; quoted ones stay
  /// text.
  public var json: JSONValue {
    switch content {
    case .sequence(let elements): return .array(elements.map(\.json))
    case .mapping(let pairs):
      return .object(Dictionary(pairs.map { ($0.key, $0.value.json) }) { _, last in last })
    case .scalar(let text, quoted: true): return .string(text)
    case .scalar(let text, quoted: false):
      if isNothing { return .null }
      if let bool = Self.bool(text) { return .bool(bool) }
      if let int = Int(text) { return .int(int) }
      if let double = Self.number(text) { return .double(double) }
      return .string(text)
    }
  }

  /// Whether it is a plain `null`, `~`, or nothing at all.
  public var isNothing: Bool {
    guard case .scalar(let text, quoted: false) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// A complaint about this value: what was expected, and what is there.
  public func expected(_ what: String) -> Diagnostic {
    Diagnostic(location, "expected \(what), found \(shown)")
  }

  private var shown: String {
    switch content {
    case .sequence(let elements): return elements.isEmpty ? "an empty list" : "a list"
    case .mapping: return "a mapping"
    case .scalar("", quoted: false): return "nothing"
    case .scalar("", quoted: true): return "an empty text"
    case .scalar(let text, _):
      let line = text.prefix { !$0.isNewline }.prefix(60)
      return line.count < text.count ? "'\(line)…'" : "'\(line)'"
    }
  }
}

// MARK: - Reading

extension LocatedValue {
  /// The value as text; plain numbers are taken as their text, nothing is refused.
  ///
  /// - Throws: a `Diagnostic` for a list, a mapping or nothing.
  public func string() throws(Diagnostic) -> String {
    guard let text else { throw expected("text") }
    if text.isEmpty && !isQuoted {
      throw Diagnostic(location, "expected text, found nothing (write \"\" for an empty text)")
    }
    return text
  }

  /// The value as a whole number.
  ///
  /// - Throws: a `Diagnostic` for anything else.
  public func int() throws(Diagnostic) -> Int {
    guard let text, let value = Int(text) else { throw expected("a whole number") }
    return value
  }

  /// The value as a finite number.
  ///
  /// - Throws: a `Diagnostic` for anything else.
  public func double() throws(Diagnostic) -> Double {
    guard let text, let value = Self.number(text) else { throw expected("a number") }
    return value
  }

  /// The value as `true` or `false`.
  ///
  /// - Throws: a `Diagnostic` for anything else, `yes` and `no` among them.
  public func bool() throws(Diagnostic) -> Bool {
    guard let text, let value = Self.bool(text) else { throw expected("true or false") }
    return value
  }

  /// The elements of a list.
  ///
  /// - Throws: a `Diagnostic` for anything else.
  public func list() throws(Diagnostic) -> [LocatedValue] {
    guard let elements else { throw expected("a list") }
    return elements
  }

  /// The texts of a list; a single text counts as a list of one.
  ///
  /// - Throws: a `Diagnostic` for the first element that is no text.
  public func strings() throws(Diagnostic) -> [String] {
    if text != nil { return [try string()] }
    guard let elements else { throw expected("a list of texts") }
    var texts: [String] = []
    for element in elements { texts.append(try element.string()) }
    return texts
  }

  /// The value as one of the given texts.
  ///
  /// - Throws: a `Diagnostic` that lists them.
  public func choice(of choices: [String]) throws(Diagnostic) -> String {
    guard let text, choices.contains(text) else {
      throw expected("one of \(choices.joined(separator: ", "))")
    }
    return text
  }

  /// The value as a case of an enumeration, by its raw value.
  ///
  /// - Throws: a `Diagnostic` that lists the cases.
  public func choice<Choice>(of type: Choice.Type) throws(Diagnostic) -> Choice
  where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
    guard let text, let value = Choice(rawValue: text) else {
      throw expected("one of \(type.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return value
  }

  static func bool(_ text: String) -> Bool? {
    switch text {
    case "true", "True", "TRUE": true
    case "false", "False", "FALSE": false
    default: nil
    }
  }

  /// Decimal notation only: no `0x`, `inf` or `nan`, which `Double` would take.
  static func number(_ text: String) -> Double? {
    let decimal = text.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) }
    guard decimal, let value = Double(text), value.isFinite else { return nil }
    return value
  }
}
