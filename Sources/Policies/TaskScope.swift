import TaskFiles
public import Vocabulary

/// What a task is about, and how far its instruction goes: what a person who gave it has agreed to.
public struct TaskScope: Sendable, Hashable {
  private let globs: [Glob]
  private let sites: Set<String>
  /// The strictest level that the instruction stands for.
  public let trust: TrustLevel

  /// Makes a scope.
  ///
  /// - Parameters:
  ///   - paths: Globs below the home of what the task names.
  ///   - sites: The names of its sites.
  ///   - trust: The levels that the task says its work needs. A task that needs a watched step, or
  ///     says nothing, stands for all.
  public init(paths: [String], sites: [String], trust: [String]) {
    globs = paths.map(Glob.init)
    self.sites = Set(sites)
    let strictest = trust.compactMap(TrustLevel.init(rawValue:)).max() ?? .forbidden
    self.trust = strictest >= .watched ? .forbidden : strictest
  }

  /// Whether the task is about all that a request names.
  public func covers(_ request: ActionRequest) -> Bool {
    if let service = request.service {
      return sites.contains(service.hasSuffix(".test") ? String(service.dropLast(5)) : service)
    }
    return request.needs.allSatisfy { need in
      guard let path = need.path else { return false }
      return covers(path)
    }
  }

  /// Whether the task is about an effect; hidden paths are the applications' own and no damage.
  public func covers(_ effect: Effect) -> Bool {
    if effect.service != nil { return covers(ActionRequest(effect)) }
    if effect.kind == .created, globs.contains(where: { $0.mayLieBelow(effect.path) }) {
      return true
    }
    return [effect.path, effect.from].compactMap(\.self).allSatisfy { covers($0) }
  }

  private func covers(_ path: String) -> Bool {
    path.hasPrefix(".") || globs.contains { $0.matches(path) }
  }
}

extension Glob {
  /// Whether something that the pattern covers may lie in a folder of that path.
  fileprivate func mayLieBelow(_ path: String) -> Bool {
    let names = description.split(separator: "/")
    let depth = path.split(separator: "/").count
    guard names.count > depth else { return false }
    return Glob(names.prefix(depth).joined(separator: "/")).matches(path)
  }
}
