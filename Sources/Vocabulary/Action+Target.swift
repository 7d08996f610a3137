extension Action {
  /// A place on a named capture; without a name, on the latest.
  ///
  /// It is given by a pixel of the capture, or by the reference of an accessibility element in the
  /// outline of the observation that the capture belongs to. On the wire these are `x` and `y`, or
  /// `element`; an element that was found has all three.
  public struct Target: Sendable, Hashable {
    /// The capture that the pixel belongs to; nil for the latest.
    public var capture: CaptureID?
    /// The reference of the element that is meant, such as `@12`.
    public var element: String?
    private var pixel: Point?

    /// Makes the place from a capture's name and a pixel of it.
    public init(_ point: Point, on capture: CaptureID? = nil) {
      pixel = point
      self.capture = capture
    }

    /// Makes the place of an element that has yet to be found.
    public init(element: String, on capture: CaptureID? = nil) {
      self.element = element
      self.capture = capture
    }

    /// The pixel; the capture's first one for an element that was not found yet.
    public var point: Point {
      get { pixel ?? Point(x: 0, y: 0) }
      set { pixel = newValue }
    }

    /// Whether the pixel is known: true unless an element was not looked for yet.
    public var isPlaced: Bool { pixel != nil }
  }
}
