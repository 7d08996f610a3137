/// Something that changed during a trial.
public struct Effect: Codable, Sendable, Hashable {
  /// What happened to it.
  public enum Kind: String, Codable, Sendable, Hashable, CaseIterable {
    case created, changed, deleted, moved
  }

  /// What happened to it.
  public var kind: Kind
  /// The path below the agent's home without a leading slash; with a `service`, the service's own
  /// name for the thing, such as `orders/17`.
  public var path: String
  /// Where it was before, for a move.
  public var from: String?
  /// The site or other service of the trial that it happened in; nil for the home.
  public var service: String?
  /// The number of the step that caused it; nil where no step can be named.
  public var step: Int?
  /// What kind of action it is to the world, where the service says so; nil for the home.
  public var does: ActionKind?

  /// Makes an effect.
  public init(
    _ kind: Kind, _ path: String, from: String? = nil, service: String? = nil, step: Int? = nil,
    does: ActionKind? = nil
  ) {
    self.kind = kind
    self.path = path
    self.from = from
    self.service = service
    self.step = step
    self.does = does
  }
}

extension Sequence<Step> {
  /// What changed, by the number of the step that caused it; what was late is with its own step.
  public var effects: [Int: [Effect]] {
    var effects: [Int: [Effect]] = [:]
    for step in self {
      for effect in step.effects ?? [] {
        if let number = effect.step { effects[number, default: []].append(effect) }
      }
    }
    return effects
  }
}
