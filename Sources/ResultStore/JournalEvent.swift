public import Foundation
public import Vocabulary

/// What can happen in a run.
public enum JournalEvent: Sendable, Hashable {
  /// The run begins, or goes on after it was stopped, with so many trials to do.
  case runStarted(run: String, trials: Int)
  /// A desktop was taken for the trial; attempts count from 1.
  case trialStarted(TrialID, attempt: Int)
  /// The trial has its verdict and is never repeated.
  case trialFinished(Verdict)
  /// The trial is tried once more after a fault that was not the agent's.
  case trialRetried(TrialID, Fault)
  /// Nothing is left to do, or the run was interrupted.
  case runFinished(interrupted: Bool)
}

/// One line of a journal.
public struct JournalEntry: Sendable, Hashable {
  /// Counts the lines from 1.
  public var sequence: Int
  /// When it was written, to the millisecond.
  public var time: Date
  /// What happened.
  public var event: JournalEvent

  /// Makes a line.
  public init(sequence: Int, time: Date, event: JournalEvent) {
    self.sequence = sequence
    self.time = time
    self.event = event
  }
}
