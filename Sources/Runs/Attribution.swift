import Vocabulary

/// Finds the step behind each change of a trial.
///
/// The inventories say what changed in the end, the events during the trial say when.
struct Attribution {
  private struct Place: Hashable {
    var service: String?
    var path: Substring
  }

  private var events: [Place: [Effect]] = [:]

  /// Makes it from what changed during the trial, in order, each with its step.
  init(of events: [Effect]) {
    for event in events where event.step != nil {
      self.events[Place(service: event.service, path: event.path[...]), default: []].append(event)
      if let from = event.from, from != event.path {
        self.events[Place(service: event.service, path: from[...]), default: []].append(event)
      }
    }
  }

  /// The effects with their steps; those that no step is known for stay without.
  func named(_ effects: [Effect]) -> [Effect] {
    effects.map { effect in
      guard effect.step == nil else { return effect }
      var effect = effect
      effect.step = step(of: effect)
      return effect
    }
  }

  /// The last step that did the same to the path, else the last that did anything to it, else the
  /// last that made, moved or deleted a folder above it.
  private func step(of effect: Effect) -> Int? {
    var place = Place(service: effect.service, path: effect.path[...])
    if let own = events[place] {
      return (own.last { $0.kind == effect.kind } ?? own.last)?.step
    }
    if let from = effect.from,
      let own = events[Place(service: effect.service, path: from[...])]
    {
      return own.last?.step
    }
    while let slash = place.path.lastIndex(of: "/") {
      place.path = place.path[..<slash]
      if let step = events[place]?.last(where: { $0.kind != .changed })?.step { return step }
    }
    return nil
  }
}
