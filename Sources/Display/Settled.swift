/// How waiting for the screen to come to rest ended.
public struct Settled: Sendable, Equatable {
  /// Whether the screen changed since the last mark.
  public var changed: Bool
  /// Whether it came to rest; false when the cap was reached, or the waiting was cancelled, first.
  public var quiet: Bool
  /// Whether the application with the keyboard has read everything that was sent to it before;
  /// true as well for applications that cannot be asked.
  public var answered: Bool
  /// The seconds that were waited.
  public var seconds: Double

  /// Makes an outcome.
  public init(changed: Bool, quiet: Bool, answered: Bool, seconds: Double) {
    self.changed = changed
    self.quiet = quiet
    self.answered = answered
    self.seconds = seconds
  }
}
