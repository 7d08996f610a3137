import Documents
public import TaskFiles

/// A text has exactly these footnotes or endnotes, in this order.
///
/// - `path`: the document: docx, odt or fodt
/// - `notes`: the notes, each with its `text` and, if wanted, `at`: a text that the paragraph with
///   its mark holds
/// - `kind` (optional): `footnote`, which it is if it is not given, or `endnote`
///
/// ```yaml
/// - document-notes:
///     path: Documents/report.docx
///     notes:
///       - {text: Figures of the customs office., at: Exports rose}
/// ```
public struct DocumentNotesCheck: Check {
  /// How task files call it.
  public static let name = "document-notes"
  private let path: String
  private let notes: [(text: String, place: String)]
  private let kind: TextNote.Kind

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    path = try arguments.path("path")
    var notes: [(text: String, place: String)] = []
    for item in try arguments.list("notes") {
      var note = try Fields(item, of: "a note")
      let text = try note.string("text").singleSpaced
      notes.append((text, try note.optionalString("at")?.singleSpaced ?? ""))
      try note.finish()
    }
    self.notes = notes
    kind = try arguments.optionalChoice("kind", of: TextNote.Kind.self) ?? .footnote
  }

  /// The file that the check is about.
  public var paths: [String] { [path] }

  /// Judges the file as the trial left it.
  public func judge(_ state: any StateReader) -> Judgement {
    let expected = "\(path) with \(notes.count) \(kind.rawValue)s: \(notes.map(\.text).listed())"
    let document: TextDocument
    do {
      document = try state.document(path, TextDocument.init(_:))
    } catch {
      return Judgement(passed: false, expected: expected, found: error.found)
    }
    let found = document.notes.filter { $0.kind == kind }
    var complaints: [String] = []
    if found.count != notes.count {
      complaints.append("there are \(found.count) \(kind.rawValue)s")
    }
    for (index, note) in zip(notes.indices, notes) where found.indices.contains(index) {
      let text = found[index].text.singleSpaced
      if text != note.text { complaints.append("\(kind.rawValue) \(index + 1) says “\(text)”") }
      let paragraph = found[index].paragraph.singleSpaced
      if !note.place.isEmpty, !paragraph.contains(note.place) {
        complaints.append("\(kind.rawValue) \(index + 1) stands at “\(paragraph.cut(to: 60))”")
      }
    }
    return .over(
      1 + 2 * notes.count, expected: expected, complaints: complaints, otherwise: "all of it")
  }
}
