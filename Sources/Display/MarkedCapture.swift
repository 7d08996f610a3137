public import Imaging

/// A picture of the whole screen, by which later ones can be told what has changed since.
public struct MarkedCapture: Sendable {
  /// The picture.
  public let bitmap: Bitmap
  /// When it was taken.
  public let mark: Mark

  /// The moment of a capture, as the display's connection counts them.
  public struct Mark: Sendable, Hashable {
    let number: Int
    /// The rows that the pointer is drawn in.
    let pointer: Range<Int>?
  }

  /// The rows that may differ between this picture and an earlier one, when `painted` are those that
  /// were painted meanwhile: these, and where the pointer was and is.
  public func rows(
    painted: Range<Int>?, since before: Mark
  ) -> Range<Int> {
    let parts = [painted, before.pointer, mark.pointer].compactMap { $0 }
    guard let first = parts.map(\.lowerBound).min(), let end = parts.map(\.upperBound).max()
    else { return 0..<0 }
    return first..<end
  }
}
