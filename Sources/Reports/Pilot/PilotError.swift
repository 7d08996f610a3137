public import TaskFiles

/// Why a pilot cannot be reported.
public enum PilotError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Something in the pilot file does not fit the runs.
  case file(Diagnostic)
  /// A value of the survey is impossible.
  case survey(file: String, line: Int, reason: String)
  /// The runs are not of one agent under one set of conditions.
  case mixed(what: String, first: String, second: String)
  /// A run is still going or was stopped.
  case unfinished(run: String, done: Int, planned: Int?)
  /// A run has no trial.
  case empty(run: String)
  /// No trial could be judged.
  case nothingJudged(trials: Int, faults: [String])

  /// What happened, and what to do next.
  public var description: String {
    switch self {
    case .file(let diagnostic): return diagnostic.description
    case .survey(let file, let line, let reason):
      return "\(file):\(line): \(reason). Correct the survey; nobody's answer is guessed."
    case .mixed(let what, let first, let second):
      return "the runs differ in their \(what): \(first), and \(second). A pilot judges one agent "
        + "under one set of conditions: report them apart, or set them side by side with "
        + "'deskmark report RUN RUN'."
    case .unfinished(let run, let done, let planned):
      let all = planned.map { " of \($0)" } ?? ""
      return
        "the run \(run) has not come to its end (\(done)\(all) trials are done): wait for it, or "
        + "go on with it by 'deskmark resume \(run)'. A decision on a part would favour whatever "
        + "came first."
    case .empty(let run): return "the run \(run) has no trial: there is nothing to report"
    case .nothingJudged(let trials, let faults):
      return "none of the \(trials) trials could be judged (\(faults.joined(separator: "; "))): no "
        + "figure would mean anything. Mend the cause and run again."
    }
  }
}
