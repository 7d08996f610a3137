public import Vocabulary

/// What came out of proving tasks: one row a task.
public struct ValidationTable: Codable, Sendable, Hashable {
  /// One task's proof.
  public struct Row: Codable, Sendable, Hashable {
    /// The task that was proven.
    public var task: TaskID
    /// Trials of the reference that succeeded, of all.
    public var reference: Count
    /// Trials of the idle agent that succeeded, of all; 0 is right.
    public var idle: Count
    /// Trials of the agent that gives up that succeeded, of all.
    public var giveUp: Count
    /// Trials of cheats that succeeded, of all; 0 is right.
    public var cheats: Count
    /// Steps of the reference, the median of its trials.
    public var steps: Int
    /// Seconds of a whole reference trial, the median.
    public var seconds: Double
    /// What came out otherwise than it has to.
    public var violations: [Violation]

    /// Whether everything came out as it has to.
    public var holds: Bool { violations.isEmpty }
  }

  /// How many of how many.
  public struct Count: Codable, Sendable, Hashable, CustomStringConvertible {
    /// How many succeeded.
    public var successes = 0
    /// How many there were.
    public var trials = 0

    /// The value as people read it.
    public var description: String { trials == 0 ? "-" : "\(successes)/\(trials)" }
  }

  /// A trial that came out otherwise than it has to.
  public struct Violation: Codable, Sendable, Hashable {
    /// The trial that came out otherwise.
    public var trial: TrialID
    /// What it has to count as.
    public var expected: Verdict.Outcome
    /// What it counts as.
    public var found: Verdict.Outcome
    /// The first failed check, the fault, or what passed that should not have.
    public var reason: String
  }

  /// One row a task, by name.
  public var rows: [Row]

  /// Whether every task is proven.
  public var holds: Bool { rows.allSatisfy(\.holds) }

  /// Makes the table from what was expected of each trial and what came out.
  public init(_ outcomes: [(expected: Verdict.Outcome, verdict: Verdict)]) {
    let byTask = Dictionary(grouping: outcomes) { $0.verdict.trial.task }
    rows = byTask.keys.sorted().map { task in
      Self.row(task, byTask[task] ?? [])
    }
  }

  private static func row(
    _ task: TaskID, _ outcomes: [(expected: Verdict.Outcome, verdict: Verdict)]
  ) -> Row {
    var row = Row(
      task: task, reference: Count(), idle: Count(), giveUp: Count(), cheats: Count(), steps: 0,
      seconds: 0, violations: [])
    var steps: [Int] = []
    var seconds: [Double] = []
    for (expected, verdict) in outcomes {
      let path: WritableKeyPath<Row, Count> =
        switch verdict.trial.role {
        case "reference": \.reference
        case "idle": \.idle
        case "give-up": \.giveUp
        default: \.cheats
        }
      row[keyPath: path].trials += 1
      if verdict.outcome == .success { row[keyPath: path].successes += 1 }
      if verdict.trial.role == "reference" {
        steps.append(verdict.steps)
        seconds.append(verdict.timing.total)
      }
      if verdict.outcome != expected {
        row.violations.append(
          Violation(
            trial: verdict.trial, expected: expected, found: verdict.outcome,
            reason: reason(verdict)))
      }
    }
    row.steps = steps.sorted().dropFirst(steps.count / 2).first ?? 0
    row.seconds = seconds.sorted().dropFirst(seconds.count / 2).first ?? 0
    return row
  }

  private static func reason(_ verdict: Verdict) -> String {
    if let fault = verdict.fault { return "\(fault.cause): \(fault.message)" }
    if let failed = verdict.checks.first(where: { !$0.passed }) {
      return "\(failed.title): expected \(failed.expected), found \(failed.found)"
    }
    return "every check passed"
  }
}
