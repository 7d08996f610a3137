public import ResultStore
public import Vocabulary

/// The trials that are no success for one reason.
public struct FailureMode: Sendable, Hashable {
  /// The reason in a few words, such as `wrong result: sheet-cells`.
  public var cause: String
  /// Whether the trials were judged; faults that left trials unjudged are not the agent's failures.
  public var judged: Bool
  /// How many trials there are.
  public var count: Int
  /// The tasks that they are of, by name.
  public var tasks: [TaskID]
  /// The first of the trials, as an example.
  public var example: Verdict

  /// Groups the verdicts that are no success, the judged ones first, then by how many they are.
  static func modes(_ verdicts: [Verdict], tasks: [TaskID: TaskSummary] = [:]) -> [FailureMode] {
    var groups: [String: [Verdict]] = [:]
    for verdict in verdicts where verdict.outcome != .success {
      let feasible = tasks[verdict.trial.task]?.feasible ?? true
      groups[cause(verdict, feasible: feasible), default: []].append(verdict)
    }
    return groups.compactMap { cause, members in
      members.first.map { example in
        FailureMode(
          cause: cause, judged: example.outcome == .failure, count: members.count,
          tasks: Set(members.map(\.trial.task)).sorted(), example: example)
      }
    }
    .sorted { left, right in
      if left.judged != right.judged { return left.judged }
      return left.count == right.count ? left.cause < right.cause : left.count > right.count
    }
  }

  /// Why a trial is no success, in words that are the same for the same reason.
  static func cause(_ verdict: Verdict, feasible: Bool) -> String {
    if let fault = verdict.fault { return "\(fault.side.rawValue) fault: \(fault.cause)" }
    guard [.done, .fault].contains(verdict.ending) else { return verdict.ending.words }
    guard feasible else { return "did not see that it cannot be done" }
    guard let check = verdict.firstFailedCheck else { return verdict.ending.words }
    return check.check == "unchanged"
      ? "changed what was to stay as it is" : "wrong result: \(check.check)"
  }
}
