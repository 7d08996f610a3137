import Documents
public import TaskFiles

/// The headings of a text are exactly these, in this order.
///
/// A heading is a paragraph with one of the built-in styles `Heading 1` to `Heading 9`; a paragraph
/// that only looks like one is none.
///
/// - `path`: the document: docx, odt or fodt
/// - `headings`: the headings, each with its `text` and its `level`
///
/// ```yaml
/// - document-headings:
///     path: Documents/report.docx
///     headings:
///       - {text: Results, level: 1}
///       - {text: Waiting time, level: 2}
/// ```
public struct DocumentHeadingsCheck: Check {
  /// How task files call it.
  public static let name = "document-headings"
  private struct Heading: Hashable, CustomStringConvertible {
    var text: String
    var level: Int

    var description: String { "\(level) \(text)" }
  }

  private let file: String
  private let headings: [Heading]

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    file = try arguments.path("path")
    var headings: [Heading] = []
    for item in try arguments.list("headings") {
      var fields = try Fields(item, of: "a heading")
      let text = try fields.string("text").singleSpaced
      headings.append(Heading(text: text, level: try fields.int("level")))
      try fields.finish()
    }
    self.headings = headings
  }

  /// The file that the check is about.
  public var paths: [String] { [file] }

  /// Judges the file as the trial left it.
  public func judge(_ state: any StateReader) -> Judgement {
    let expected = "\(file) with the headings \(headings.map(\.description).listed())"
    let found: [Heading]
    do {
      found = try state.document(file, TextDocument.init(_:)).headings.map {
        Heading(text: $0.text.singleSpaced, level: $0.headingLevel ?? 0)
      }
    } catch {
      return Judgement(passed: false, expected: expected, found: error.found)
    }
    guard found != headings else {
      return Judgement(passed: true, expected: expected, found: "all of it")
    }
    let changes = found.difference(from: headings)
    let missing = changes.removals.map { change in
      if case .remove(_, let heading, _) = change { "missing: \(heading)" } else { "" }
    }
    let extra = changes.insertions.map { change in
      if case .insert(_, let heading, _) = change { "not expected: \(heading)" } else { "" }
    }
    return .over(
      max(headings.count, 1), expected: expected, complaints: missing + extra,
      otherwise: "all of it")
  }
}
