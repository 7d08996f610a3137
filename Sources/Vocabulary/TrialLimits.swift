/// What a run allows each trial, on top of the task's own limits; nil for nothing further.
///
/// Reaching one ends the agent's part, and the trial is judged by what it left.
public struct TrialLimits: Codable, Sendable, Hashable {
  /// Actions.
  public var steps: Int?
  /// Seconds from the first observation on, whoever takes them.
  public var seconds: Double?
  /// Seconds that the agent takes to decide, all together.
  public var agentSeconds: Double?
  /// Tokens of all kinds that the agent's model uses.
  public var tokens: Int?
  /// Dollars that the agent's model costs.
  public var dollars: Double?

  /// Makes limits.
  public init(
    steps: Int? = nil, seconds: Double? = nil, agentSeconds: Double? = nil, tokens: Int? = nil,
    dollars: Double? = nil
  ) {
    self.steps = steps
    self.seconds = seconds
    self.agentSeconds = agentSeconds
    self.tokens = tokens
    self.dollars = dollars
  }

  /// The limit that this use has come to; nil for none.
  public func reached(by usage: TrialUsage?) -> Verdict.Ending? {
    guard let usage else { return nil }
    if let tokens, usage.tokens >= tokens { return .tokenLimit }
    if let dollars, let spent = usage.dollars, spent >= dollars { return .costLimit }
    return nil
  }
}
