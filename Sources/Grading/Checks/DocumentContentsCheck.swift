import Documents
public import TaskFiles

/// A text has a table of contents that the application keeps, and it lists every heading.
///
/// A typed list of titles is no table of contents. It stands before the first heading, unless
/// `after` says where else.
///
/// - `path`: the document: docx, odt or fodt
/// - `after` (optional): the text of the paragraph that the table follows directly
///
/// ```yaml
/// - document-contents:
///     path: Documents/report.docx
/// ```
public struct DocumentContentsCheck: Check {
  /// How task files call it.
  public static let name = "document-contents"
  private let file: String
  private let after: String?

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    file = try arguments.path("path")
    after = try arguments.optionalString("after")?.singleSpaced
  }

  /// The file that the check is about.
  public var paths: [String] { [file] }

  /// Judges the file as the trial left it.
  public func judge(_ state: any StateReader) -> Judgement {
    let place = after.map { "behind “\($0)”" } ?? "before the first heading"
    let expected = "\(file) with a table of contents \(place) that lists every heading"
    let document: TextDocument
    do {
      document = try state.document(file, TextDocument.init(_:))
    } catch {
      return Judgement(passed: false, expected: expected, found: error.found)
    }
    guard let contents = document.contents.first else {
      return Judgement(passed: false, expected: expected, found: "no table of contents")
    }
    var complaints: [String] = []
    if let complaint = placeComplaint(document) { complaints.append(complaint) }
    let headings = document.headings.map(\.text.singleSpaced)
    if headings.isEmpty { complaints.append("the document has no headings") }
    if !Self.lists(contents.entries, headings) {
      complaints.append("it lists \(contents.entries.map(\.text).listed())")
    }
    if document.contents.count > 1 {
      complaints.append("there are \(document.contents.count) tables of contents")
    }
    return .over(3, expected: expected, complaints: complaints, otherwise: "all of it")
  }

  private func placeComplaint(_ document: TextDocument) -> String? {
    var previous: String?
    for block in document.blocks {
      switch block {
      case .paragraph(let paragraph):
        let text = paragraph.text.singleSpaced
        if after == nil, paragraph.headingLevel != nil, !text.isEmpty {
          return "it stands behind the heading “\(text)”"
        }
        if !text.isEmpty { previous = text }
      case .table: previous = "a table"
      case .contents:
        guard let after, previous != after else { return nil }
        return "it stands behind \(previous.map { "“\($0)”" } ?? "nothing")"
      }
    }
    return nil
  }

  /// Whether the entries are the headings in order; an entry may begin with the heading's number.
  private static func lists(_ entries: [ContentsTable.Entry], _ headings: [String]) -> Bool {
    entries.count == headings.count
      && zip(entries, headings).allSatisfy { entry, heading in
        let title = entry.text.split(separator: "\t").last.map { String($0).singleSpaced }
        return entry.text.singleSpaced == heading || title == heading
      }
  }
}
