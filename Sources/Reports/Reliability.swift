public import Statistics

/// What repeats of tasks say about relying on an agent.
public struct Reliability: Sendable, Hashable {
  /// How many trials of one task are taken together.
  public var trials: Int
  /// The chance that at least one of them succeeds, pass@k, with tasks as clusters.
  public var any: ClusteredMean
  /// The chance that all of them succeed, pass^k, with tasks as clusters.
  public var every: ClusteredMean

  /// For 1 trial up to as many as the most tried task has, at most 10; of the tasks with enough.
  static func all(_ tasks: [Proportion]) -> [Reliability] {
    let most = min(10, tasks.map(\.trials).max() ?? 0)
    guard most > 0 else { return [] }
    return (1...most).compactMap { trials in
      guard let any = tasks.passAt(trials), let every = tasks.passEvery(trials) else { return nil }
      return Reliability(trials: trials, any: any, every: every)
    }
  }
}
