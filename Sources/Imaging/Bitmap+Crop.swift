extension Bitmap {
  /// The part with its top left corner at `x`, `y`, cut to the picture; nil where nothing is left.
  public func crop(x: Int, y: Int, width: Int, height: Int) -> Bitmap? {
    let left = max(0, x)
    let top = max(0, y)
    let right = min(self.width, x + width)
    let bottom = min(self.height, y + height)
    guard right > left, bottom > top else { return nil }
    var part: [UInt8] = []
    part.reserveCapacity((right - left) * (bottom - top) * 4)
    for row in top..<bottom {
      let start = row * self.width * 4
      part.append(contentsOf: bytes[(start + left * 4)..<(start + right * 4)])
    }
    return Bitmap(width: right - left, height: bottom - top, bytes: part)
  }
}
