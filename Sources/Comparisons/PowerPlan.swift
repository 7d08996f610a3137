public import Statistics

/// What a run of so many tasks and trials will be able to tell, before it is carried out.
public struct PowerPlan: Codable, Sendable, Hashable {
  /// How wide the interval of a success rate will be.
  public struct Precision: Codable, Sendable, Hashable {
    /// The rate, from 0 to 1.
    public var rate: Double
    /// The 95 % interval that it will have where tasks succeed or fail as a whole.
    public var interval: Interval
  }

  /// The least difference that a comparison on the same variants will find.
  public struct Detectable: Codable, Sendable, Hashable {
    /// The share of variants in which the two sides differ, from 0 to 1.
    public var discordance: Double
    /// The difference that is found with a chance of 80 %, where repeats of a task say nothing new;
    /// nil where none is.
    public var alike: Double?
    /// The same where repeats of a task are as good as other tasks; nil where none is.
    public var independent: Double?
  }

  /// How many tasks there are.
  public var tasks: Int
  /// How often each is tried.
  public var trials: Int
  /// For rates of 50, 75 and 87 per cent.
  public var precision: [Precision]
  /// For shares of 5, 10, 20 and 30 per cent.
  public var detectable: [Detectable]

  /// Plans at least one task and one trial of each.
  public init(tasks: Int, trials: Int) {
    precondition(tasks > 0 && trials > 0, "a plan has at least one trial")
    self.tasks = tasks
    self.trials = trials
    precision = [0.5, 0.75, 0.87].map { rate in
      let successes = Int((rate * Double(tasks)).rounded())
      return Precision(
        rate: rate, interval: Proportion(successes: successes, trials: tasks).wilson())
    }
    detectable = [0.05, 0.1, 0.2, 0.3].map { share in
      func least(_ correlation: Double) -> Double? {
        PairedDesign(
          tasks: tasks, repeats: trials, discordance: share, correlation: correlation
        ).detectable()
      }
      return Detectable(discordance: share, alike: least(1), independent: least(0))
    }
  }
}
