import Foundation
import Statistics

/// Numbers as people read them.
enum Figures {
  /// Per cent with one digit behind the point, or two where the source gives them: `72.36 %`.
  static func percent(_ value: Double) -> String {
    let tenths = (value * 10).rounded() / 10
    return String(format: abs(value - tenths) < 1e-9 ? "%.1f %%" : "%.2f %%", value)
  }

  /// A share from 0 to 1 in per cent with one digit; a dash for nothing.
  static func share(_ share: Double?) -> String {
    share.map { String(format: "%.1f %%", $0 * 100) } ?? "-"
  }

  /// The bounds of an interval of shares in per cent.
  static func bounds(_ interval: Interval) -> String {
    String(format: "%.1f - %.1f %%", interval.lower * 100, interval.upper * 100)
  }

  /// A number without needless zeros.
  static func short(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15
      ? String(Int64(value)) : String(format: "%.1f", value)
  }

  /// Two digits behind the point; a dash for nothing.
  static func credit(_ value: Double?) -> String {
    value.map { String(format: "%.2f", $0) } ?? "-"
  }

  /// Seconds, as `4.5 s`, `2 min 05 s` or `1 h 03 min`; a dash for nothing.
  static func duration(_ seconds: Double?) -> String {
    guard let seconds, seconds.isFinite else { return "-" }
    if seconds < 0.9995 { return String(format: "%.2f s", max(0, seconds)) }
    if seconds < 59.95 { return String(format: "%.1f s", seconds) }
    let whole = Int64(min(seconds, 1e12).rounded())
    if whole < 3600 { return String(format: "%d min %02d s", whole / 60, whole % 60) }
    return String(format: "%d h %02d min", whole / 3600, whole / 60 % 60)
  }

  /// A count with its noun in the right number.
  static func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
  }

  /// A time in UTC to the minute.
  static func time(_ date: Date) -> String {
    let text = date.formatted(Date.ISO8601FormatStyle())
    return text.prefix(16).replacing("T", with: " ") + " UTC"
  }
}
