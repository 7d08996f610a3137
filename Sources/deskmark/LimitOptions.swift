import ArgumentParser
import Runs
import Vocabulary

/// What each trial may take, and what the whole run may; the same flags for `run` and `resume`.
struct LimitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Actions that each trial may take, where its task allows more.", valueName: "number"))
  var maxSteps: Int?

  @Option(
    help: ArgumentHelp(
      "Seconds that the agent's part of each trial may take, where its task allows more.",
      valueName: "seconds"))
  var maxSeconds: Double?

  @Option(
    help: ArgumentHelp(
      "Seconds that the agent may take to decide in each trial, all together.",
      valueName: "seconds"))
  var maxAgentSeconds: Double?

  @Option(
    help: ArgumentHelp("Tokens that the model may use in each trial.", valueName: "number"))
  var maxTokens: Int?

  @Option(
    help: ArgumentHelp(
      "Dollars that the model may cost in each trial; needs --prices.", valueName: "dollars"))
  var maxDollars: Double?

  @Option(
    help: ArgumentHelp(
      "Minutes after which the rest of the run is left to 'resume'.", valueName: "minutes"))
  var maxRunMinutes: Double?

  @Option(
    help: ArgumentHelp("Tokens that the whole run may use; the rest is left.", valueName: "number"))
  var maxRunTokens: Int?

  @Option(
    help: ArgumentHelp(
      "Dollars that the whole run may cost; the rest is left. Needs --prices.",
      valueName: "dollars"))
  var maxRunDollars: Double?

  func validate() throws {
    let numbers: [(String, Double?)] = [
      ("max-steps", maxSteps.map(Double.init)), ("max-seconds", maxSeconds),
      ("max-agent-seconds", maxAgentSeconds), ("max-tokens", maxTokens.map(Double.init)),
      ("max-dollars", maxDollars), ("max-run-minutes", maxRunMinutes),
      ("max-run-tokens", maxRunTokens.map(Double.init)), ("max-run-dollars", maxRunDollars),
    ]
    for (name, value) in numbers {
      if let value, !(value > 0 && value.isFinite) {
        throw ValidationError("--\(name) takes a number above 0, not \(value)")
      }
    }
  }

  /// What each trial may take; nil for nothing beyond its task's own limits.
  var trial: TrialLimits? {
    let limits = TrialLimits(
      steps: maxSteps, seconds: maxSeconds, agentSeconds: maxAgentSeconds, tokens: maxTokens,
      dollars: maxDollars)
    return limits == TrialLimits() ? nil : limits
  }

  /// What the whole run may take.
  var run: RunLimits {
    RunLimits(seconds: maxRunMinutes.map { $0 * 60 }, tokens: maxRunTokens, dollars: maxRunDollars)
  }
}
