import Documents
public import TaskFiles

/// A text has exactly these comments, in any order.
///
/// - `path`: the document: docx, odt or fodt
/// - `comments`: the comments, each with its `text` and, if wanted, `at`: a text that the paragraph
///   where it begins holds; an empty list when there are to be none
///
/// ```yaml
/// - document-comments:
///     path: Documents/report.docx
///     comments:
///       - {text: Is this still right?, at: Waiting time}
/// ```
public struct DocumentCommentsCheck: Check {
  /// How task files call it.
  public static let name = "document-comments"
  private let path: String
  private let comments: [(text: String, place: String)]

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    path = try arguments.path("path")
    var comments: [(text: String, place: String)] = []
    for item in try arguments.list("comments") {
      var comment = try Fields(item, of: "a comment")
      let text = try comment.string("text").singleSpaced
      comments.append((text, try comment.optionalString("at")?.singleSpaced ?? ""))
      try comment.finish()
    }
    self.comments = comments
  }

  /// The file that the check is about.
  public var paths: [String] { [path] }

  /// Judges the file as the trial left it.
  public func judge(_ state: any StateReader) -> Judgement {
    let expected = "\(path) with \(comments.count) comments: \(comments.map(\.text).listed())"
    let document: TextDocument
    do {
      document = try state.document(path, TextDocument.init(_:))
    } catch {
      return Judgement(passed: false, expected: expected, found: error.found)
    }
    var rest = document.comments
    var complaints: [String] = []
    for comment in comments {
      let index = rest.firstIndex { found in
        found.text.singleSpaced == comment.text
          && (comment.place.isEmpty || found.paragraph.singleSpaced.contains(comment.place))
      }
      if let index {
        rest.remove(at: index)
      } else {
        complaints.append("no comment “\(comment.text)” there")
      }
    }
    for comment in rest {
      complaints.append("a comment “\(comment.text)” at “\(comment.paragraph.cut(to: 60))”")
    }
    return .over(
      max(comments.count, 1), expected: expected, complaints: complaints, otherwise: "all of it")
  }
}
