/// A number of successes out of a number of trials.
public struct Proportion: Codable, Sendable, Hashable {
  /// How many of the trials succeeded.
  public var successes: Int
  /// How many trials there were.
  public var trials: Int

  /// Makes the proportion; `successes` is from 0 to `trials`.
  public init(successes: Int, trials: Int) {
    precondition(
      successes >= 0 && successes <= trials, "a proportion has from 0 to all successes")
    self.successes = successes
    self.trials = trials
  }

  /// The share of successes from 0 to 1, or nil without trials.
  public var rate: Double? {
    trials == 0 ? nil : Double(successes) / Double(trials)
  }

  /// The score interval of Wilson, which holds its confidence for few trials and near 0 and 1.
  ///
  /// Without trials nothing is known and the interval is from 0 to 1. `confidence` lies between 0
  /// and 1, both excluded.
  ///
  /// Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference,
  /// Journal of the American Statistical Association 22 (1927), 209-212; without continuity
  /// correction.
  public func wilson(confidence: Double = 0.95) -> Interval {
    precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1")
    guard let rate else { return Interval(lower: 0, upper: 1) }
    let z = Normal.quantile((1 + confidence) / 2)
    let n = Double(trials)
    let scale = 1 + z * z / n
    let center = (rate + z * z / (2 * n)) / scale
    let half = z / scale * (rate * (1 - rate) / n + z * z / (4 * n * n)).squareRoot()
    // The bounds at 0 and n successes are 0 and 1 exactly; rounding would leave them just off.
    return Interval(
      lower: successes == 0 ? 0 : max(0, center - half),
      upper: successes == trials ? 1 : min(1, center + half))
  }
}
