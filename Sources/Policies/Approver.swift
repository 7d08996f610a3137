public import Vocabulary

/// Something that a person has to approve before it is done, or before it stands.
public struct Proposal: Sendable, Hashable {
  /// The trial that it belongs to.
  public var trial: TrialID
  /// The number of the step; nil for the review at the end.
  public var step: Int?
  /// What kind of action it is.
  public var kind: ActionKind
  /// The level that the policy gives it.
  public var level: TrustLevel
  /// What it is, in words.
  public var what: String
  /// Whether the task is about it, which is all that a simulated person knows.
  public var isWithinTask: Bool

  /// Makes a proposal.
  public init(
    trial: TrialID, step: Int?, kind: ActionKind, level: TrustLevel, what: String,
    isWithinTask: Bool
  ) {
    self.trial = trial
    self.step = step
    self.kind = kind
    self.level = level
    self.what = what
    self.isWithinTask = isWithinTask
  }
}

/// What an approver answered to one question.
public struct ApproverAnswer: Sendable, Hashable {
  /// Yes or no to each proposal, in their order.
  public var approved: [Bool]
  /// Seconds that the answer took, or would have taken.
  public var seconds: Double

  /// Makes an answer.
  public init(_ approved: [Bool], seconds: Double = 0) {
    self.approved = approved
    self.seconds = seconds
  }
}

/// Whoever approves.
public protocol Approver: Sendable {
  /// The name for the record, such as `simulated`, or the user that answers.
  var name: String { get }

  /// Answers one question about at least one proposal, within bounded time; silence is a no.
  func decide(_ proposals: [Proposal]) async -> ApproverAnswer
}

/// Says the same to everything: `approve` and `deny`.
public struct ConstantApprover: Approver {
  /// `approve` or `deny`.
  public let name: String
  private let answer: Bool

  /// Approves everything.
  public static let approve = ConstantApprover(name: "approve", answer: true)
  /// Denies everything.
  public static let deny = ConstantApprover(name: "deny", answer: false)

  /// Answers at once.
  public func decide(_ proposals: [Proposal]) async -> ApproverAnswer {
    ApproverAnswer(proposals.map { _ in answer })
  }
}
