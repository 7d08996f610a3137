/// The text of a YAML file, to find places within its scalars.
///
/// The parser says only where a scalar starts; quotes, escapes, folding and indentation hide where
/// a part of it stands.
struct SourceText: Sendable, Hashable {
  private let lines: [[Unicode.Scalar]]

  init(_ text: String) {
    lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map(Array.init)
  }

  /// The number of lines.
  var count: Int { lines.count }

  /// The line with the given number, counted from 1, or nothing.
  func line(_ number: Int) -> String {
    guard lines.indices.contains(number - 1) else { return "" }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: lines[number - 1])
    return String(text)
  }

  /// The place of the `{{` with the given ordinal in the scalar that starts at `start`; the start
  /// itself when the source writes the braces in another way.
  func location(ofBraces ordinal: Int, from start: SourceLocation) -> SourceLocation {
    var left = ordinal
    var column = start.column - 1
    for number in lines.indices.dropFirst(start.line - 1) {
      let line = lines[number]
      while column + 1 < line.count {
        if line[column] == "{", line[column + 1] == "{" {
          if left == 0 {
            return SourceLocation(file: start.file, line: number + 1, column: column + 1)
          }
          left -= 1
          column += 2
        } else {
          column += 1
        }
      }
      column = 0
    }
    return start
  }
}
