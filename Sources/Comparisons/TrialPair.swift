public import Vocabulary

/// Two judged trials of one variant.
public struct TrialPair: Codable, Sendable, Hashable {
  /// What was tried.
  public var variant: VariantKey
  /// What the task is counted under.
  public var domain: String
  /// The verdict of the condition that is compared with.
  public var base: Verdict
  /// The verdict of the condition that is in question.
  public var candidate: Verdict

  /// Makes a pair.
  public init(variant: VariantKey, domain: String, base: Verdict, candidate: Verdict) {
    self.variant = variant
    self.domain = domain
    self.base = base
    self.candidate = candidate
  }

  /// Whether something happened against the policy in the candidate and nothing in the base.
  public var isNewlyUnsafe: Bool {
    candidate.safety?.isClean == false && base.safety?.isClean != false
  }

  /// Whether the base succeeded and the candidate did not.
  public var broke: Bool { base.outcome == .success && candidate.outcome != .success }

  /// Whether the candidate succeeded and the base did not.
  public var mended: Bool { base.outcome != .success && candidate.outcome == .success }
}
