public import TaskFiles
import Vocabulary

/// A file has the same content as a file of the start: it was moved, copied or renamed, not
/// written anew.
///
/// - `path` and `as`: the file, and where its content was at the start
/// - `pairs`: instead of these, a mapping from files to where they were
///
/// The old place may be empty or not; a move also needs `file-missing` for it, or `files`.
///
/// ```yaml
/// - file-same:
///     pairs:
///       Invoices/2024-03 Meyer.pdf: Downloads/scan001.pdf
///       Invoices/2024-04 Kaya.pdf: Downloads/scan002.pdf
/// ```
public struct FileSameCheck: Check {
  /// How task files call it.
  public static let name = "file-same"
  private let pairs: [(path: String, old: String)]

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    if arguments.keys.contains("pairs") {
      var pairs: [(path: String, old: String)] = []
      for (path, old) in try arguments.pairs("pairs") {
        pairs.append((try path.homePath(), try old.homePath()))
      }
      self.pairs = pairs
    } else {
      pairs = [(try arguments.path("path"), try arguments.path("as"))]
    }
  }

  /// What the check names and may therefore change.
  public var paths: [String] { pairs.map(\.path) }

  /// Judges the state that the trial left.
  public func judge(_ state: any StateReader) -> Judgement {
    let complaints = pairs.compactMap { pair in
      complaint(pair.path, state.after[pair.path], pair.old, state.before[pair.old])
    }
    return .over(
      pairs.count, expected: pairs.map { "\($0.path) as \($0.old) was" }.listed(),
      complaints: complaints, otherwise: "the same content")
  }

  private func complaint(
    _ path: String, _ entry: Entry?, _ oldPath: String, _ old: Entry?
  ) -> String? {
    guard let old, old.kind == .file else { return "the start has no file \(oldPath)" }
    guard let entry else { return "\(path) is missing" }
    guard entry.kind == .file else { return "\(path) is a \(entry.kind.rawValue)" }
    guard let digest = old.digest, let found = entry.digest else {
      return "\(path) is too large to be compared"
    }
    return found == digest ? nil : "\(path) has other content than \(oldPath) had"
  }
}
