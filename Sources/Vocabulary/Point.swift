/// A place on a capture, in that capture's pixels, counted from its top left corner.
public struct Point: Codable, Sendable, Hashable {
  /// Pixels from the left edge.
  public var x: Int
  /// Pixels from the top edge.
  public var y: Int

  /// Makes the point at the given pixel.
  public init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}
