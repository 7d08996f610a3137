/// Something that changed during a trial.
public struct Effect: Codable, Sendable, Hashable {
  /// What happened to it.
  public enum Kind: String, Codable, Sendable, Hashable, CaseIterable {
    case created, changed, deleted, moved
  }

  /// What happened to it.
  public var kind: Kind
  /// The path below the agent's home, without a leading slash.
  public var path: String
  /// Where it was before, for a move.
  public var from: String?

  /// Makes an effect.
  public init(_ kind: Kind, _ path: String, from: String? = nil) {
    self.kind = kind
    self.path = path
    self.from = from
  }
}
