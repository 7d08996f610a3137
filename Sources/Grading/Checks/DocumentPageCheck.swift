import Documents
public import TaskFiles

/// The pages of a text have this size and these margins, in millimetres, within one millimetre.
///
/// - `path`: the document: docx, odt or fodt
/// - `width` (optional), `height` (optional): the page as it is held; landscape is wider than high
/// - `margins` (optional): `top`, `bottom`, `left` and `right`, those that matter
///
/// ```yaml
/// - document-page:
///     path: Documents/report.docx
///     width: 297
///     height: 210
///     margins: {left: 25, right: 25}
/// ```
public struct DocumentPageCheck: Check {
  /// How task files call it.
  public static let name = "document-page"
  private let path: String
  private let wanted: [(name: String, length: Double)]

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    path = try arguments.path("path")
    var wanted: [(name: String, length: Double)] = []
    for name in ["width", "height"] {
      if let length = try arguments.optionalDouble(name) { wanted.append((name, length)) }
    }
    if var margins = try arguments.optionalFields("margins") {
      for name in ["top", "bottom", "left", "right"] {
        if let length = try margins.optionalDouble(name) { wanted.append((name, length)) }
      }
      try margins.finish()
    }
    guard !wanted.isEmpty else {
      throw Diagnostic(
        arguments.location, "the check 'document-page' needs 'width', 'height' or 'margins'")
    }
    self.wanted = wanted
  }

  /// The file that the check is about.
  public var paths: [String] { [path] }

  /// Judges the file as the trial left it.
  public func judge(_ state: any StateReader) -> Judgement {
    let expected = "\(path) with pages of \(wanted.map { "\($0.name) \($0.length)" }.listed())"
    let document: TextDocument
    do {
      document = try state.document(path, TextDocument.init(_:))
    } catch {
      return Judgement(passed: false, expected: expected, found: error.found)
    }
    guard let page = document.page else {
      return Judgement(passed: false, expected: expected, found: "pages without a set size")
    }
    let lengths = [
      "width": page.width, "height": page.height, "top": page.top, "bottom": page.bottom,
      "left": page.left, "right": page.right,
    ]
    let complaints = wanted.compactMap { name, length -> String? in
      let found = lengths[name] ?? 0
      return found.isClose(to: length, 1)
        ? nil : "\(name) \((found * 10).rounded() / 10) in place of \(length)"
    }
    return .over(wanted.count, expected: expected, complaints: complaints, otherwise: "all of it")
  }
}
