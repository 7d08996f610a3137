import Foundation
public import Statistics

/// Whether a candidate meets a gate.
public struct GateVerdict: Codable, Sendable, Hashable {
  /// What is known of it.
  public enum Outcome: String, Codable, Sendable, Hashable, CaseIterable {
    /// The data show that it is met.
    case passed
    /// The data show that it is not met.
    case failed
    /// The data show neither.
    case undecidable
  }

  /// The gate as it is written.
  public var gate: String
  /// What is known of it.
  public var outcome: Outcome
  /// Why, in a sentence.
  public var reason: String
  /// The 95 % interval that decided, or did not.
  public var interval: Interval

  /// The greatest share of variants that the candidate may have lost.
  public static let greatestLoss = 0.05
}

extension Comparison {
  /// Judges a gate by the 95 % interval, so that each wrong verdict has a chance of at most 2.5 %.
  ///
  /// A candidate that lost more than 5 % of what it was to be judged on passes no gate, since what is
  /// lost may be what it fails at.
  public func judge(_ gate: Gate) -> GateVerdict {
    var verdict: GateVerdict
    switch gate {
    case .nonInferior(let margin): verdict = nonInferior(gate, margin)
    case .success(let share): verdict = success(gate, share)
    case .noNewViolations: verdict = noNewViolations(gate)
    }
    let lost = setApart.count(where: \.isLost)
    let share = Double(lost) / Double(lost + pairs.count)
    if verdict.outcome == .passed, share > GateVerdict.greatestLoss {
      verdict.outcome = .undecidable
      verdict.reason +=
        "; but \(lost) of \(lost + pairs.count) variants were lost or could not be judged in the "
        + "candidate, more than 5 %"
    }
    return verdict
  }

  private func nonInferior(_ gate: Gate, _ margin: Double) -> GateVerdict {
    let answer = NonInferiority(difference: total.interval, margin: margin).answer
    let points = { (value: Double) in String(format: "%+.1f", value * 100) }
    let range =
      "the difference is \(points(total.difference)) points, with 95 % confidence "
      + "\(points(total.interval.lower)) to \(points(total.interval.upper))"
    let limit = points(-margin)
    switch answer {
    case .shown:
      return GateVerdict(
        gate: gate.description, outcome: .passed, reason: "\(range), all of it above \(limit)",
        interval: total.interval)
    case .refuted:
      return GateVerdict(
        gate: gate.description, outcome: .failed, reason: "\(range), all of it below \(limit)",
        interval: total.interval)
    case .open:
      return GateVerdict(
        gate: gate.description, outcome: .undecidable,
        reason: "\(range), which holds \(limit): more tasks would decide it",
        interval: total.interval)
    }
  }

  private func success(_ gate: Gate, _ share: Double) -> GateVerdict {
    let rate = candidate.rate
    let interval = rate.wilson()
    let percent = { (value: Double) in String(format: "%.1f", value * 100) }
    let range =
      "\(rate.total.successes) of \(rate.total.trials) judged trials succeeded, with 95 % "
      + "confidence \(percent(interval.lower)) to \(percent(interval.upper)) %"
    let outcome: GateVerdict.Outcome =
      interval.lower >= share ? .passed : interval.upper < share ? .failed : .undecidable
    let ending: String
    switch outcome {
    case .passed: ending = ", all of it from \(percent(share)) % on"
    case .failed: ending = ", all of it below \(percent(share)) %"
    case .undecidable: ending = ", which holds \(percent(share)) %: more tasks would decide it"
    }
    return GateVerdict(
      gate: gate.description, outcome: outcome, reason: range + ending, interval: interval)
  }
}
