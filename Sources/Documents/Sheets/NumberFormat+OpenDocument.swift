extension NumberFormat {
  /// Translates a format of OpenDocument, such as `number:currency-style`.
  ///
  /// The formats that `style:map` names for positive values come first, as they do in Excel.
  init(_ style: XMLElement, others: [String: XMLElement]) {
    var sections = [Self.section(style)]
    for map in style.children(.style("map")) {
      guard let name = map[.style("apply-style-name")], let other = others[name] else { continue }
      if map[.style("condition")]?.hasPrefix("value()>") == true {
        sections.insert(Self.section(other), at: 0)
      }
    }
    self.init(sections.joined(separator: ";"))
  }

  private static func section(_ style: XMLElement) -> String {
    var code = ""
    for part in style.children where part.name.namespace == XMLName.number("").namespace {
      let isLong = part[.number("style")] == "long"
      switch part.name.local {
      case "number": code += digits(part)
      case "scientific-number": code += digits(part) + "E+00"
      case "fraction": code += "# ?/?"
      case "text": code += literal(part.text)
      case "text-content": code += "@"
      case "boolean": code += "BOOLEAN"
      case "currency-symbol": code += currency(part)
      case "day": code += isLong ? "dd" : "d"
      case "day-of-week": code += isLong ? "dddd" : "ddd"
      case "month" where part[.number("textual")] == "true": code += isLong ? "mmmm" : "mmm"
      case "month": code += isLong ? "mm" : "m"
      case "year": code += isLong ? "yyyy" : "yy"
      case "hours":
        let hours = isLong ? "hh" : "h"
        code += style[.number("truncate-on-overflow")] == "false" ? "[\(hours)]" : hours
      case "minutes": code += isLong ? "mm" : "m"
      case "seconds": code += isLong ? "ss" : "s"
      case "am-pm": code += "AM/PM"
      default: break
      }
    }
    return code.isEmpty ? "General" : code
  }

  private static func digits(_ part: XMLElement) -> String {
    let least = min(Int(part[.number("min-integer-digits")] ?? "1") ?? 1, 30)
    var whole = String(repeating: "0", count: max(least, 0))
    if part[.number("grouping")] == "true" {
      whole = whole.count < 4 ? "#,##0" : "#," + whole
    } else if whole.isEmpty {
      whole = "#"
    }
    guard let places = part[.number("decimal-places")].flatMap({ Int($0) }) else {
      return part[.number("grouping")] == "true" || least != 1 ? whole : "General"
    }
    let count = min(max(places, 0), 30)
    let fixed = min(part[.number("min-decimal-places")].flatMap { Int($0) } ?? count, count)
    let tail = String(repeating: "0", count: max(fixed, 0))
    let free = String(repeating: "#", count: count - max(fixed, 0))
    return count == 0 ? whole : "\(whole).\(tail)\(free)"
  }

  private static func currency(_ part: XMLElement) -> String {
    let language = part[.number("language")] ?? ""
    let country = part[.number("country")] ?? ""
    let locale = Currency.locales["\(language)-\(country)"].map { "-\($0)" } ?? ""
    return "[$\(part.text)\(locale)]"
  }

  /// Texts that cannot be taken for digits or dates stay bare, as Excel writes them.
  private static func literal(_ text: String) -> String {
    if text.allSatisfy({ " %-/.,:()$€£+".contains($0) }) { return text }
    return "\"\(text.filter { $0 != "\"" })\""
  }
}
