/// Text with `{{name}}` placeholders; `\{{` stands for the two braces themselves.
struct Template {
  private var pieces: [Piece] = []

  private enum Piece {
    case text(String)
    case name(String, Place)
    case broken(Place)
  }

  /// Where a `{{` stands in the text.
  struct Place {
    /// How many `{{` stand before it.
    var ordinal: Int
    /// Counted from 1.
    var line: Int
    /// Counted from 1, in Unicode scalars.
    var column: Int
  }

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var place = Place(ordinal: 0, line: 1, column: 1)
    var literal: [UInt8] = []
    var index = 0
    func flush(into pieces: inout [Piece]) {
      if !literal.isEmpty { pieces.append(.text(String(decoding: literal, as: UTF8.self))) }
      literal = []
    }
    while index < bytes.count {
      guard Self.braces(bytes, index, UInt8(ascii: "{")) else {
        literal.append(bytes[index])
        Self.advance(&place, over: bytes[index])
        index += 1
        continue
      }
      if literal.last == UInt8(ascii: "\\") {
        literal[literal.count - 1] = bytes[index]
        literal.append(bytes[index])
        index += 2
        place.column += 2
      } else {
        flush(into: &pieces)
        let end = Self.end(bytes, from: index + 2)
        if let end {
          let name = String(decoding: bytes[(index + 2)..<end], as: UTF8.self)
            .filter { $0 != " " }
          pieces.append(.name(name, place))
        } else {
          pieces.append(.broken(place))
        }
        let next = end.map { $0 + 2 } ?? index + 2
        place.column += next - index
        index = next
      }
      place.ordinal += 1
    }
    flush(into: &pieces)
  }

  /// The placeholder's name when the text is that alone.
  var onlyName: String? {
    if pieces.count == 1, case .name(let name, _) = pieces[0] { name } else { nil }
  }

  /// The text with its placeholders filled in; an unknown or unfinished one is a complaint.
  func expand(
    _ parameters: DrawnParameters, problems: Problems,
    escape: (String) -> String = { $0 }, place: (Place) -> SourceLocation
  ) -> String {
    var result = ""
    for piece in pieces {
      switch piece {
      case .text(let text): result += text
      case .name(let name, let position):
        if let value = parameters.values[name] {
          result += escape(value.text)
        } else {
          problems.add(Diagnostic(place(position), Self.unknown(name, parameters)))
        }
      case .broken(let position):
        problems.add(
          Diagnostic(
            place(position),
            "expected a placeholder such as {{name}} after '{{'; write \\{{ for the braces alone"))
      }
    }
    return result
  }

  private static func unknown(_ name: String, _ parameters: DrawnParameters) -> String {
    let known = parameters.values.keys.sorted()
    var message = "unknown placeholder '{{\(name)}}'"
    if let near = Spelling.nearest(to: name, in: known) { message += "; did you mean '\(near)'?" }
    if known.isEmpty { return message + ": the task has no parameters" }
    return message + " Known: \(known.joined(separator: ", "))"
  }

  private static func braces(_ bytes: [UInt8], _ index: Int, _ brace: UInt8) -> Bool {
    index + 1 < bytes.count && bytes[index] == brace && bytes[index + 1] == brace
  }

  /// Where the `}}` stands after a name of letters, digits, `.`, `_`, `-` between blanks, if so.
  private static func end(_ bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while index < bytes.count, isNamePart(bytes[index]) || bytes[index] == 32 { index += 1 }
    let words = bytes[start..<index].split(separator: 32)
    return words.count == 1 && braces(bytes, index, UInt8(ascii: "}")) ? index : nil
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, 45, 46, 95: true
    default: false
    }
  }

  private static func advance(_ place: inout Place, over byte: UInt8) {
    if byte == 10 {
      place.line += 1
      place.column = 1
    } else if byte & 0xC0 != 0x80 {
      place.column += 1
    }
  }
}
