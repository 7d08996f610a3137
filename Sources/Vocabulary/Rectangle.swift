/// An area of a screen or capture in pixels, counted from its top left corner.
public struct Rectangle: Codable, Sendable, Hashable {
  /// The left edge.
  public var x: Int
  /// The top edge.
  public var y: Int
  /// Pixels across.
  public var width: Int
  /// Pixels down.
  public var height: Int

  /// Makes the area with its top left corner at `x`, `y`; the sizes may be zero.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The pixel in the middle, where a person would click.
  public var center: Point { Point(x: x + width / 2, y: y + height / 2) }

  /// The number of pixels covered.
  public var area: Int { max(0, width) * max(0, height) }

  /// Says whether the pixel lies inside.
  public func contains(_ point: Point) -> Bool {
    point.x >= x && point.y >= y && point.x < x + width && point.y < y + height
  }

  /// The part that both areas cover, or nothing.
  public func intersection(_ other: Rectangle) -> Rectangle? {
    let left = max(x, other.x)
    let top = max(y, other.y)
    let right = min(x + width, other.x + other.width)
    let bottom = min(y + height, other.y + other.height)
    guard right > left, bottom > top else { return nil }
    return Rectangle(x: left, y: top, width: right - left, height: bottom - top)
  }
}
