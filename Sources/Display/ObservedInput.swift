public import Vocabulary

/// One thing that somebody does with pointer or keyboard, as the X server reports it.
public struct ObservedInput: Sendable, Hashable {
  /// What is done.
  public enum Event: Sendable, Hashable {
    /// A button of the pointer by its number; 4 to 7 are the wheel up, down, left and right.
    case button(Int, down: Bool)
    /// A key by X11's name, with the character that it gives.
    case key(name: String, text: String?, down: Bool)
  }

  /// What is done.
  public var event: Event
  /// Where the pointer is.
  public var point: Point
  /// The modifiers that are held, of ctrl, alt, super and shift.
  public var modifiers: [String]
  /// When it was reported.
  public var time: ContinuousClock.Instant

  /// Makes a report.
  public init(
    _ event: Event, at point: Point, modifiers: [String] = [], time: ContinuousClock.Instant
  ) {
    self.event = event
    self.point = point
    self.modifiers = modifiers
    self.time = time
  }
}
