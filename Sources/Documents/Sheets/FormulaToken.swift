/// A piece of a formula.
enum FormulaToken: Hashable {
  case function(String)
  case reference(sheet: String?, AddressMark, AddressMark?)
  /// Operators, numbers, names, strings and what is not understood.
  case other(String)

  var text: String {
    switch self {
    case .function(let name): name
    case .reference(let sheet, let first, let last):
      (sheet.map { CellReference.quoted($0) + "!" } ?? "") + first.text
        + (last.map { ":" + $0.text } ?? "")
    case .other(let text): text
    }
  }

  /// The longest formula that is cut up, in bytes; applications refuse longer ones.
  private static let limit = 1 << 16

  static func tokens(_ text: Substring) -> [FormulaToken] {
    guard text.utf8.count <= limit else { return [.other(String(text))] }
    var scanner = FormulaScanner(text)
    var tokens: [FormulaToken] = []
    while let token = scanner.next() { tokens.append(token) }
    return tokens
  }
}

/// Cuts a formula in A1 notation into tokens.
private struct FormulaScanner {
  private var rest: Substring

  init(_ text: Substring) { rest = text }

  mutating func next() -> FormulaToken? {
    guard let character = rest.first else { return nil }
    switch character {
    case "\"": return .other(quoted("\""))
    case "'": return sheetReference(quoted("'"))
    case "[": return .other(bracketed())
    case "#": return .other(errorValue())
    default: break
    }
    if isWord(character) || character == "$" { return word() }
    rest.removeFirst()
    return .other(String(character))
  }

  private func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "."
      || character == "\\"
  }

  /// Takes a text in quotes with its quotes; a doubled quote stands for itself.
  private mutating func quoted(_ mark: Character) -> String {
    var text = String(rest.removeFirst())
    while let character = rest.popFirst() {
      text.append(character)
      guard character == mark else { continue }
      guard rest.first == mark else { break }
      text.append(rest.removeFirst())
    }
    return text
  }

  /// Takes `#REF!`, `#DIV/0!` or another error that stands in the formula itself.
  private mutating func errorValue() -> String {
    let text = rest.prefix { isWord($0) || "#/!?".contains($0) }
    rest = rest.dropFirst(text.count)
    return String(text)
  }

  private mutating func bracketed() -> String {
    var depth = 0
    var text = ""
    while let character = rest.popFirst() {
      text.append(character)
      if character == "[" { depth += 1 }
      if character == "]" { depth -= 1 }
      if depth == 0 { break }
    }
    return text
  }

  private mutating func sheetReference(_ quoted: String) -> FormulaToken {
    guard rest.first == "!", let split = SplitReference(quoted + "!") else { return .other(quoted) }
    rest.removeFirst()
    return reference(sheet: split.sheet) ?? .other(quoted + "!")
  }

  private mutating func word() -> FormulaToken {
    if let reference = reference(sheet: nil) { return reference }
    let word = rest.prefix { isWord($0) || $0 == "$" }
    rest = rest.dropFirst(word.count)
    if rest.first == "(" { return .function(Self.plain(word)) }
    if rest.first == "!", word.first?.isNumber == false {
      let start = rest
      rest.removeFirst()
      if let found = reference(sheet: String(word)) { return found }
      rest = start
    }
    return .other(String(word))
  }

  /// Takes `B2`, `B2:C9`, `B:B` or `2:9`, where no name or function goes on behind it.
  private mutating func reference(sheet: String?) -> FormulaToken? {
    let first = rest.prefix { isWord($0) || $0 == "$" }
    guard let start = AddressMark(first) else { return nil }
    let tail = rest.dropFirst(first.count)
    if tail.first == ":" {
      let last = tail.dropFirst().prefix { isWord($0) || $0 == "$" }
      let after = tail.dropFirst(1 + last.count).first
      if after != "(", let end = AddressMark(last), (end.row == nil) == (start.row == nil),
        (end.column == nil) == (start.column == nil)
      {
        rest = tail.dropFirst(1 + last.count)
        return .reference(sheet: sheet, start, end)
      }
    }
    guard start.row != nil, start.column != nil, tail.first != "(", tail.first != "!" else {
      return nil
    }
    rest = tail
    return .reference(sheet: sheet, start, nil)
  }

  private static let prefixes = [
    "_XLFN.", "_XLWS.", "COM.MICROSOFT.", "ORG.LIBREOFFICE.", "ORG.OPENOFFICE.",
    "COM.SUN.STAR.SHEET.ADDIN.",
  ]

  private static func plain(_ function: Substring) -> String {
    var name = function.uppercased()
    while let prefix = prefixes.first(where: name.hasPrefix) {
      name = String(name.dropFirst(prefix.count))
    }
    return name
  }
}

/// The notation of OpenFormula, which marks references with brackets.
enum OpenFormula {
  /// Turns `SUM([.B2:.B9];2)` into `SUM(B2:B9,2)`.
  static func translated(_ text: Substring) -> String {
    var result = ""
    var rest = text
    var isQuoted = false
    var isArray = false
    while let character = rest.popFirst() {
      if isQuoted || character == "\"" {
        if character == "\"" { isQuoted.toggle() }
        result.append(character)
        continue
      }
      switch character {
      case "{", "}":
        isArray = character == "{"
        result.append(character)
      case ";", "~": result.append(",")
      case "|" where isArray: result.append(";")
      case "[":
        let end = closing(rest)
        result += reference(rest[..<end])
        rest = rest[end...].dropFirst()
      default: result.append(character)
      }
    }
    return result
  }

  private static func closing(_ text: Substring) -> Substring.Index {
    var isQuoted = false
    return text.firstIndex { character in
      if character == "'" { isQuoted.toggle() }
      return character == "]" && !isQuoted
    } ?? text.endIndex
  }

  private static func reference(_ text: Substring) -> String {
    guard let start = SplitReference(text) else { return String(text) }
    let prefix = start.sheet.map { CellReference.quoted($0) + "!" } ?? ""
    guard let colon = start.rest.firstIndex(of: ":"),
      let end = SplitReference(start.rest[start.rest.index(after: colon)...])
    else { return prefix + start.rest }
    return prefix + start.rest[...colon] + end.rest
  }
}
