public import Vocabulary

/// One step of a solution or cheat: what a person does, with targets by what they see.
public struct SolutionStep: Sendable, Hashable {
  /// What is done.
  public var kind: Kind
  /// Where the task file says so.
  public var location: SourceLocation

  /// Makes a step.
  public init(_ kind: Kind, at location: SourceLocation) {
    self.kind = kind
    self.location = location
  }

  /// What is done.
  public enum Kind: Sendable, Hashable {
    case move(SolutionTarget)
    case click(SolutionTarget, button: Action.Button, count: Int, modifiers: [String])
    /// Drags from the first target to the second, through others in between.
    case drag(
      SolutionTarget, SolutionTarget, through: [SolutionTarget] = [], modifiers: [String])
    case scroll(SolutionTarget, x: Int, y: Int, modifiers: [String] = [])
    case buttonDown(SolutionTarget)
    case buttonUp(SolutionTarget)
    case type(String)
    case key(String, count: Int)
    case keyDown(String)
    case keyUp(String)
    /// Waits until the target is there, or is gone; a fault of the task after `seconds`.
    case wait(SolutionTarget, gone: Bool, seconds: Double)
    /// Runs a command as the desktop's user; in cheats only.
    case shell(String)
    case done(answer: String?)
    case giveUp
  }
}

/// How a solution names what it points at; the point is found in the observation.
public struct SolutionTarget: Sendable, Hashable {
  /// What is looked for.
  public var what: What
  /// Which of several matches, from 0 in reading order; -1 is the last.
  public var nth: Int
  /// Pixels from the match's centre, or from the top left corner for a window.
  public var offset: Point?

  /// Makes a target, by default the first match at its centre.
  public init(_ what: What, nth: Int = 0, offset: Point? = nil) {
    self.what = what
    self.nth = nth
    self.offset = offset
  }

  /// What is looked for. Texts match whole, or as a regular expression when written `/…/`.
  public enum What: Sendable, Hashable {
    /// A showing node of the accessibility tree; nil matches anything.
    case node(role: String?, name: String?, text: String?, application: String?)
    /// A visible element of the browser's front page.
    case element(tag: String?, text: String?, attributes: [String: String])
    /// A window by its title.
    case window(title: String)
    /// A pixel of the screen.
    case point(Point)
  }
}
