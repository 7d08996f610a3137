/// Dates and times as spreadsheets count them.
public enum CalendarDate {
  /// The days from 30 December 1899 to a date such as `2024-03-05` or `2024-03-05T10:30:00`.
  public static func serial(_ text: String) -> Double? {
    let halves = text.split(separator: "T", maxSplits: 1)
    guard let date = halves.first else { return nil }
    let parts = date.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    var serial = Double(days(year, month, day) - days(1899, 12, 30))
    guard halves.count == 2 else { return serial }
    let time = halves[1].prefix { $0.isNumber || $0 == ":" || $0 == "." }
    var scale = 1.0 / 24
    for part in time.split(separator: ":") {
      guard let number = Double(part) else { return nil }
      serial += number * scale
      scale /= 60
    }
    return serial
  }

  /// The days in a duration such as `PT10H30M00S`.
  static func days(duration text: String) -> Double? {
    var rest = Substring(text)
    let sign: Double = rest.first == "-" ? -1 : 1
    if sign < 0 { rest.removeFirst() }
    guard rest.hasPrefix("PT") else { return nil }
    rest = rest.dropFirst(2)
    var days = 0.0
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isNumber || $0 == "." }
      rest = rest.dropFirst(digits.count)
      guard let number = Double(digits), let unit = rest.popFirst() else { return nil }
      switch unit {
      case "H": days += number / 24
      case "M": days += number / 1440
      case "S": days += number / 86_400
      default: return nil
      }
    }
    return sign * days
  }

  /// Days since the beginning of March of the year 0 in the Gregorian calendar.
  ///
  /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear
  }
}
