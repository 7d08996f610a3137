public import Imaging

/// How an agent wants captures to look: a model may see best at a size of its own.
public struct CaptureView: Codable, Sendable, Hashable {
  /// The most pixels across; nil for the screen's own.
  public var width: Int?
  /// The most pixels down; nil for the screen's own.
  public var height: Int?
  /// Whether the pointer is drawn as a person sees it.
  public var pointer: Bool
  /// The format in which it gets them; nil for PNG, in which they are kept in any case.
  public var format: ImageFormat?

  /// The screen as a person sees it, pixel by pixel.
  public static let plain = CaptureView()

  /// Makes a view; captures that exceed a bound are made smaller and keep their shape.
  public init(
    width: Int? = nil, height: Int? = nil, pointer: Bool = true, format: ImageFormat? = nil
  ) {
    self.format = format
    self.width = width
    self.height = height
    self.pointer = pointer
  }

  /// The size at which a part of the screen is shown: its own, or smaller by one factor for both
  /// directions, each rounded to the nearest pixel and at least 1.
  public func size(of area: Rectangle) -> (width: Int, height: Int) {
    let factor = min(
      1, width.map { Double($0) / Double(area.width) } ?? 1,
      height.map { Double($0) / Double(area.height) } ?? 1)
    return (
      max(1, Int((Double(area.width) * factor).rounded())),
      max(1, Int((Double(area.height) * factor).rounded()))
    )
  }
}
