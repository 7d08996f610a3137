public import TaskFiles
import Vocabulary

/// A UTF-8 text file says what it should.
///
/// Windows line ends count as plain ones, and line ends at the end of the file do not count.
///
/// - `path`: the file
/// - `equals` (optional): the whole text
/// - `lines` (optional): the whole text as a list of lines
/// - `contains` (optional): texts that must be found in it
/// - `matches` (optional): a regular expression that must be found in it
///
/// At least one of the four is needed; all that are given must hold.
///
/// ```yaml
/// - file-text:
///     path: Documents/summary.txt
///     lines: ["Total: 1,240.00", "Open: 3"]
/// ```
public struct FileTextCheck: Check {
  /// How task files call it.
  public static let name = "file-text"
  private let path: String
  private let equals: String?
  private let contains: [String]
  private let expression: TextPattern?

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    path = try arguments.path("path")
    let equals = try arguments.optionalString("equals")
    let lines = try arguments.optionalStrings("lines")
    contains = try arguments.optionalStrings("contains") ?? []
    expression = try arguments.optionalExpression("matches")
    if equals != nil && lines != nil {
      throw Diagnostic(arguments.location, "'equals' and 'lines' say the same; give one of them")
    }
    self.equals = (equals ?? lines?.joined(separator: "\n")).map(Self.trimmed)
    if self.equals == nil && contains.isEmpty && expression == nil {
      throw Diagnostic(
        arguments.location,
        "the check 'file-text' needs at least one of equals, lines, contains, matches")
    }
  }

  /// What the check names and may therefore change.
  public var paths: [String] { [path] }

  /// Judges the state that the trial left.
  public func judge(_ state: any StateReader) -> Judgement {
    let text: String
    do {
      text = Self.trimmed(try state.text(path))
    } catch {
      return .unreadable(error, expected: expected)
    }
    var complaints: [String] = []
    if let equals, text != equals { complaints.append(Self.difference(text, equals)) }
    for part in contains where !text.contains(part) {
      complaints.append("“\(part.cut(to: 80))” is not in it")
    }
    if let expression, !expression.matches(text) {
      complaints.append("nothing in it matches \(expression)")
    }
    let count = (equals == nil ? 0 : 1) + contains.count + (expression == nil ? 0 : 1)
    return .over(count, expected: expected, complaints: complaints, otherwise: "all of it")
  }

  private var expected: String {
    var parts: [String] = []
    if let equals { parts.append("the text “\(equals.cut(to: 400))”") }
    parts += contains.map { "“\($0)” in it" }
    if let expression { parts.append("a match of \(expression)") }
    return "\(path) with \(parts.listed())"
  }

  /// The text without the line ends at its end.
  private static func trimmed(_ text: String) -> String {
    var text = text.replacing("\r\n", with: "\n")[...]
    while text.last == "\n" { text = text.dropLast() }
    return String(text)
  }

  /// The first line that differs.
  private static func difference(_ found: String, _ expected: String) -> String {
    let found = found.split(separator: "\n", omittingEmptySubsequences: false)
    let expected = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let same = zip(found, expected).prefix { $0 == $1 }.count
    func line(_ lines: [Substring]) -> String {
      lines.indices.contains(same) ? "“\(String(lines[same]).cut(to: 200))”" : "no more lines"
    }
    return "line \(same + 1) is \(line(found)), not \(line(expected))"
  }
}
