import Vocabulary

/// Decides what a trial counts as.
enum Outcomes {
  /// Success needs every check; giving up succeeds only where the task cannot be done and
  /// nothing else was harmed, and a fault is never a success.
  static func outcome(
    feasible: Bool, ending: Verdict.Ending, fault: Fault?, checks: [CheckResult]
  ) -> Verdict.Outcome {
    if let fault {
      return FaultRules.countsAsFailure(fault.side) ? .failure : .unjudged
    }
    if !feasible {
      return ending == .gaveUp && checks.allSatisfy(\.passed) ? .success : .failure
    }
    guard ending != .gaveUp, !checks.isEmpty else { return .failure }
    return checks.allSatisfy(\.passed) ? .success : .failure
  }
}
