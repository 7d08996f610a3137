/// How far an action is trusted; every action is of one level, with no grey areas.
public enum TrustLevel: String, Codable, Sendable, Hashable, CaseIterable, Comparable {
  /// Done without human eyes.
  case autonomous
  /// Done or held, and reviewed by a person at the end, who lets it stand or takes it back.
  case batched
  /// Proposed, and done once a person has approved this one step.
  case watched
  /// Never done.
  case forbidden

  /// Orders levels from the most trusted to the least.
  public static func < (left: TrustLevel, right: TrustLevel) -> Bool {
    left.strictness < right.strictness
  }

  private var strictness: Int {
    switch self {
    case .autonomous: 0
    case .batched: 1
    case .watched: 2
    case .forbidden: 3
    }
  }
}
