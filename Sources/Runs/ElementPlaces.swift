import Accessibility
import Desktops
import Vocabulary

/// Where the elements are that agents name by their references in outlines.
struct ElementPlaces {
  /// The screen, which is all that can be pointed at.
  var screen: Rectangle
  private var seen: [(capture: Capture, outline: AccessibilityOutline)] = []
  /// How many observations are remembered; references to older ones are refused.
  private static let memory = 32

  init(on screen: Rectangle) { self.screen = screen }

  /// Makes the outline of an observation's tree, and remembers what its references stand for.
  mutating func outline(_ tree: AccessibilityTree, on capture: Capture) -> String {
    let outline = tree.outline(screen: screen)
    var capture = capture
    capture.png = []
    capture.sent = nil
    seen.append((capture, outline))
    if seen.count > Self.memory { seen.removeFirst() }
    return outline.text
  }

  /// Why an element cannot be pointed at, in words for the agent.
  struct Unfound: Error {
    var reason: String
  }

  /// The action with the pixel of each element that it names.
  ///
  /// - Parameter latest: the capture that is meant where the action names none.
  func place(_ action: Action, latest: CaptureID) throws(Unfound) -> Action {
    try action.mapTargets { (target) throws(Unfound) in try place(target, latest: latest) }
  }

  private func place(
    _ target: Action.Target, latest: CaptureID
  ) throws(Unfound) -> Action.Target {
    guard let element = target.element else { return target }
    let name = target.capture ?? latest
    guard let (capture, outline) = seen.last(where: { $0.capture.id == name }) else {
      throw Unfound(
        reason: "the observation of \(name) has no outline that \(element) could be found in: ask "
          + "for \"outline\" in \"wants\", and name an element of one of the last "
          + "\(Self.memory) observations")
    }
    let found: AccessibilityOutline.Target
    do throws(AccessibilityOutline.UnknownReference) {
      found = try outline.target(element)
    } catch {
      throw Unfound(reason: error.description)
    }
    guard let pixel = capture.pixel(showing: found.point) else {
      throw Unfound(
        reason: "\(element) lies outside of what the capture \(name) shows: use a capture of the "
          + "whole screen")
    }
    var target = target
    target.capture = name
    target.point = pixel
    return target
  }
}
