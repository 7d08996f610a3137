import Foundation
public import Statistics

/// What the pilot's people say: one row each, with a score from 1 to 5.
public struct Survey: Sendable, Hashable {
  /// One answer.
  public struct Answer: Sendable, Hashable {
    /// The team of whoever answered.
    public var team: String
    /// From 1, not at all, to 5, very much.
    public var score: Double
    /// What was said beside it; may be empty.
    public var comment: String
  }

  /// The answers in the order of the file.
  public var answers: [Answer]

  /// The mean score; nil without answers.
  public var mean: Double? { answers.map(\.score).mean }

  /// The 95 % interval of the mean within 1 to 5, by Student's t; nil with fewer than two answers.
  public var interval: Interval? {
    let mean = ClusteredMean(answers.map { [$0.score] })
    return (mean?.interval()).map {
      Interval(lower: min(5, max(1, $0.lower)), upper: max(1, min(5, $0.upper)))
    }
  }

  /// Reads CSV with the columns `team`, `score` and, if there is one, `comment`.
  ///
  /// - Throws: ``PilotError/survey(file:line:reason:)`` for a missing column, a score that is no
  ///   number from 1 to 5, and a file without answers.
  public init(reading text: String, file: String) throws(PilotError) {
    let rows = Self.rows(text)
    guard let head = rows.first?.fields.map({ $0.lowercased() }) else {
      throw .survey(file: file, line: 1, reason: "the survey is empty")
    }
    guard let team = head.firstIndex(of: "team"), let score = head.firstIndex(of: "score") else {
      throw .survey(
        file: file, line: 1,
        reason: "expected the columns team and score, found \(head.joined(separator: ", "))")
    }
    let comment = head.firstIndex(of: "comment")
    answers = []
    for row in rows.dropFirst() where row.fields != [""] {
      guard row.fields.count == head.count else {
        throw .survey(
          file: file, line: row.line,
          reason: "expected \(head.count) fields as in the first line, found \(row.fields.count)")
      }
      guard let value = Double(row.fields[score]), (1...5).contains(value) else {
        throw .survey(
          file: file, line: row.line,
          reason: "a score is a number from 1 to 5, not '\(row.fields[score])'")
      }
      answers.append(
        Answer(
          team: row.fields[team], score: value, comment: comment.map { row.fields[$0] } ?? ""))
    }
    guard !answers.isEmpty else {
      throw .survey(file: file, line: 1, reason: "the survey has no answer")
    }
  }

  /// The records of RFC 4180 with the line that each begins in.
  private static func rows(_ text: String) -> [(line: Int, fields: [String])] {
    var rows: [(line: Int, fields: [String])] = []
    var fields: [String] = []
    var field = ""
    var (line, start, quoted) = (1, 1, false)
    var rest = Array(text.replacing("\r\n", with: "\n"))[...]
    while let character = rest.popFirst() {
      if character == "\n" { line += 1 }
      switch (character, quoted) {
      case ("\"", true) where rest.first == "\"":
        field.append("\"")
        rest.removeFirst()
      case ("\"", _): quoted.toggle()
      case (",", false):
        fields.append(field)
        field = ""
      case ("\n", false):
        rows.append((start, fields + [field]))
        (fields, field, start) = ([], "", line)
      default: field.append(character)
      }
    }
    if !field.isEmpty || !fields.isEmpty { rows.append((start, fields + [field])) }
    return rows.map { ($0.line, $0.fields.map { $0.trimmingCharacters(in: .whitespaces) }) }
  }
}
