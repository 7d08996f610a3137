import TaskFiles
import Vocabulary

/// The state of a solution that is being performed: which step is next, and since when its target
/// is looked for.
struct SolutionPlayer: Sendable {
  private let steps: [SolutionStep]
  private let patience: Duration
  private var position = 0
  private var search: Search?

  /// The look-out for the targets of the current step.
  private struct Search {
    var since: Duration
    /// Whether an observation without the targets was seen.
    var waited = false
    /// Where the targets were on the last observation that showed them.
    var frames: [Rectangle]?
  }

  init(steps: [SolutionStep], patience: Duration) {
    self.steps = steps
    self.patience = patience
  }

  var wants: Observation.Parts {
    steps[position...].reduce(into: []) { parts, step in
      for target in step.kind.targets {
        switch target.what {
        case .node: parts.insert(.accessibility)
        case .element: parts.insert(.page)
        case .window, .point: break
        }
      }
    }
  }

  /// Decides the next action; `now` counts from any fixed moment.
  mutating func decide(
    on observation: Observation, at now: Duration
  ) throws(Fault) -> [Action] {
    while position < steps.count {
      let step = steps[position]
      guard let frames = try look(for: step, in: observation, at: now) else {
        return [.wait(seconds: search?.frames == nil ? 0.5 : 0.2)]
      }
      position += 1
      search = nil
      let points = zip(step.kind.targets, frames).map { target, frame in
        Action.Target(target.point(in: frame), on: observation.capture.id)
      }
      if let action = step.kind.action(at: points) { return [action] }
    }
    return [.done()]
  }

  /// The areas of the step's targets, or nil while they have to be waited for.
  private mutating func look(
    for step: SolutionStep, in observation: Observation, at now: Duration
  ) throws(Fault) -> [Rectangle]? {
    var current = search ?? Search(since: now)
    defer { search = current }
    var bound = patience
    var gone = false
    if case .wait(_, let isGone, let seconds) = step.kind {
      bound = .seconds(seconds)
      gone = isGone
    }
    let late = now - current.since >= bound
    var frames: [Rectangle] = []
    for target in step.kind.targets {
      let finder: TargetFinder
      do {
        finder = try TargetFinder(target)
      } catch {
        throw Fault(
          .task, "task.solution-invalid", "\(step.location): \(error)",
          capture: observation.capture.id)
      }
      let frame = finder.find(in: observation)
      if gone {
        if frame == nil, finder.canLook(into: observation) { return [.zero] }
      } else if let frame {
        frames.append(frame)
        continue
      }
      if late {
        throw stuck(step, finder, gone: gone, bound: bound, observation)
      }
      current.waited = true
      current.frames = nil
      return nil
    }
    // What has just appeared may still be moving into its place.
    if current.waited, current.frames != frames, !late {
      current.frames = frames
      return nil
    }
    return frames
  }

  private func stuck(
    _ step: SolutionStep, _ finder: TargetFinder, gone: Bool, bound: Duration,
    _ observation: Observation
  ) -> Fault {
    let seconds = bound.formattedSeconds
    let what =
      gone
      ? "\(finder) was to go away and is still there after \(seconds) s."
      : "\(finder) did not appear within \(seconds) s."
    return Fault(
      .task, "task.solution-stuck",
      """
      \(step.location): step \(position + 1) of \(steps.count): \(what) \
      \(gone ? "" : finder.candidates(in: observation)) Correct the step's target, or wait for \
      what has to come before it.
      """.replacing("  ", with: " "), capture: observation.capture.id)
  }
}

extension Duration {
  /// The duration in seconds with at most one digit after the point.
  fileprivate var formattedSeconds: String {
    let tenths = (components.seconds * 10) + components.attoseconds / 100_000_000_000_000_000
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}

extension Rectangle {
  fileprivate static let zero = Rectangle(x: 0, y: 0, width: 0, height: 0)
}
