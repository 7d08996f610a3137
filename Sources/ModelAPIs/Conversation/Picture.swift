import Foundation
public import Imaging
public import Vocabulary

/// A capture, or a part of it, as it is sent to a model.
public struct Picture: Sendable, Hashable {
  /// The capture that it shows.
  public var capture: CaptureID
  /// The capture's size in pixels.
  public var screen: Screen
  /// The size in pixels at which it is sent.
  public var size: Screen
  /// The file in base64.
  public var base64: String
  /// The file's media type, such as `image/png`.
  public var mediaType: String

  /// Makes a picture of a PNG file that has the size at which it is sent already.
  public init(capture: CaptureID, screen: Screen, size: Screen, png: [UInt8]) {
    self.init(capture: capture, screen: screen, size: size, png, as: .png)
  }

  private init(
    capture: CaptureID, screen: Screen, size: Screen, _ file: [UInt8], as format: ImageFormat
  ) {
    self.capture = capture
    self.screen = screen
    self.size = size
    base64 = Data(file).base64EncodedString()
    mediaType = format.mediaType
  }

  /// Fits a capture to what a model takes.
  ///
  /// - Throws: ``Unreadable`` when the capture has to be scaled and is no PNG file.
  public init(
    _ capture: Capture, within budget: ImageBudget, as format: ImageFormat = .png
  ) throws(Unreadable) {
    let screen = Screen(width: capture.width, height: capture.height)
    let size = budget.size(for: screen)
    let file: [UInt8] =
      if size == screen, format == .png {
        capture.png
      } else if size == screen,
        let sent = capture.sent, sent.format == format
      { sent.bytes } else { try Self.scaled(capture, screen.bounds, to: size, as: format) }
    self.init(capture: capture.id, screen: screen, size: size, file, as: format)
  }

  /// Cuts a part out of a capture and scales it up to the size of a whole picture.
  ///
  /// The shape is kept: the part is made as large as fits.
  ///
  /// - Throws: ``Unreadable`` when the capture is no PNG file or the part lies outside.
  public init(
    of part: Rectangle, from capture: Capture, within budget: ImageBudget,
    as format: ImageFormat = .png
  ) throws(Unreadable) {
    let screen = Screen(width: capture.width, height: capture.height)
    guard let part = part.intersection(screen.bounds) else {
      throw Unreadable(capture: capture.id, reason: "the part lies outside")
    }
    let whole = budget.size(for: screen)
    let share = min(
      Double(whole.width) / Double(part.width), Double(whole.height) / Double(part.height))
    let size = Screen(
      width: min(whole.width, max(1, Int((Double(part.width) * share).rounded()))),
      height: min(whole.height, max(1, Int((Double(part.height) * share).rounded()))))
    self.init(
      capture: capture.id, screen: screen, size: size,
      try Self.scaled(capture, part, to: size, as: format), as: format)
  }

  /// The file as an address that holds its data.
  public var dataURL: String { "data:\(mediaType);base64,\(base64)" }

  private static func scaled(
    _ capture: Capture, _ part: Rectangle, to size: Screen, as format: ImageFormat
  ) throws(Unreadable) -> [UInt8] {
    do throws(ImagingError) {
      let bitmap = try PNG.decode(capture.png)
      guard
        let cut = bitmap.crop(x: part.x, y: part.y, width: part.width, height: part.height)
      else { throw ImagingError.empty }
      return try format.encode(
        cut.width == size.width && cut.height == size.height
          ? cut : cut.scaled(toWidth: size.width, height: size.height))
    } catch {
      throw Unreadable(capture: capture.id, reason: "\(error)")
    }
  }

  /// A capture that cannot be made into a picture.
  public struct Unreadable: Error, Sendable, Hashable, CustomStringConvertible {
    /// The capture.
    public var capture: CaptureID
    /// What is wrong with it.
    public var reason: String

    /// What happened.
    public var description: String { "The capture \(capture) cannot be scaled: \(reason)." }
  }
}
