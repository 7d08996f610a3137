/// How the parameters of a task are drawn.
struct ParameterRules: Sendable, Hashable {
  /// The parameters by name, in file order.
  private(set) var rules: [Named] = []

  /// A parameter with its rule.
  struct Named: Sendable, Hashable {
    var name: String
    var rule: Rule
  }

  enum Rule: Sendable, Hashable {
    case oneOf([Option])
    case between(Int, Int)
    case shuffle([Option])
  }

  /// One thing to draw: a scalar under the empty suffix, or a record with `.field` suffixes.
  typealias Option = [String: DrawnParameters.Value]

  /// Reads the `parameters` of a task; every problem goes to `problems`.
  init(_ value: LocatedValue?, problems: Problems) {
    guard let value else { return }
    guard problems.attempt(try Fields(value, of: "'parameters'")) != nil else { return }
    for pair in value.pairs ?? [] {
      guard Self.isName(pair.key) else {
        problems.add(
          Diagnostic(
            pair.keyLocation,
            "parameter '\(pair.key)': expected a letter, then letters, digits, '_' and '-'"))
        continue
      }
      if let rule = problems.attempt(try Self.rule(of: pair)) {
        rules.append(Named(name: pair.key, rule: rule))
      }
    }
  }

  /// The values that a seed draws; each parameter has its own stream of random numbers.
  func draw(seed: UInt64) -> DrawnParameters {
    var values: [String: DrawnParameters.Value] = [:]
    func take(_ option: Option, as name: String) {
      for (suffix, value) in option { values[name + suffix] = value }
    }
    for named in rules {
      var generator = SplitMix64(seed: seed, name: named.name)
      switch named.rule {
      case .oneOf(let options):
        take(options[Int(generator.next(below: UInt64(options.count)))], as: named.name)
      case .between(let low, let high):
        let width = UInt64(bitPattern: Int64(high &- low)) &+ 1
        let offset = width == 0 ? generator.next() : generator.next(below: width)
        values[named.name] = .init(
          text: String(low &+ Int(truncatingIfNeeded: offset)), quoted: false)
      case .shuffle(var options):
        // Fisher and Yates, from the end.
        for index in options.indices.dropFirst().reversed() {
          options.swapAt(index, Int(generator.next(below: UInt64(index + 1))))
        }
        for (index, option) in options.enumerated() { take(option, as: "\(named.name).\(index)") }
      }
    }
    return DrawnParameters(values: values)
  }

  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first) else { return false }
    return text.utf8.allSatisfy { isLetter($0) || (48...57).contains($0) || $0 == 95 || $0 == 45 }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
  }
}

// MARK: - Reading

extension ParameterRules {
  private static func rule(of pair: LocatedValue.Pair) throws(Diagnostic) -> Rule {
    let what = "parameter '\(pair.key)'"
    var fields = try Fields(pair.value, of: what)
    let oneOf = fields.optionalValue("one_of")
    let between = fields.optionalValue("between")
    let shuffle = fields.optionalValue("shuffle")
    try fields.finish()
    switch (oneOf, between, shuffle) {
    case (let list?, nil, nil): return .oneOf(try options(list))
    case (nil, let bounds?, nil): return try range(bounds)
    case (nil, nil, let list?): return .shuffle(try options(list))
    default:
      throw Diagnostic(fields.location, "\(what) needs exactly one of one_of, between, shuffle")
    }
  }

  private static func range(_ value: LocatedValue) throws(Diagnostic) -> Rule {
    let bounds = try value.list()
    guard bounds.count == 2 else {
      throw Diagnostic(value.location, "expected [lowest, highest], found \(bounds.count) values")
    }
    let low = try bounds[0].int()
    let high = try bounds[1].int()
    guard low <= high else {
      throw Diagnostic(bounds[1].location, "expected at least \(low), found \(high)")
    }
    return .between(low, high)
  }

  private static func options(_ value: LocatedValue) throws(Diagnostic) -> [Option] {
    var options: [Option] = []
    for element in try value.list() {
      let option = try option(element)
      if let first = options.first, first.keys != option.keys {
        throw Diagnostic(
          element.location, "expected \(shape(first)) as in the first one, found \(shape(option))")
      }
      options.append(option)
    }
    guard !options.isEmpty else { throw value.expected("at least one value") }
    return options
  }

  private static func shape(_ option: Option) -> String {
    if option[""] != nil { return "a single value" }
    return "the fields "
      + option.keys.sorted().map { String($0.dropFirst()) }.joined(separator: ", ")
  }

  private static func option(_ value: LocatedValue) throws(Diagnostic) -> Option {
    guard let pairs = value.pairs else { return ["": try scalar(value)] }
    _ = try Fields(value, of: "a record")
    var option: Option = [:]
    for pair in pairs {
      guard isName(pair.key) else {
        throw Diagnostic(
          pair.keyLocation,
          "field '\(pair.key)': expected a letter, then letters, digits, '_' and '-'")
      }
      option["." + pair.key] = try scalar(pair.value)
    }
    guard !option.isEmpty else { throw value.expected("a record with fields") }
    return option
  }

  private static func scalar(_ value: LocatedValue) throws(Diagnostic) -> DrawnParameters.Value {
    let text = try value.string()
    guard !text.contains("{{") else {
      throw Diagnostic(value.location, "a parameter cannot use placeholders, found '\(text)'")
    }
    return DrawnParameters.Value(text: text, quoted: value.isQuoted)
  }
}
