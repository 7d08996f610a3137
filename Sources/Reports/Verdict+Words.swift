import Vocabulary

extension Verdict {
  /// The first check that does not hold.
  var firstFailedCheck: CheckResult? { checks.first { !$0.passed } }

  /// Why it is no success, in one line; nil for a success.
  var reason: String? {
    guard outcome != .success else { return nil }
    if let fault { return "\(fault.side.rawValue) fault \(fault.cause): \(fault.message)" }
    if let check = firstFailedCheck {
      return "\(check.title): expected \(check.expected), found \(check.found)"
    }
    return ending.words
  }
}

extension Verdict.Ending {
  /// How the agent's part ended, in words.
  var words: String {
    switch self {
    case .done: "said it was done"
    case .gaveUp: "gave up"
    case .stepLimit: "ran out of steps"
    case .timeLimit: "ran out of time"
    case .agentTimeLimit: "took all its time to decide"
    case .tokenLimit: "ran out of tokens"
    case .costLimit: "ran out of dollars"
    case .fault: "stopped by a fault"
    }
  }
}
