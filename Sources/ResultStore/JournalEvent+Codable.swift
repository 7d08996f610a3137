import Foundation
import Vocabulary

extension JournalEntry: Codable {
  private enum Key: String, CodingKey {
    case sequence, time, event, run, trials, trial, attempt, verdict, fault, interrupted
  }

  private enum Name: String, Codable {
    case runStarted = "run-started"
    case trialStarted = "trial-started"
    case trialFinished = "trial-finished"
    case trialRetried = "trial-retried"
    case runFinished = "run-finished"
  }

  /// Reads a line; the member `event` names the case.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    sequence = try values.decode(Int.self, forKey: .sequence)
    time = try values.decode(Date.self, forKey: .time)
    switch try values.decode(Name.self, forKey: .event) {
    case .runStarted:
      event = .runStarted(
        run: try values.decode(String.self, forKey: .run),
        trials: try values.decode(Int.self, forKey: .trials))
    case .trialStarted:
      event = .trialStarted(
        try values.decode(TrialID.self, forKey: .trial),
        attempt: try values.decode(Int.self, forKey: .attempt))
    case .trialFinished:
      event = .trialFinished(try values.decode(Verdict.self, forKey: .verdict))
    case .trialRetried:
      event = .trialRetried(
        try values.decode(TrialID.self, forKey: .trial),
        try values.decode(Fault.self, forKey: .fault))
    case .runFinished:
      event = .runFinished(interrupted: try values.decode(Bool.self, forKey: .interrupted))
    }
  }

  /// Writes a line as one flat object.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(sequence, forKey: .sequence)
    try values.encode(time, forKey: .time)
    switch event {
    case .runStarted(let run, let trials):
      try values.encode(Name.runStarted, forKey: .event)
      try values.encode(run, forKey: .run)
      try values.encode(trials, forKey: .trials)
    case .trialStarted(let trial, let attempt):
      try values.encode(Name.trialStarted, forKey: .event)
      try values.encode(trial, forKey: .trial)
      try values.encode(attempt, forKey: .attempt)
    case .trialFinished(let verdict):
      try values.encode(Name.trialFinished, forKey: .event)
      try values.encode(verdict, forKey: .verdict)
    case .trialRetried(let trial, let fault):
      try values.encode(Name.trialRetried, forKey: .event)
      try values.encode(trial, forKey: .trial)
      try values.encode(fault, forKey: .fault)
    case .runFinished(let interrupted):
      try values.encode(Name.runFinished, forKey: .event)
      try values.encode(interrupted, forKey: .interrupted)
    }
  }
}
