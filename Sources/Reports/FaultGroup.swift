public import Vocabulary

/// The faults of one side and cause.
public struct FaultGroup: Sendable, Hashable {
  /// Whose fault it is.
  public var side: Fault.Side
  /// The short name of the cause.
  public var cause: String
  /// How many trials ended with it.
  public var count: Int
  /// The first trial that ended with it.
  public var trial: TrialID
  /// What was said there.
  public var message: String

  /// Groups the faults of verdicts, most frequent first.
  static func groups(_ verdicts: [Verdict]) -> [FaultGroup] {
    var groups: [FaultGroup] = []
    for verdict in verdicts {
      guard let fault = verdict.fault else { continue }
      let index = groups.firstIndex { $0.side == fault.side && $0.cause == fault.cause }
      if let index {
        groups[index].count += 1
      } else {
        groups.append(
          FaultGroup(
            side: fault.side, cause: fault.cause, count: 1, trial: verdict.trial,
            message: fault.message))
      }
    }
    return groups.sorted {
      ($1.count, $0.side.rawValue, $0.cause) < ($0.count, $1.side.rawValue, $1.cause)
    }
  }
}
