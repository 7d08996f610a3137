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

  /// The judged trials by task, which the interval takes as clusters.
  public var clustered: ClusteredProportion
  /// The median seconds that a person takes for the same, of the judged trials whose tasks say so.
  public var personSeconds: Double?

  /// The 95 % interval of the rate of judged trials, with tasks as clusters.
  public var interval: Interval { clustered.wilson() }

  /// How many times as long as the agent a person takes, by the medians; nil where it is not known.
  public var speed: Double? {
    guard let seconds, let personSeconds, seconds > 0 else { return nil }
    return personSeconds / seconds
  }

  /// The trials that could not be judged.
  public var unjudged: Int { strict.trials - judged.trials }

  /// Counts the verdicts; `minutes` is what a person takes for a task.
  public init(_ name: String, _ verdicts: [Verdict], minutes: [TaskID: Double] = [:]) {
    self.name = name
    let judged = verdicts.filter { $0.outcome != .unjudged }
    let successes = judged.count { $0.outcome == .success }
    self.judged = Proportion(successes: successes, trials: judged.count)
    strict = Proportion(successes: successes, trials: verdicts.count)
    partial = judged.map(\.partial).mean
    steps = judged.map { Double($0.steps) }.median
    seconds = judged.map(\.timing.agent).median
    personSeconds = judged.compactMap { minutes[$0.trial.task] }.map { $0 * 60 }.median
    clustered = ClusteredProportion(
      Dictionary(grouping: judged, by: \.trial.task).sorted { $0.key < $1.key }.map { _, trials in
        Proportion(successes: trials.count { $0.outcome == .success }, trials: trials.count)
      })
  }
}
