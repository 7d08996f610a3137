import Documents
public import TaskFiles

/// The headers and footers of a text hold these texts.
///
/// - `path`: the document: docx, odt or fodt
/// - `header` (optional): texts that must be found in the headers; an empty list when there is to
///   be none
/// - `footer` (optional): the same for the footers
/// - `page_number` (optional): `header` or `footer`, where a field counts the pages; a typed number
///   is none
///
/// At least one of the last three is needed; all that are given must hold.
///
/// ```yaml
/// - document-header-footer:
///     path: Documents/report.docx
///     header: [Draft of 5 March]
///     page_number: footer
/// ```
public struct DocumentHeaderFooterCheck: Check {
  /// How task files call it.
  public static let name = "document-header-footer"
  private let path: String
  private let header: [String]?
  private let footer: [String]?
  private let pageNumber: String?

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    path = try arguments.path("path")
    header = try arguments.optionalStrings("header")?.map(\.singleSpaced)
    footer = try arguments.optionalStrings("footer")?.map(\.singleSpaced)
    pageNumber = try arguments.optionalChoice("page_number", of: ["header", "footer"])
    guard header != nil || footer != nil || pageNumber != nil else {
      throw Diagnostic(
        arguments.location,
        "the check 'document-header-footer' needs 'header', 'footer' or 'page_number'")
    }
  }

  /// The file that the check is about.
  public var paths: [String] { [path] }

  /// Judges the file as the trial left it.
  public func judge(_ state: any StateReader) -> Judgement {
    let expected =
      ([
        header.map { "a header with \($0.listed())" },
        footer.map { "a footer with \($0.listed())" },
      ]
      .compactMap { $0 } + (pageNumber.map { ["a page number in the \($0)"] } ?? []))
      .joined(separator: ", ")
    let document: TextDocument
    do {
      document = try state.document(path, TextDocument.init(_:))
    } catch {
      return Judgement(passed: false, expected: expected, found: error.found)
    }
    var complaints: [String] = []
    for (kind, wanted, found) in [
      ("header", header, document.headers), ("footer", footer, document.footers),
    ] {
      guard let wanted else { continue }
      let text = found.map(\.singleSpaced).joined(separator: " ")
      if wanted.isEmpty, !text.isEmpty { complaints.append("the \(kind) says “\(text)”") }
      if !wanted.allSatisfy({ text.contains($0) }) {
        complaints.append(text.isEmpty ? "no \(kind)" : "the \(kind) says “\(text)”")
      }
    }
    let counts =
      pageNumber == "header" ? document.headersHavePageNumber : document.footersHavePageNumber
    if let pageNumber, !counts { complaints.append("no page number in the \(pageNumber)") }
    return .over(3, expected: expected, complaints: complaints, otherwise: "all of it")
  }
}
