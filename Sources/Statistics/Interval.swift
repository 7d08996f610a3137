/// A range of values between two bounds, such as a confidence interval.
public struct Interval: Codable, Sendable, Hashable {
  /// The least value.
  public var lower: Double
  /// The greatest value.
  public var upper: Double

  /// Makes the range; `lower` is not above `upper`.
  public init(lower: Double, upper: Double) {
    precondition(lower <= upper, "an interval's lower bound is not above its upper bound")
    self.lower = lower
    self.upper = upper
  }

  /// The distance between the bounds.
  public var width: Double { upper - lower }

  /// Says whether the value lies between the bounds or on one of them.
  public func contains(_ value: Double) -> Bool { value >= lower && value <= upper }
}
