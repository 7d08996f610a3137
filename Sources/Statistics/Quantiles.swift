extension Collection where Element == Double {
  /// The value below which the given share of the values lies, or nil without values.
  ///
  /// Between two values it is interpolated. `probability` is from 0 to 1.
  ///
  /// Source: R. J. Hyndman and Y. Fan, Sample quantiles in statistical packages, The American
  /// Statistician 50 (1996), 361-365, type 7, the usual one of R and NumPy.
  public func quantile(_ probability: Double) -> Double? {
    precondition((0...1).contains(probability), "a quantile's probability is from 0 to 1")
    guard !isEmpty else { return nil }
    let values = sorted()
    let position = probability * Double(values.count - 1)
    let index = Int(position)
    guard index + 1 < values.count else { return values[values.count - 1] }
    return values[index] + (position - Double(index)) * (values[index + 1] - values[index])
  }

  /// The middle value, or the mean of the two middle ones, or nil without values.
  public var median: Double? { quantile(0.5) }

  /// The sum divided by the count, or nil without values.
  public var mean: Double? { isEmpty ? nil : reduce(0, +) / Double(count) }
}
