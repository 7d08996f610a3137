public import TaskFiles
import Vocabulary

/// The agent's answer is right.
///
/// - `equals` (optional): the answer; case, white space around it and the amount of white space in
///   it do not matter
/// - `number` (optional): the answer as a number; a currency sign, a per cent sign, a unit behind it
///   and commas between groups of three digits do not matter
/// - `tolerance` (optional): how far the number may be off, 0 if it is not given
/// - `matches` (optional): a regular expression that must be found in the answer
///
/// At least one of the three is needed; all that are given must hold.
///
/// ```yaml
/// - answer: {number: 1240.5, tolerance: 0.005}
/// ```
public struct AnswerCheck: Check {
  /// How task files call it.
  public static let name = "answer"
  private let equals: String?
  private let number: Double?
  private let tolerance: Double
  private let expression: TextPattern?

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    equals = try arguments.optionalString("equals")
    number = try arguments.optionalDouble("number")
    tolerance = try arguments.optionalDouble("tolerance") ?? 0
    expression = try arguments.optionalExpression("matches")
    guard equals != nil || number != nil || expression != nil else {
      throw Diagnostic(
        arguments.location, "the check 'answer' needs at least one of equals, number, matches")
    }
  }

  /// No files.
  public var paths: [String] { [] }

  /// Judges the state that the trial left.
  public func judge(_ state: any StateReader) -> Judgement {
    var parts: [String] = []
    if let equals { parts.append("“\(equals)”") }
    if let number {
      parts.append(tolerance == 0 ? "the number \(number)" : "the number \(number) ± \(tolerance)")
    }
    if let expression { parts.append("a match of \(expression)") }
    let expected = "the answer \(parts.listed())"
    guard let answer = state.answer else {
      return Judgement(passed: false, expected: expected, found: "no answer")
    }
    let passed =
      equals.map { Self.folded($0) == Self.folded(answer) } ?? true
      && number.map { LooseNumber.read(answer)?.isClose(to: $0, tolerance) ?? false } ?? true
      && expression?.matches(answer) ?? true
    return Judgement(passed: passed, expected: expected, found: "“\(answer.cut(to: 400))”")
  }

  private static func folded(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
  }
}
