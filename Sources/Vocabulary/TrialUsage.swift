/// What the model of one trial used and cost.
public struct TrialUsage: Codable, Sendable, Hashable {
  /// Tokens read, those from and to the cache left out.
  public var input: Int
  /// Tokens written, thinking included.
  public var output: Int
  /// Tokens read from the provider's cache.
  public var cacheRead: Int
  /// Tokens written to the provider's cache.
  public var cacheWrite: Int
  /// Dollars; nil where the model's price is not known.
  public var dollars: Double?
  /// Answers that were paid for.
  public var answers: Int

  /// Makes a count.
  public init(
    input: Int = 0, output: Int = 0, cacheRead: Int = 0, cacheWrite: Int = 0,
    dollars: Double? = nil, answers: Int = 0
  ) {
    self.input = input
    self.output = output
    self.cacheRead = cacheRead
    self.cacheWrite = cacheWrite
    self.dollars = dollars
    self.answers = answers
  }

  /// Tokens of all kinds.
  public var tokens: Int { input + output + cacheRead + cacheWrite }

  /// The sum of two counts; dollars are known where either's are.
  public static func + (left: TrialUsage, right: TrialUsage) -> TrialUsage {
    var dollars: Double?
    if left.dollars != nil || right.dollars != nil {
      dollars = (left.dollars ?? 0) + (right.dollars ?? 0)
    }
    return TrialUsage(
      input: left.input + right.input, output: left.output + right.output,
      cacheRead: left.cacheRead + right.cacheRead, cacheWrite: left.cacheWrite + right.cacheWrite,
      dollars: dollars, answers: left.answers + right.answers)
  }
}
