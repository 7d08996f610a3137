import Documents
public import TaskFiles

/// The paragraphs of a text are exactly these, in this order, headings among them.
///
/// Tables, tables of contents and empty paragraphs do not count, nor does the amount of white space.
///
/// - `path`: the document: docx, odt or fodt
/// - `paragraphs`: the texts of the paragraphs
///
/// ```yaml
/// - document-text:
///     path: Documents/report.docx
///     paragraphs:
///       - Results
///       - Waiting time fell by a quarter.
/// ```
public struct DocumentTextCheck: Check {
  /// How task files call it.
  public static let name = "document-text"
  private let file: String
  private let paragraphs: [String]

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    file = try arguments.path("path")
    paragraphs = try arguments.strings("paragraphs").map(\.singleSpaced)
  }

  /// The file that the check is about.
  public var paths: [String] { [file] }

  /// Judges the file as the trial left it.
  public func judge(_ state: any StateReader) -> Judgement {
    let expected = "\(file) with \(paragraphs.count) paragraphs: \(paragraphs.shortened.listed())"
    let found: [String]
    do {
      found = try state.document(file, TextDocument.init(_:)).paragraphs
        .map(\.text.singleSpaced).filter { !$0.isEmpty }
    } catch {
      return Judgement(passed: false, expected: expected, found: error.found)
    }
    guard found != paragraphs else {
      return Judgement(passed: true, expected: expected, found: "all of them")
    }
    let same = zip(found, paragraphs).prefix { $0 == $1 }.count
    let wrong = found.indices.contains(same) ? "“\(found[same].cut(to: 120))”" : "missing"
    let kept = Set(found).intersection(paragraphs).count
    return Judgement(
      passed: false, expected: expected,
      found: "\(found.count) paragraphs, of which number \(same + 1) is \(wrong)",
      partial: paragraphs.isEmpty ? 0 : Double(kept) / Double(max(found.count, paragraphs.count)))
  }
}

extension [String] {
  /// The beginnings of the texts.
  fileprivate var shortened: [String] { map { $0.cut(to: 60) } }
}
