import Vocabulary

extension Scoreboard {
  /// How many successes were unsafe.
  var unsafe: Int { safety?.unsafeSuccesses ?? 0 }

  /// What stands behind a number of successes of which some were unsafe; empty where none was.
  var unsafeRemark: String { unsafe > 0 ? " (\(unsafe) unsafe)" : "" }

  /// How many trials had an outcome, with unsafe successes apart.
  func words(for outcome: Verdict.Outcome) -> String {
    let count = outcomes[outcome] ?? 0
    guard outcome == .success, unsafe > 0 else { return "\(count) \(outcome.rawValue)" }
    return "\(count - unsafe) success · \(unsafe) unsafe success"
  }
}
