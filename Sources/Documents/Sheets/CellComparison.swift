/// How a rule compares the value of a cell with its operands.
public enum CellComparison: String, Sendable, Hashable, CaseIterable {
  case between
  case notBetween = "not-between"
  case equal
  case notEqual = "not-equal"
  case greater
  case less
  case atLeast = "at-least"
  case atMost = "at-most"

  /// Reads an operator of ECMA-376 part 1, sections 18.18.15 and 18.18.21.
  init?(openXML name: String) {
    switch name {
    case "between": self = .between
    case "notBetween": self = .notBetween
    case "equal": self = .equal
    case "notEqual": self = .notEqual
    case "greaterThan": self = .greater
    case "lessThan": self = .less
    case "greaterThanOrEqual": self = .atLeast
    case "lessThanOrEqual": self = .atMost
    default: return nil
    }
  }

  /// Reads a comparison of OpenDocument, such as `>=5` or `between(1,10)`, with its operands.
  static func read(openDocument text: Substring) -> (CellComparison, [String])? {
    let text = text.drop { $0 == " " }
    for (name, comparison) in [("between(", between), ("not-between(", notBetween)]
    where text.hasPrefix(name) {
      guard text.last == ")" else { return nil }
      let operands = arguments(text.dropFirst(name.count).dropLast())
      return operands.count == 2 ? (comparison, operands) : nil
    }
    let signs: [(String, CellComparison)] = [
      (">=", atLeast), ("<=", atMost), ("!=", notEqual), ("<>", notEqual), (">", greater),
      ("<", less), ("=", equal),
    ]
    for (sign, comparison) in signs where text.hasPrefix(sign) {
      return (comparison, arguments(text.dropFirst(sign.count)))
    }
    return nil
  }

  /// The operands of a list, split at the commas and semicolons outside quotes and brackets.
  static func arguments(_ text: Substring) -> [String] {
    var depth = 0
    var isQuoted = false
    return text.split { character in
      if character == "\"" { isQuoted.toggle() }
      guard !isQuoted else { return false }
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
      return depth == 0 && (character == ";" || character == ",")
    }.map { operand(Formula(openDocument: String($0))) }
  }

  /// An operand as formulas write it, without the equals sign.
  static func operand(_ formula: Formula) -> String {
    String(formula.description.dropFirst()).trimmed
  }
}
