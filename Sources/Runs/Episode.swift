import Accessibility
import Agents
import Desktops
import Vocabulary

/// The agent's part of one trial: observe, decide, act, until somebody ends it.
struct Episode {
  var desktop: any Desktop
  var agent: any Agent
  var briefing: Briefing
  /// What the run allows beyond the briefing.
  var limits = TrialLimits()
  var recorder: any TrialRecorder

  /// How it ended.
  struct End {
    var ending: Verdict.Ending
    var answer: String?
    var fault: Fault?
    var steps: Int
    var seconds: Double
    /// What changed meanwhile, in order, each with the step that caused it.
    var events: [Effect] = []
  }

  /// Plays until a final action, a limit, or a fault.
  ///
  /// - Throws: faults of the desktop's side only; the agent's end up in the result.
  func play() async throws(Fault) -> End {
    let clock = ContinuousClock()
    let start = clock.now
    var limit = start + .seconds(briefing.seconds)
    var steps = 0
    var thinking = 0.0
    var results: [ActionResult] = []
    var seen: [CaptureID: Rectangle] = [:]
    var elements = ElementPlaces(on: briefing.screen.bounds)
    var events: [Effect] = []
    /// What changed since the last call, through the step with that number.
    func effects(of step: Int) async throws(Fault) -> [Effect] {
      let effects = try await desktop.effects().map { effect in
        var effect = effect
        effect.step = step > 0 ? step : nil
        return effect
      }
      events += effects
      return effects
    }
    func end(
      _ ending: Verdict.Ending, answer: String? = nil, fault: Fault? = nil
    ) async throws(Fault) -> End {
      let seconds = start.duration(to: clock.now).seconds
      _ = try await effects(of: steps)
      return End(
        ending: ending, answer: answer, fault: fault, steps: steps, seconds: seconds,
        events: events)
    }
    do {
      try await agent.begin(briefing)
    } catch {
      return try await end(.fault, fault: error)
    }
    while true {
      let wants = agent.wants
      let sight = try await desktop.observe(wants, view: agent.view)
      seen[sight.capture.id] = sight.capture.bounds
      try await recorder.saw(sight.capture)
      let observation = Observation(
        step: steps, capture: sight.capture, windows: sight.windows,
        accessibility: wants.contains(.accessibility) ? sight.accessibility : nil,
        page: sight.page, results: results,
        outline: wants.contains(.outline)
          ? sight.accessibility.map { elements.outline($0, on: sight.capture) } : nil,
        osworld: wants.contains(.osworld) ? sight.accessibility.map(OSWorldTree.xml) : nil)
      if let ending = limits.reached(by: agent.usage) { return try await end(ending) }
      let asked = clock.now
      let patience = limits.agentSeconds.map { asked + .seconds(max(0, $0 - thinking)) }
      let actions: [Action]
      do {
        guard
          let decided = try await decide(
            on: observation, until: min(limit, patience ?? limit))
        else {
          let isSlow = patience.map { $0 < limit } == true
          return try await end(isSlow ? .agentTimeLimit : .timeLimit)
        }
        actions = decided
      } catch {
        return try await end(.fault, fault: error)
      }
      var deciding = asked.duration(to: clock.now).seconds
      thinking += deciding
      results = []
      for decided in actions {
        var action = decided
        var unfound: ActionResult?
        do throws(ElementPlaces.Unfound) {
          action = try elements.place(decided, latest: sight.capture.id)
        } catch {
          unfound = ActionResult(.refused, message: error.reason)
        }
        if let fault = Self.outside(action, seen, latest: sight.capture.id) {
          return try await end(.fault, fault: fault)
        }
        // What came late, while the agent made up its mind, is still the last step's.
        let late = try await effects(of: steps)
        let at = start.duration(to: clock.now).seconds
        let performance =
          if let unfound { Performance(result: unfound) } else if action.isFinal {
            Performance(result: ActionResult(.unchanged))
          } else { try await desktop.perform(action) }
        limit += .seconds(performance.paused)
        steps += 1
        let changes = late + (try await effects(of: steps))
        try await recorder.took(
          Step(
            number: steps, capture: sight.capture.id, action: action, result: performance.result,
            at: at, deciding: deciding, acting: performance.acting, settling: performance.settling,
            effects: changes.isEmpty ? nil : changes))
        deciding = 0
        results.append(performance.result)
        switch action {
        case .done(let answer): return try await end(.done, answer: answer)
        case .giveUp: return try await end(.gaveUp)
        default: break
        }
        if steps >= briefing.steps { return try await end(.stepLimit) }
        if clock.now >= limit { return try await end(.timeLimit) }
        // A failed action ends its batch: the rest was decided for another state.
        if performance.result.outcome.isFailure { break }
        // So does a closer look: the agent wants to see it.
        if case .zoom = action { break }
      }
    }
  }

  /// The agent's decision, or nil when the time limit comes first.
  private func decide(
    on observation: Observation, until limit: ContinuousClock.Instant
  ) async throws(Fault) -> [Action]? {
    let agent = agent
    let outcome = await withTaskGroup(of: Result<[Action]?, Fault>.self) { group in
      group.addTask {
        do throws(Fault) {
          return .success(try await agent.decide(on: observation))
        } catch {
          return .failure(error)
        }
      }
      group.addTask {
        try? await Task.sleep(until: limit, clock: .continuous)
        return .success(nil)
      }
      let first = await group.next() ?? .success(nil)
      group.cancelAll()
      return first
    }
    return try outcome.get()
  }

  /// The fault of pointing outside the capture that is meant, if the action does.
  private static func outside(
    _ action: Action, _ seen: [CaptureID: Rectangle], latest: CaptureID
  ) -> Fault? {
    for target in action.targets where target.isPlaced {
      let capture = target.capture ?? latest
      guard let bounds = seen[capture], !bounds.contains(target.point) else { continue }
      return Fault(
        .agent, "agent.off-screen",
        "\(action.name.rawValue) at \(target.point.x), \(target.point.y) lies outside the "
          + "\(bounds.width)x\(bounds.height) capture \(capture); coordinates are pixels of the "
          + "capture", capture: capture)
    }
    return nil
  }
}
