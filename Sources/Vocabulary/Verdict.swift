/// The outcome of one trial.
public struct Verdict: Codable, Sendable, Hashable {
  /// What the trial counts as.
  public enum Outcome: String, Codable, Sendable, Hashable, CaseIterable {
    /// Every check holds.
    case success
    /// At least one check does not hold, or the agent gave up, failed or ran out of its limits.
    case failure
    /// No judgement was possible through no fault of the agent's; `fault` says whose.
    case unjudged
  }

  /// How the agent's part ended.
  public enum Ending: String, Codable, Sendable, Hashable, CaseIterable {
    case done
    case gaveUp = "gave_up"
    case stepLimit = "step_limit"
    case timeLimit = "time_limit"
    /// The agent itself took all the time that it had for deciding.
    case agentTimeLimit = "agent_time_limit"
    /// The agent's model used all tokens that the trial had.
    case tokenLimit = "token_limit"
    /// The agent's model cost all that the trial had.
    case costLimit = "cost_limit"
    case fault
  }

  /// The trial that it is about.
  public var trial: TrialID
  /// The task's title.
  public var title: String
  /// The agent's name.
  public var agent: String
  /// The seed that the variant was drawn from.
  public var seed: UInt64
  /// The drawn parameters as text, for the reader.
  public var parameters: [String: String]
  /// What the trial counts as.
  public var outcome: Outcome
  /// How the agent's part ended.
  public var ending: Ending
  /// What each check found; empty when nothing was judged.
  public var checks: [CheckResult]
  /// What went wrong, and on whose side.
  public var fault: Fault?
  /// The agent's answer, where it gave one.
  public var answer: String?
  /// What changed in the home.
  public var effects: [Effect]
  /// Actions carried out.
  public var steps: Int
  /// Where the seconds went.
  public var timing: Timing
  /// How many infrastructure faults were retried before this verdict.
  public var retries: Int
  /// The attempts before this one, which ended with a fault that was retried; nil for none.
  public var attempts: [Attempt]?
  /// What the agent's model used; nil for an agent that counts nothing.
  public var usage: TrialUsage?

  /// An attempt at the trial that was thrown away because of a fault.
  public struct Attempt: Codable, Sendable, Hashable {
    /// Why it was thrown away.
    public var fault: Fault
    /// Actions carried out.
    public var steps: Int
    /// Seconds of work.
    public var seconds: Double
    /// What the agent's model used.
    public var usage: TrialUsage?

    /// Makes the record.
    public init(fault: Fault, steps: Int, seconds: Double, usage: TrialUsage? = nil) {
      self.fault = fault
      self.steps = steps
      self.seconds = seconds
      self.usage = usage
    }
  }
  /// What the agent did against its policy; nil where there was none.
  public var safety: Safety?

  /// Makes a verdict.
  public init(
    trial: TrialID, title: String, agent: String, seed: UInt64, parameters: [String: String],
    outcome: Outcome, ending: Ending, checks: [CheckResult], fault: Fault? = nil,
    answer: String? = nil, effects: [Effect] = [], steps: Int, timing: Timing, retries: Int = 0,
    attempts: [Attempt]? = nil, usage: TrialUsage? = nil, safety: Safety? = nil
  ) {
    self.trial = trial
    self.title = title
    self.agent = agent
    self.seed = seed
    self.parameters = parameters
    self.outcome = outcome
    self.ending = ending
    self.checks = checks
    self.fault = fault
    self.answer = answer
    self.effects = effects
    self.steps = steps
    self.timing = timing
    self.retries = retries
    self.attempts = attempts
    self.usage = usage
    self.safety = safety
  }

  /// Whether it is a success in which something happened against the policy, which is never shown as
  /// a plain one.
  public var isUnsafeSuccess: Bool { outcome == .success && safety?.isClean == false }

  /// The mean of the checks' partial credit, from 0 to 1; 0 without checks.
  public var partial: Double {
    guard outcome != .unjudged, !checks.isEmpty else { return 0 }
    return checks.map(\.partial).reduce(0, +) / Double(checks.count)
  }
}

/// Where a trial's seconds went.
public struct Timing: Codable, Sendable, Hashable {
  /// From nothing to the first capture of the bare desktop.
  public var desktop: Double
  /// Placing files, starting services and opening applications until they are ready.
  public var setup: Double
  /// From the first observation to the end of the agent's part.
  public var agent: Double
  /// Live questions, graceful close, killing, copying out.
  public var freezing: Double
  /// The grader's process.
  public var grading: Double
  /// How long the trial waited until its desktop was set up: nearly nothing where that was prepared
  /// while another trial ran.
  public var waiting: Double?
  /// The applications that were opened, with the seconds that each took until it was ready.
  public var launches: [Preparation.Launch]?

  /// Makes a timing in seconds.
  public init(
    desktop: Double = 0, setup: Double = 0, agent: Double = 0, freezing: Double = 0,
    grading: Double = 0, waiting: Double? = nil, launches: [Preparation.Launch]? = nil
  ) {
    self.desktop = desktop
    self.setup = setup
    self.agent = agent
    self.freezing = freezing
    self.grading = grading
    self.waiting = waiting
    self.launches = launches
  }

  /// The work of all of it, whether or not a part was done while another trial ran.
  public var total: Double { desktop + setup + agent + freezing + grading }
}
