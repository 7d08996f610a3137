public import Statistics
public import Vocabulary

/// The trials of one group, counted.
public struct ScoreRow: Sendable, Hashable {
  /// The group, such as a domain's name.
  public var name: String
  /// Successes out of the trials that could be judged: the headline.
  public var judged: Proportion
  /// Successes out of all trials, with those that could not be judged counted as failures.
  public var strict: Proportion
  /// The mean partial credit of the judged trials, from 0 to 1; nil without any.
  public var partial: Double?
  /// The median steps of the judged trials.
  public var steps: Double?
  /// The median seconds of the agent's part, of the judged trials.
  public var seconds: Double?

  /// The trials that could not be judged.
  public var unjudged: Int { strict.trials - judged.trials }

  /// Counts the verdicts.
  public init(_ name: String, _ verdicts: [Verdict]) {
    self.name = name
    let judged = verdicts.filter { $0.outcome != .unjudged }
    let successes = judged.count { $0.outcome == .success }
    self.judged = Proportion(successes: successes, trials: judged.count)
    strict = Proportion(successes: successes, trials: verdicts.count)
    partial = judged.map(\.partial).mean
    steps = judged.map { Double($0.steps) }.median
    seconds = judged.map(\.timing.agent).median
  }
}
