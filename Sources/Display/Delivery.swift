public import Vocabulary

/// Whether the X server delivered an input.
///
/// Input is delivered once the server has handed each of its events on, as it reports itself. That
/// an application has grabbed the pointer or the keyboard, as menus and screen lockers do, does not
/// change this: the input went where the server sends such input now.
public enum Delivery: Sendable, Hashable {
  /// Every event of the input was handed on.
  case delivered
  /// At least one was not.
  case undelivered(Obstacle)

  /// Delivered, unless there is something in the way.
  init(_ obstacle: Obstacle?) {
    self = obstacle.map { .undelivered($0) } ?? .delivered
  }

  /// Why an input was not delivered.
  public enum Obstacle: Sendable, Hashable, CustomStringConvertible {
    /// The X server has not answered for so many seconds; it carries the input out if it recovers.
    case silent(seconds: Double)
    /// An application has frozen the pointer or the keyboard, which keeps the input back until it
    /// lets go.
    case heldBack(seconds: Double)
    /// An application keeps the pointer in another place or moved it there; with that place, and
    /// whether a button was pressed there.
    case pointerElsewhere(Point, pressed: Bool)
    /// The key or button, by its name, is down already, and so cannot be pressed; nothing was.
    case alreadyDown(String)
    /// The key or button, by its name, is not held down, and so cannot be released.
    case notDown(String)
    /// The application stopped answering when it had taken so many of the characters, and more of
    /// them would have come out wrong.
    case notTaken(sent: Int, of: Int)
    /// The application did not ask for the text that it was to paste.
    case notPasted

    /// What happened, what was expected and what to do next.
    public var description: String {
      switch self {
      case .silent(let seconds):
        "the X server has not answered for \(seconds) s: look at the screen before trying again"
      case .heldBack(let seconds):
        "an application has held the input back for \(seconds) s: look at the screen, and wait"
      case .pointerElsewhere(let point, pressed: false):
        "an application keeps the pointer at \(point.x), \(point.y), so nothing was pressed: look "
          + "for a dialog or a menu that is open"
      case .pointerElsewhere(let point, pressed: true):
        "an application moved the pointer to \(point.x), \(point.y) before the button was down or "
          + "up: look at what happened there"
      case .alreadyDown(let name):
        "\(name) is held down already: release it first, or wait until it is let go"
      case .notDown(let name):
        "\(name) is not held down, so there is nothing to release: press it first"
      case .notTaken(let sent, let count):
        "the application took the first \(sent) of \(count) characters and then stopped answering: "
          + "look at the screen and type the rest once it answers"
      case .notPasted:
        "the application did not ask for the text to paste: put the caret into a text field first"
      }
    }
  }
}
