/// Points in time as task files write them.
enum Timestamp {
  /// Seconds since 1970 of `2026-03-01`, `2026-03-01T10:30`, `2026-03-01 10:30:15` or the same with
  /// a `Z`; all are in UTC.
  ///
  /// - Throws: a `Diagnostic` for anything else, and for days and hours that do not exist.
  static func read(_ value: LocatedValue) throws(Diagnostic) -> Double {
    guard let text = value.text, let seconds = parse(text) else {
      throw value.expected("a time in UTC such as 2026-03-01 or 2026-03-01T10:30:00Z")
    }
    return seconds
  }

  private static func parse(_ text: String) -> Double? {
    let text = text.hasSuffix("Z") ? String(text.dropLast()) : text
    let halves = text.split(separator: text.contains("T") ? "T" : " ")
    guard (1...2).contains(halves.count), let date = numbers(halves[0], "-", [4, 2, 2]) else {
      return nil
    }
    let (year, month, day) = (date[0], date[1], date[2])
    guard (1970...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= days(in: month, of: year)
    else { return nil }
    var seconds = 0
    if halves.count == 2 {
      guard
        let time = numbers(halves[1], ":", [2, 2, 2]) ?? numbers(halves[1], ":", [2, 2]),
        time[0] < 24, time.dropFirst().allSatisfy({ $0 < 60 })
      else { return nil }
      seconds = time[0] * 3600 + time[1] * 60 + (time.count == 3 ? time[2] : 0)
    }
    var count = day - 1
    for earlier in 1970..<year { count += isLeap(earlier) ? 366 : 365 }
    for earlier in 1..<month { count += days(in: earlier, of: year) }
    return Double(count * 86_400 + seconds)
  }

  private static func numbers(
    _ text: Substring, _ separator: Character, _ widths: [Int]
  ) -> [Int]? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == widths,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return nil }
    return parts.compactMap { Int($0) }
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
