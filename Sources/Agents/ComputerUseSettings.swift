public import Imaging
public import ModelAPIs

/// What the model agents of a run have in common.
public struct ComputerUseSettings: Sendable {
  /// The way to the model.
  public var client: ModelClient
  /// What may be spent, by all trials together.
  public var budget: Budget
  /// What is done about a provider's safety checks.
  public var safety: SafetyRule
  /// Answers in a row that may lead to no action before the trial ends with a fault.
  public var idleAnswers: Int
  /// The format in which pictures are sent.
  public var pictures: ImageFormat

  /// What is done where a provider asks for confirmation.
  ///
  /// The desktop of a trial is disposable, has no network and holds made-up data only.
  public enum SafetyRule: String, Sendable, Hashable, CaseIterable {
    /// The checks are confirmed, and recorded with the answer.
    case confirm
    /// The trial ends with a fault of the policy's side.
    case stop
  }

  /// Makes settings.
  public init(
    client: ModelClient, budget: Budget = Budget(), safety: SafetyRule = .confirm,
    idleAnswers: Int = 6, pictures: ImageFormat = .png
  ) {
    self.client = client
    self.budget = budget
    self.safety = safety
    self.idleAnswers = idleAnswers
    self.pictures = pictures
  }
}
