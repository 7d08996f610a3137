/// The mapping of a task file, read key by key with an exact complaint for whatever is wrong.
///
/// Each reading method remembers its key; `finish()` then complains of the keys that nobody asked
/// for. The order of the file does not matter.
public struct Fields: Sendable {
  /// Where the mapping starts.
  public let location: SourceLocation
  private let what: String
  private let pairs: [LocatedValue.Pair]
  private var asked: [String] = []

  /// Starts to read a mapping.
  ///
  /// - Parameters:
  ///   - value: The mapping.
  ///   - what: What it describes, with an article, such as `the task`; appears in complaints.
  /// - Throws: a `Diagnostic` when it is no mapping or has a key twice.
  public init(_ value: LocatedValue, of what: String) throws(Diagnostic) {
    guard case .mapping(let pairs) = value.content else {
      throw value.expected("a mapping (\(what))")
    }
    var places: [String: SourceLocation] = [:]
    for pair in pairs {
      if let first = places[pair.key] {
        throw Diagnostic(
          pair.keyLocation, "key '\(pair.key)' is already given in line \(first.line)")
      }
      places[pair.key] = pair.keyLocation
    }
    self.location = value.location
    self.what = what
    self.pairs = pairs
  }

  /// The keys in file order.
  public var keys: [String] { pairs.map(\.key) }

  /// Where a key stands, or nil when it is not given.
  public func location(of key: String) -> SourceLocation? {
    pairs.first { $0.key == key }?.keyLocation
  }

  /// One complaint for each key that nobody has asked for, in file order.
  public var unknown: [Diagnostic] {
    pairs.filter { !asked.contains($0.key) }.map { pair in
      var message = "unknown key '\(pair.key)' in \(what)"
      if let near = Spelling.nearest(to: pair.key, in: asked) {
        message += "; did you mean '\(near)'?"
      } else {
        message += "."
      }
      let known = asked.isEmpty ? "none" : asked.joined(separator: ", ")
      return Diagnostic(pair.keyLocation, "\(message) Known keys: \(known)")
    }
  }

  /// Says that all keys have been read.
  ///
  /// - Throws: a `Diagnostic` for the first key that nobody asked for.
  public func finish() throws(Diagnostic) {
    if let first = unknown.first { throw first }
  }

  /// The value of a key, whatever its shape, or nil when the key is not given.
  public mutating func optionalValue(_ key: String) -> LocatedValue? {
    if !asked.contains(key) { asked.append(key) }
    return pairs.first { $0.key == key }?.value
  }

  /// The value of a key, whatever its shape.
  ///
  /// - Throws: a `Diagnostic` at the mapping when the key is missing.
  public mutating func value(_ key: String) throws(Diagnostic) -> LocatedValue {
    try required(key, "any value")
  }

  private mutating func required(_ key: String, _ kind: String) throws(Diagnostic) -> LocatedValue {
    if let value = optionalValue(key) { return value }
    var message = "missing key '\(key)' (\(kind)) in \(what)"
    let strangers = pairs.filter { !asked.contains($0.key) }
    if let near = Spelling.nearest(to: key, in: strangers.map(\.key)) {
      message += "; is '\(near)' meant?"
    }
    throw Diagnostic(location, message)
  }
}

// MARK: - Scalars

extension Fields {
  /// A required text; numbers are taken as their text.
  public mutating func string(_ key: String) throws(Diagnostic) -> String {
    try required(key, "text").string()
  }

  /// A text, or nil when the key is not given.
  public mutating func optionalString(_ key: String) throws(Diagnostic) -> String? {
    guard let value = optionalValue(key) else { return nil }
    return try value.string()
  }

  /// A required whole number.
  public mutating func int(_ key: String) throws(Diagnostic) -> Int {
    try required(key, "a whole number").int()
  }

  /// A whole number, or nil when the key is not given.
  public mutating func optionalInt(_ key: String) throws(Diagnostic) -> Int? {
    guard let value = optionalValue(key) else { return nil }
    return try value.int()
  }

  /// A required number.
  public mutating func double(_ key: String) throws(Diagnostic) -> Double {
    try required(key, "a number").double()
  }

  /// A number, or nil when the key is not given.
  public mutating func optionalDouble(_ key: String) throws(Diagnostic) -> Double? {
    guard let value = optionalValue(key) else { return nil }
    return try value.double()
  }

  /// `true` or `false`, or the default when the key is not given.
  public mutating func bool(_ key: String, default: Bool) throws(Diagnostic) -> Bool {
    guard let value = optionalValue(key) else { return `default` }
    return try value.bool()
  }

  /// `true` or `false`, or nil when the key is not given.
  public mutating func optionalBool(_ key: String) throws(Diagnostic) -> Bool? {
    guard let value = optionalValue(key) else { return nil }
    return try value.bool()
  }

  /// A required text that is one of the given ones.
  public mutating func choice(_ key: String, of choices: [String]) throws(Diagnostic) -> String {
    try required(key, "one of \(choices.joined(separator: ", "))").choice(of: choices)
  }

  /// A text that is one of the given ones, or nil when the key is not given.
  public mutating func optionalChoice(
    _ key: String, of choices: [String]
  ) throws(Diagnostic) -> String? {
    guard let value = optionalValue(key) else { return nil }
    return try value.choice(of: choices)
  }

  /// A required case of an enumeration, written as its raw value.
  public mutating func choice<Choice>(
    _ key: String, of type: Choice.Type
  ) throws(Diagnostic) -> Choice
  where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
    let names = type.allCases.map(\.rawValue)
    return try required(key, "one of \(names.joined(separator: ", "))").choice(of: type)
  }

  /// A case of an enumeration, or nil when the key is not given.
  public mutating func optionalChoice<Choice>(
    _ key: String, of type: Choice.Type
  ) throws(Diagnostic) -> Choice?
  where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
    guard let value = optionalValue(key) else { return nil }
    return try value.choice(of: type)
  }
}

// MARK: - Lists and mappings

extension Fields {
  /// A required list of any values.
  public mutating func list(_ key: String) throws(Diagnostic) -> [LocatedValue] {
    try required(key, "a list").list()
  }

  /// A list of any values, or nil when the key is not given.
  public mutating func optionalList(_ key: String) throws(Diagnostic) -> [LocatedValue]? {
    guard let value = optionalValue(key) else { return nil }
    return try value.list()
  }

  /// A required list of texts; a single text counts as a list of one.
  public mutating func strings(_ key: String) throws(Diagnostic) -> [String] {
    try required(key, "a list of texts").strings()
  }

  /// A list of texts, or nil when the key is not given; a single text counts as a list of one.
  public mutating func optionalStrings(_ key: String) throws(Diagnostic) -> [String]? {
    guard let value = optionalValue(key) else { return nil }
    return try value.strings()
  }

  /// A required mapping; whoever reads it calls its `finish()`.
  public mutating func fields(_ key: String) throws(Diagnostic) -> Fields {
    try Fields(required(key, "a mapping"), of: "'\(key)'")
  }

  /// A mapping, or nil when the key is not given; whoever reads it calls its `finish()`.
  public mutating func optionalFields(_ key: String) throws(Diagnostic) -> Fields? {
    guard let value = optionalValue(key) else { return nil }
    return try Fields(value, of: "'\(key)'")
  }
}
