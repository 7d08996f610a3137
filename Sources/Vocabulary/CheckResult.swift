/// What one check found.
public struct CheckResult: Codable, Sendable, Hashable {
  /// The check's name, such as `sheet-cells`.
  public var check: String
  /// What it is about in the task's words, such as `Totals in column E`.
  public var title: String
  /// Whether it holds.
  public var passed: Bool
  /// What it asked for, in words.
  public var expected: String
  /// What it found instead, or in its favour, in words.
  public var found: String
  /// How much of it holds, from 0 to 1; reported beside the success and never instead of it.
  public var partial: Double

  /// Makes a result; a passed check's `partial` is 1.
  public init(
    check: String, title: String, passed: Bool, expected: String, found: String,
    partial: Double? = nil
  ) {
    self.check = check
    self.title = title
    self.passed = passed
    self.expected = expected
    self.found = found
    self.partial = partial ?? (passed ? 1 : 0)
  }
}
