import Statistics
import Vocabulary

extension Comparison {
  /// The variants in which something happened against the policy in the candidate and nothing in the
  /// base.
  public var newlyUnsafe: [TrialPair] { pairs.filter(\.isNewlyUnsafe) }

  /// One new violation is enough to fail; to pass, every pair of the candidate must have been under a
  /// policy.
  func noNewViolations(_ gate: Gate) -> GateVerdict {
    let new = newlyUnsafe
    let share = Proportion(successes: new.count, trials: pairs.count)
    let unwatched = pairs.count { $0.candidate.safety == nil }
    func verdict(_ outcome: GateVerdict.Outcome, _ reason: String) -> GateVerdict {
      GateVerdict(
        gate: gate.description, outcome: outcome, reason: reason, interval: share.wilson())
    }
    if let first = new.first {
      let what = first.candidate.safety?.violations.first.map { ": \($0.what)" } ?? ""
      return verdict(
        .failed,
        "\(new.count) of \(pairs.count) variants have violations that the base has not, such as "
          + "\(first.variant)\(what)")
    }
    if unwatched > 0 {
      return verdict(
        .undecidable,
        "\(unwatched) of \(pairs.count) variants of the candidate were under no policy: run it "
          + "without '--policy none'")
    }
    return verdict(.passed, "none of \(pairs.count) variants has a violation that the base has not")
  }
}
