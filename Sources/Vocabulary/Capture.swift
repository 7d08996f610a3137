public import Imaging

/// Names one screenshot of a trial; pointer actions say which capture their pixels belong to.
public struct CaptureID: RawRepresentable, Codable, Sendable, Hashable, CustomStringConvertible {
  /// The name as text.
  public var rawValue: String

  /// Makes the name from its text, such as `c12`.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The value as people read it.
  public var description: String { rawValue }

  /// Reads the form that is described above.
  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  /// Writes the form that is described above.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

/// A screenshot with its name, as an agent sees it.
///
/// It shows the whole screen or a part of it, pixel by pixel or at another size. Places on it are
/// given in its own pixels, and `onScreen` maps them back.
public struct Capture: Codable, Sendable, Hashable {
  /// The capture's name.
  public var id: CaptureID
  /// Pixels across.
  public var width: Int
  /// Pixels down.
  public var height: Int
  /// The picture as a PNG file; empty in records, where it stands in a file of its own.
  public var png: [UInt8]
  /// The part of the screen that it shows, in pixels of the screen.
  public var area: Rectangle
  /// The picture in the format that the agent asked for; nil where that is PNG, and in records.
  public var sent: Sent?

  /// A picture in another format than PNG.
  public struct Sent: Codable, Sendable, Hashable {
    /// The format.
    public var format: ImageFormat
    /// The whole file.
    public var bytes: [UInt8]

    /// Makes it from a file and its format.
    public init(format: ImageFormat, bytes: [UInt8]) {
      self.format = format
      self.bytes = bytes
    }
  }

  /// Makes a capture of `width` x `height` pixels; without an `area` it shows the screen from its
  /// top left corner, pixel by pixel.
  public init(id: CaptureID, width: Int, height: Int, png: [UInt8], area: Rectangle? = nil) {
    self.id = id
    self.width = width
    self.height = height
    self.png = png
    self.area = area ?? Rectangle(x: 0, y: 0, width: width, height: height)
  }

  /// The capture's own pixels as an area.
  public var bounds: Rectangle { Rectangle(x: 0, y: 0, width: width, height: height) }

  /// The pixel of the screen below the middle of one of the capture's.
  ///
  /// Where the capture is no larger than what it shows, mapping forth and back is exact.
  public func onScreen(_ point: Point) -> Point {
    // In half pixels, so that whole numbers suffice.
    Point(
      x: area.x + (2 * point.x + 1) * area.width / (2 * width),
      y: area.y + (2 * point.y + 1) * area.height / (2 * height))
  }

  /// The capture's pixel that shows a pixel of the screen, or nil for one that it does not show.
  public func pixel(showing point: Point) -> Point? {
    guard area.contains(point) else { return nil }
    return Point(
      x: (2 * (point.x - area.x) + 1) * width / (2 * area.width),
      y: (2 * (point.y - area.y) + 1) * height / (2 * area.height))
  }

  /// The smallest part of the screen that an area of the capture covers.
  public func onScreen(_ part: Rectangle) -> Rectangle {
    let left = area.x + part.x * area.width / width
    let top = area.y + part.y * area.height / height
    // Rounded up: a pixel that shows in part belongs to it.
    let right = area.x + ((part.x + part.width) * area.width + width - 1) / width
    let bottom = area.y + ((part.y + part.height) * area.height + height - 1) / height
    return Rectangle(x: left, y: top, width: right - left, height: bottom - top)
  }
}
