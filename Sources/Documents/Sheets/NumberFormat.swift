/// How numbers of a cell are shown: a format code with what can be read from it.
public struct NumberFormat: Sendable, Hashable, CustomStringConvertible {
  /// The code in the notation of Excel, such as `#,##0.00 [$€-407]`; `General` for none.
  ///
  /// Formats of OpenDocument are translated to it, close enough to tell what they show.
  public var code: String
  /// Digits behind the decimal point; nil where the format does not fix them.
  public var decimals: Int?
  /// The currency as it is shown, such as `€` or `CHF`; nil for none.
  public var currencySymbol: String?
  /// Whether it shows hundredths with a percent sign.
  public var isPercent = false
  /// Whether it shows a date, a time or both.
  public var isDate = false
  /// Whether it separates thousands.
  public var hasThousands = false

  /// What shows a value as it comes.
  public static let general = NumberFormat("General")

  /// Whether it shows a currency.
  public var isCurrency: Bool { currencySymbol != nil }

  /// The code.
  public var description: String { code }

  /// Reads a format code; its first section, which is for positive numbers, decides.
  public init(_ code: String) {
    self.code = code
    var scanner = FormatScanner()
    scanner.scan(code)
    currencySymbol = scanner.symbol
    isPercent = scanner.pattern.contains("%")
    let isNumber = scanner.pattern.contains { "0#?".contains($0) }
    let letters = scanner.pattern.lowercased()
    let isText = letters.contains("general") || letters.contains("@")
    // Letters that are no part of a date stand in quotes.
    isDate = scanner.isDuration || (!isText && letters.contains { "ymdhs".contains($0) })
    guard isNumber, !isDate else { return }
    let digits = scanner.pattern.filter { "0#?.,eE/".contains($0) }
    let halves = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let whole = halves.first ?? ""
    let isFraction = digits.contains("/")
    if !isFraction {
      decimals = halves.count == 2 ? halves[1].prefix { "0#?".contains($0) }.count : 0
    }
    let inner = whole.drop { $0 == "," }
    hasThousands = inner.indices.contains { index in
      inner[index] == "," && inner[inner.index(after: index)...].contains { "0#?".contains($0) }
    }
  }
}

/// Reads the first section of a format code.
private struct FormatScanner {
  /// The section without literal text and brackets.
  var pattern = ""
  var symbol: String?
  var isDuration = false

  private static let signs: Set<Character> = [
    "$", "€", "£", "¥", "₹", "₽", "₩", "₺", "₪", "฿", "₫",
  ]

  mutating func scan(_ code: String) {
    var rest = Substring(code)
    while let character = rest.popFirst() {
      switch character {
      case ";": return
      case "\"": literal(take(&rest, to: "\""))
      case "[": bracket(take(&rest, to: "]"))
      case "\\": rest.popFirst().map { literal(String($0)) }
      case "_", "*": _ = rest.popFirst()
      default:
        if Self.signs.contains(character) {
          literal(String(character))
        } else {
          pattern.append(character)
        }
      }
    }
  }

  private func take(_ rest: inout Substring, to end: Character) -> String {
    let text = rest.prefix { $0 != end }
    rest = rest.dropFirst(text.count + 1)
    return String(text)
  }

  private mutating func literal(_ text: String) {
    let trimmed = text.filter { !$0.isWhitespace }
    let isSign = trimmed.count == 1 && trimmed.allSatisfy(Self.signs.contains)
    if symbol == nil, isSign || Currency.isKnown(trimmed) { symbol = trimmed }
  }

  /// `[$€-407]` is a currency in a locale; `[h]` counts hours on; colours and conditions do not
  /// matter here.
  private mutating func bracket(_ text: String) {
    if text.hasPrefix("$") {
      let sign = text.dropFirst().prefix { $0 != "-" }
      if symbol == nil, !sign.isEmpty { symbol = String(sign) }
    } else if !text.isEmpty, text.lowercased().allSatisfy({ "hms".contains($0) }) {
      isDuration = true
    }
  }
}
