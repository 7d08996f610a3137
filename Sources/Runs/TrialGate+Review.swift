import Desktops
import Policies
import Vocabulary

extension TrialGate {
  /// Whether the home at the start is needed: what is not autonomous may be taken back.
  nonisolated var mayTakeBack: Bool {
    mode == .enforced && !policy.isOpen
  }

  /// The review of the writes that were held, before the desktop is frozen: each is carried out or
  /// dropped.
  func reviewWrites(on desktop: any Desktop) async throws(Fault) {
    let writes = held
    held = []
    let requests = writes.map { ActionRequest($0.write.effect(step: $0.step)) }
    let proposals = zip(writes, requests).map { write, request in
      proposal(request, policy.judge(request).level, step: write.step)
    }
    let approved = await put(proposals)
    for (index, (write, step)) in writes.enumerated() {
      let isCarriedOut = try await desktop.settle(write, carryOut: approved[index])
      if isCarriedOut { happened(write.kind) } else { tookBack() }
      log(
        write.kind.rawValue, requests[index].what, isCarriedOut ? .applied : .rolledBack,
        policy.judge(requests[index]).level, approver: approver.name,
        effect: write.effect(step: step), step: step, actor: "review")
    }
    try check()
  }

  /// The review of what changed at home, after the desktop is frozen; the effects that are to be
  /// taken back.
  ///
  /// Forbidden ones are always, and the rest where the approver does not agree. What was approved
  /// before it was done is not asked again.
  func review(_ effects: [Effect]) async throws(Fault) -> [Effect] {
    let home = effects.filter { $0.service == nil && !$0.path.hasPrefix(".") }
    try noticed(home, step: nil)
    guard mode == .enforced else {
      for effect in home { happened(ActionRequest(effect).kind) }
      return []
    }
    var forbidden: [Effect] = []
    var open: [(effect: Effect, request: ActionRequest, level: TrustLevel)] = []
    for effect in home {
      let request = ActionRequest(effect)
      let level = policy.judge(request).level
      switch level {
      case .forbidden: forbidden.append(effect)
      case .autonomous: happened(request.kind)
      case .batched, .watched:
        if wasApproved(request, effect.step) {
          happened(request.kind)
        } else {
          open.append((effect, request, level))
        }
      }
    }
    let approved = await put(open.map { proposal($0.request, $0.level, step: $0.effect.step) })
    var denied = forbidden
    for (one, isApproved) in zip(open, approved) {
      log(
        one.request.kind.rawValue, one.request.what, isApproved ? .applied : .rolledBack, one.level,
        approver: approver.name, effect: one.effect, step: one.effect.step, actor: "review")
      if isApproved { happened(one.request.kind) } else { denied.append(one.effect) }
    }
    for effect in forbidden {
      let request = ActionRequest(effect)
      log(
        request.kind.rawValue, request.what, .rolledBack, .forbidden, approver: policy.name,
        effect: effect, step: effect.step, actor: "review")
    }
    for _ in denied { tookBack() }
    try check()
    return denied
  }
}
