import Display
import Vocabulary

extension LiveDesktop {
  /// Why an action's places cannot be meant, in words for the agent, if they cannot.
  func refusal(of action: Action) -> String? {
    for target in action.targets {
      guard target.isPlaced else {
        return "the element \(target.element ?? "") was not looked for in an outline"
      }
      if let capture = target.capture, captures[capture] == nil {
        return "there is no capture \(capture) in this trial"
      }
      let bounds = remembered(target.capture)?.capture.bounds ?? screen.bounds
      guard bounds.contains(target.point) else {
        return "\(target.point.x), \(target.point.y) lies outside the "
          + "\(bounds.width)x\(bounds.height) capture"
      }
    }
    return nil
  }

  /// What is known of a capture; without a name, of the latest.
  func remembered(_ capture: CaptureID?) -> RememberedCapture? {
    captures[capture ?? latest]
  }

  /// The pixel of the screen that a place on a capture means.
  func onScreen(_ target: Action.Target) -> Point {
    remembered(target.capture)?.capture.onScreen(target.point) ?? target.point
  }

  /// Whether an action points at something that has changed its window since it was seen; nil for
  /// one that does not point.
  func isStale(_ action: Action) async throws(DisplayError) -> Bool? {
    guard let target = action.targets.first, let seen = remembered(target.capture) else {
      return nil
    }
    return seen.isStale(at: onScreen(target), try await display.surfaces()) ? true : nil
  }
}
