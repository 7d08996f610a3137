/// One action of a trial with what was seen before it and what became of it.
public struct Step: Codable, Sendable, Hashable {
  /// Counts the steps of a trial from 1.
  public var number: Int
  /// The capture that the agent decided on.
  public var capture: CaptureID
  /// What the agent did.
  public var action: Action
  /// What became of it.
  public var result: ActionResult
  /// Seconds since the trial's agent was first asked.
  public var at: Double
  /// Seconds the agent took to decide; counted once for the first of several actions.
  public var deciding: Double
  /// Seconds of carrying the action out.
  public var acting: Double
  /// Seconds of waiting for the screen to come to rest afterwards.
  public var settling: Double
  /// What changed since the record of the step before, each with the step that caused it: this one
  /// or, for what came late, the one before; nil for nothing.
  public var effects: [Effect]?

  /// Makes the record of a step.
  public init(
    number: Int, capture: CaptureID, action: Action, result: ActionResult, at: Double,
    deciding: Double, acting: Double, settling: Double,
    effects: [Effect]? = nil
  ) {
    self.number = number
    self.capture = capture
    self.action = action
    self.result = result
    self.at = at
    self.deciding = deciding
    self.acting = acting
    self.settling = settling
    self.effects = effects
  }
}
