import Documents
public import TaskFiles

/// A text has exactly these tracked changes that were neither accepted nor rejected.
///
/// Changes of formatting count only when there is to be none at all. The amount of white space does
/// not matter.
///
/// - `path`: the document: docx, odt or fodt
/// - `inserted` (optional): the texts that were added, in any order
/// - `deleted` (optional): the texts that were taken away, in any order
///
/// Without both, no tracked change may be left.
///
/// ```yaml
/// - document-changes: {path: Documents/contract.docx, inserted: [thirty], deleted: [fourteen]}
/// - document-changes: {path: Documents/report.docx}
/// ```
public struct DocumentChangesCheck: Check {
  /// How task files call it.
  public static let name = "document-changes"
  private let path: String
  private let inserted: [String]
  private let deleted: [String]

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    path = try arguments.path("path")
    inserted = try arguments.optionalStrings("inserted")?.map(\.singleSpaced).sorted() ?? []
    deleted = try arguments.optionalStrings("deleted")?.map(\.singleSpaced).sorted() ?? []
  }

  /// The file that the check is about.
  public var paths: [String] { [path] }

  /// Judges the file as the trial left it.
  public func judge(_ state: any StateReader) -> Judgement {
    let expected =
      inserted.isEmpty && deleted.isEmpty
      ? "\(path) without tracked changes"
      : "\(path) with “\(inserted.listed())” added and “\(deleted.listed())” taken away"
    let document: TextDocument
    do {
      document = try state.document(path, TextDocument.init(_:))
    } catch {
      return Judgement(passed: false, expected: expected, found: error.found)
    }
    if inserted.isEmpty, deleted.isEmpty {
      let count = document.changes.count
      return Judgement(
        passed: count == 0, expected: expected, found: "\(count) tracked changes")
    }
    var complaints: [String] = []
    for (kind, wanted) in [(TrackedChange.Kind.insertion, inserted), (.deletion, deleted)] {
      let found = document.changes.filter { $0.kind == kind }.map(\.text.singleSpaced)
        .filter { !$0.isEmpty }.sorted()
      if found != wanted {
        complaints.append(
          "\(kind == .insertion ? "added" : "taken away"): \(found.map { "“\($0)”" }.listed())")
      }
    }
    return .over(2, expected: expected, complaints: complaints, otherwise: "all of it")
  }
}
