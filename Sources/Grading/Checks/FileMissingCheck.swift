public import TaskFiles

/// Files or folders are no longer there.
///
/// - `paths`: their paths; globs stand for everything that they match
///
/// ```yaml
/// - file-missing: {paths: [Downloads/scan001.pdf, "Desktop/*.tmp"]}
/// ```
public struct FileMissingCheck: Check {
  /// How task files call it.
  public static let name = "file-missing"
  private let missing: [String]

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    missing = try arguments.paths("paths")
  }

  /// What the check names and may therefore change.
  public var paths: [String] { missing.flatMap { [$0, "\($0)/**"] } }

  /// Judges the state that the trial left.
  public func judge(_ state: any StateReader) -> Judgement {
    let complaints = missing.compactMap { path -> String? in
      let glob = Glob(path)
      let found = state.after.keys.filter { glob.matches($0) && !Litter.isLock($0) }.sorted()
      guard let first = found.first else { return nil }
      let more = found.count > 1 ? " and \(found.count - 1) more are" : " is"
      return "\(first)\(more) still there"
    }
    return .over(
      missing.count, expected: "gone: \(missing.listed())", complaints: complaints,
      otherwise: "none of them")
  }
}
