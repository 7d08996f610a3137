import Desktops
import TaskFiles
import Vocabulary

/// A desktop behind a gate: what the policy does not let through never reaches it, what happens on it
/// is watched, and what it leaves is reviewed.
actor GatedDesktop: Desktop {
  nonisolated let screen: Screen
  private let base: any Desktop
  private let gate: TrialGate
  /// The copy of the home at the start; nil where nothing is taken back.
  private let start: String?
  private var steps = 0

  /// Puts a gate before a desktop that is set up.
  init(_ base: any Desktop, gate: TrialGate, start: String) async throws(Fault) {
    self.base = base
    self.gate = gate
    screen = base.screen
    if gate.mayTakeBack {
      try await base.keepStart(in: start)
      self.start = start
    } else {
      self.start = nil
    }
    await base.guardWrites { await gate.decide($0) }
  }

  func setUp(_ variant: Variant) async throws(Fault) -> Preparation {
    try await base.setUp(variant)
  }

  func record(to path: String) async throws(Fault) { try await base.record(to: path) }

  func observe(_ parts: Observation.Parts, view: CaptureView) async throws(Fault) -> Sight {
    try await base.observe(parts, view: view)
  }

  /// Carries an action out if the gate lets it through.
  func perform(_ action: Action) async throws(Fault) -> Performance {
    steps += 1
    let refusal = try await gate.judge(action, step: steps, on: base)
    var performance: Performance
    if let refusal {
      performance = Performance(result: refusal)
    } else {
      performance = try await base.perform(action)
    }
    performance.paused = await gate.takePause()
    return performance
  }

  /// What changed, which the gate takes in as the last action's.
  func effects() async throws(Fault) -> [Effect] {
    let effects = try await base.effects()
    try await gate.noticed(effects, step: steps > 0 ? steps : nil)
    return effects
  }

  /// Reviews what was held, freezes, reviews what changed, and takes back what may not stand.
  func freeze(into folder: String, answer: String?) async throws(Fault) -> FrozenState {
    try await gate.reviewWrites(on: base)
    var frozen = try await base.freeze(into: folder, answer: answer)
    let denied = try await gate.review(frozen.effects)
    if let start, !denied.isEmpty {
      try Rollback(state: folder, start: start).apply(denied)
      frozen.effects.removeAll { denied.contains($0) }
    }
    return frozen
  }

  func end() async { await base.end() }
}
