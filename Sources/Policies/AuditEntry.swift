public import Foundation
public import Vocabulary

/// One thing in an audit log: who did or tried what, and what was decided.
public struct AuditEntry: Codable, Sendable, Hashable {
  /// What was decided, or what happened.
  public enum Decision: String, Codable, Sendable, Hashable, CaseIterable {
    /// Its level is autonomous, or it needs no level.
    case allowed
    /// The policy only observed; it would have asked or refused.
    case observed
    /// The approver agreed before it was done.
    case approved
    /// The approver did not agree, and it was not done.
    case denied
    /// The policy forbids it, and it was not done.
    case refused
    /// It is kept, or stands for now, until the review at the end.
    case held
    /// The review let it stand, or carried it out.
    case applied
    /// The review took it back, or dropped it.
    case rolledBack = "rolled-back"
    /// It was done although nobody had approved it.
    case violation
  }

  /// Counts the lines of a log from 1.
  public var line: Int
  /// When it was written, to the millisecond.
  public var time: Date
  /// Who did it: the agent's name, or `policy` for the review.
  public var actor: String
  /// What was done: a kind of action, or `act` for the pointer and the keyboard.
  public var action: String
  /// What it was, in words, without secrets.
  public var what: String
  /// The level that the policy gives it; nil where none applies.
  public var level: TrustLevel?
  /// What was decided.
  public var decision: Decision
  /// Who approved or denied.
  public var approver: String?
  /// What changed.
  public var effect: Effect?
  /// The number of the step.
  public var step: Int?
  /// The hash of the line before, or of the log's name for the first.
  public var previous: String

  /// Makes an entry.
  public init(
    line: Int = 0, time: Date, actor: String, action: String, what: String,
    level: TrustLevel? = nil, decision: Decision, approver: String? = nil, effect: Effect? = nil,
    step: Int? = nil, previous: String = ""
  ) {
    self.line = line
    self.time = time
    self.actor = actor
    self.action = action
    self.what = what
    self.level = level
    self.decision = decision
    self.approver = approver
    self.effect = effect
    self.step = step
    self.previous = previous
  }
}
