/// Numbers as people write them.
enum LooseNumber {
  /// The one number of a text such as `1,240.50`, `€ 12`, `-3 %` or `40 days`, else nil.
  static func read(_ text: String) -> Double? {
    var rest = text.trimmingSpaces()
    for sign in ["$", "€", "£", "¥"] where rest.hasPrefix(sign) {
      rest = rest.dropFirst().trimmingSpaces()
    }
    let digits = rest.prefix { $0.isASCII && ($0.isNumber || "+-.,".contains($0)) }
    let unit = rest.dropFirst(digits.count).trimmingSpaces()
    guard unit.allSatisfy({ $0.isLetter || "%€$£¥.".contains($0) }) else { return nil }
    // The full stop of a sentence is not a decimal point.
    let plain = digits.last == "." ? digits.dropLast() : digits
    return plain.contains(",") ? grouped(plain) : Double(plain)
  }

  /// A number with commas between groups of three digits.
  private static func grouped(_ text: Substring) -> Double? {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let groups = parts[0].split(separator: ",", omittingEmptySubsequences: false)
    guard let first = groups.first?.drop(while: { "+-".contains($0) }),
      (1...3).contains(first.count), groups.dropFirst().allSatisfy({ $0.count == 3 }),
      parts.count == 1 || !parts[1].contains(",")
    else { return nil }
    return Double(text.filter { $0 != "," })
  }
}

extension StringProtocol {
  fileprivate func trimmingSpaces() -> Substring {
    var text = Substring(self).drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return text
  }
}

extension Double {
  /// Whether two numbers are the same, give or take the tolerance and the rounding of a Double.
  func isClose(to other: Double, _ tolerance: Double) -> Bool {
    abs(self - other) <= max(tolerance, 0) + 1e-9 * max(1, abs(other))
  }
}
