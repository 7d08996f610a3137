/// Why a report could not be made.
public enum ReportsError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file of the baselines cannot be used.
  case unreadableBaselines(path: String, reason: String)

  /// What happened, with the path, and what was expected.
  public var description: String {
    switch self {
    case .unreadableBaselines(let path, let reason):
      "cannot use the baselines in \(path): \(reason). Each one needs who, score, kind "
        + "(\(Baseline.Kind.allCases.map(\.rawValue).joined(separator: ", "))) and provenance, and "
        + "one of them is the headline."
    }
  }
}
