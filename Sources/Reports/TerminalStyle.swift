/// How text looks in a terminal.
enum TerminalStyle: String {
  case strong = "1"
  case faint = "2"
  case accent = "1;36"
  case good = "32"
  case bad = "31"
  case caution = "33"

  /// The text in this style, or as it is without colour.
  func apply(_ text: String, colour: Bool) -> String {
    colour && !text.isEmpty ? "\u{1b}[\(rawValue)m\(text)\u{1b}[0m" : text
  }
}
