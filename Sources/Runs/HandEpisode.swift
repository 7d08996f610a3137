import Agents
import Desktops
import Display
import Vocabulary

/// A person's part of one trial: what is done at the desktop is watched and recorded, until the
/// person says that it is finished.
struct HandEpisode {
  var desktop: any HandDriven
  var person: HumanAgent
  var briefing: Briefing
  var recorder: any TrialRecorder

  private let clock = ContinuousClock()

  init(
    desktop: any HandDriven, person: HumanAgent, briefing: Briefing, recorder: any TrialRecorder
  ) {
    self.desktop = desktop
    self.person = person
    self.briefing = briefing
    self.recorder = recorder
  }

  /// Watches until a final word or a limit.
  ///
  /// - Throws: faults of the desktop's side, and of the way to it.
  func play() async throws(Fault) -> Episode.End {
    try await desktop.watchInput()
    try await person.share(desktop.displayName)
    try await person.begin(briefing)
    let start = clock.now
    let limit = start + .seconds(briefing.seconds)
    var hand = HandActions()
    var steps = 0
    var last = start
    var events: [Effect] = []
    var sight = try await look()
    func end(_ ending: Verdict.Ending, answer: String? = nil) -> Episode.End {
      Episode.End(
        ending: ending, answer: answer, fault: nil, steps: steps,
        seconds: start.duration(to: clock.now).seconds, events: events)
    }
    func record(
      _ action: Action, since time: ContinuousClock.Instant, _ outcome: ActionResult.Outcome
    ) async throws(Fault) {
      steps += 1
      let changes = try await desktop.effects().map { effect in
        var effect = effect
        effect.step = steps
        return effect
      }
      events += changes
      try await recorder.took(
        Step(
          number: steps, capture: sight.capture.id, action: action, result: ActionResult(outcome),
          at: max(0, start.duration(to: time).seconds),
          deciding: max(0, last.duration(to: time).seconds), acting: 0, settling: 0,
          effects: changes.isEmpty ? nil : changes))
      last = clock.now
    }
    while true {
      var finished: [HandActions.Timed] = []
      for input in try await desktop.observedInput(upTo: 0.2) { finished += hand.add(input) }
      finished += hand.finish(before: clock.now)
      let word = person.word()
      if word != nil || clock.now >= limit { finished += hand.finish() }
      if !finished.isEmpty {
        let after = try await look()
        let outcome: ActionResult.Outcome =
          after.capture.png == sight.capture.png ? .unchanged : .changed
        for timed in finished {
          try await record(timed.action, since: timed.time, outcome)
          if steps >= briefing.steps { return end(.stepLimit) }
        }
        sight = after
      }
      switch word {
      case .done(let answer):
        try await record(.done(answer: answer), since: clock.now, .unchanged)
        return end(.done, answer: answer)
      case .giveUp(let reason):
        try await record(.giveUp(reason: reason), since: clock.now, .unchanged)
        return end(.gaveUp)
      case nil: break
      }
      if clock.now >= limit { return end(.timeLimit) }
      try person.checkSharing()
      if Task.isCancelled {
        throw Fault(.cancelled, "cancelled.stopped", "The trial was cancelled.")
      }
    }
  }

  private func look() async throws(Fault) -> Sight {
    let sight = try await desktop.observe([])
    try await recorder.saw(sight.capture)
    return sight
  }
}
