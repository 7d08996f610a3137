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
public struct Capture: Codable, Sendable, Hashable {
  /// The capture's name.
  public var id: CaptureID
  /// Pixels across.
  public var width: Int
  /// Pixels down.
  public var height: Int
  /// The picture as a PNG file; empty in records, where it stands in a file of its own.
  public var png: [UInt8]

  /// Makes a capture of `width` x `height` pixels.
  public init(id: CaptureID, width: Int, height: Int, png: [UInt8]) {
    self.id = id
    self.width = width
    self.height = height
    self.png = png
  }
}
