public import Vocabulary

/// What a policy says of one request.
public struct PolicyJudgement: Sendable, Hashable {
  /// What was asked for.
  public var request: ActionRequest
  /// The level; forbidden where the grants do not allow it.
  public var level: TrustLevel
  /// Why.
  public var why: String

  /// The answer to an agent whose action was refused, in words that tell it what to do instead.
  public func refusal(by policy: String) -> String {
    "Not carried out: the policy '\(policy)' forbids this (\(request.kind.rawValue): \(why)). Do not "
      + "try it in another way. Go on without it, or say that the task cannot be done."
  }

  /// The answer to an agent whose proposal was denied.
  public func denial(by approver: String) -> String {
    "Not carried out: it needs approval (\(request.kind.rawValue): \(why)), and \(approver) denied "
      + "it. Do not try it in another way. Go on without it, or say that the task cannot be done."
  }
}

extension Policy {
  /// Judges a request: the level of its kind, or forbidden where a folder is not granted for it.
  public func judge(_ request: ActionRequest) -> PolicyJudgement {
    let rule = rule(for: request.kind)
    if rule.level != .forbidden {
      for need in request.needs where !grants(need.permission, at: need.path) {
        let place =
          need.path.map { $0.isEmpty ? "the home" : "'\($0)'" } ?? "a place outside the home"
        return PolicyJudgement(
          request: request, level: .forbidden,
          why: "no folder is granted for '\(need.permission.rawValue)' at \(place)")
      }
    }
    return PolicyJudgement(
      request: request, level: rule.level,
      why: rule.why.isEmpty ? "its level is \(rule.level.rawValue)" : rule.why)
  }

  /// Judges requests that are one action: the strictest decides.
  public func judge(_ requests: [ActionRequest]) -> PolicyJudgement? {
    requests.map(judge).max { $0.level < $1.level }
  }
}
