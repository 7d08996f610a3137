extension Bitmap {
  /// Lays a small translucent picture over this one, as a screen shows its pointer.
  ///
  /// `pixels` are rows of `width` values `0xAARRGGBB` whose colours are already multiplied by the
  /// alpha; `x` and `y` are where its top left corner comes to lie, and may be outside. The formula
  /// is Porter and Duff's "over" (Compositing Digital Images, 1984).
  public mutating func overlay(_ pixels: [UInt32], width overlayWidth: Int, x: Int, y: Int) {
    guard overlayWidth > 0 else { return }
    for (index, pixel) in pixels.enumerated() where pixel >> 24 != 0 {
      let column = x + index % overlayWidth
      let row = y + index / overlayWidth
      guard column >= 0, column < width, row >= 0, row < height else { continue }
      let rest = 255 - (pixel >> 24)
      let start = (row * width + column) * 4
      for (channel, shift) in [UInt32(0), 8, 16].enumerated() {
        let below = UInt32(bytes[start + channel])
        let above = (pixel >> shift) & 255
        bytes[start + channel] = UInt8(min(255, above + (below * rest + 127) / 255))
      }
    }
  }
}
