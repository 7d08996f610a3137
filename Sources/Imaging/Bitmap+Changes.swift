import Glibc

extension Bitmap {
  /// A rectangle of pixels with its top left corner at `x`, `y`.
  public struct Area: Sendable, Hashable {
    /// The first column.
    public var x: Int
    /// The first row.
    public var y: Int
    /// The number of columns.
    public var width: Int
    /// The number of rows.
    public var height: Int

    /// Makes an area from its corner and sizes.
    public init(x: Int, y: Int, width: Int, height: Int) {
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }
  }

  /// The runs of rows whose colours differ from those of another picture, from the top.
  ///
  /// Every row where the sizes differ. Where rows are given, only these are looked at.
  public func changedRows(
    from before: Bitmap, in rows: Range<Int>? = nil
  ) -> [Range<Int>] {
    guard height > 0 else { return [] }
    guard width == before.width, height == before.height else { return [0..<height] }
    var runs: [Range<Int>] = []
    for row in (rows ?? 0..<height).clamped(to: 0..<height) where hasChanged(row, from: before) {
      if let last = runs.last, last.upperBound == row {
        runs[runs.count - 1] = last.lowerBound..<(row + 1)
      } else {
        runs.append(row..<(row + 1))
      }
    }
    return runs
  }

  /// The smallest area outside of which the colours are those of another picture; nil where nothing
  /// differs.
  ///
  /// The whole picture where the sizes differ. Where rows are given, only these are looked at.
  public func changedBounds(from before: Bitmap, in rows: Range<Int>? = nil) -> Area? {
    let runs = changedRows(from: before, in: rows)
    guard let top = runs.first?.lowerBound, let bottom = runs.last?.upperBound, width > 0
    else { return nil }
    guard width == before.width, height == before.height else {
      return Area(x: 0, y: 0, width: width, height: height)
    }
    var left = width
    var right = 0
    bytes.withUnsafeBytes { bytes in
      before.bytes.withUnsafeBytes { before in
        for row in runs.joined() {
          let start = row * width * 4
          let differs = { (column: Int) in
            Self.colour(bytes, start + column * 4) != Self.colour(before, start + column * 4)
          }
          // Only columns that would widen the area matter.
          if let first = (0..<left).first(where: differs) { left = first }
          if let last = (right..<width).last(where: differs) { right = last + 1 }
        }
      }
    }
    return Area(x: left, y: top, width: right - left, height: bottom - top)
  }

  /// Says whether any byte in these rows differs from another picture of the same size, be it an
  /// unused one.
  func differs(from before: Bitmap, in rows: Range<Int>) -> Bool {
    let range = (rows.lowerBound * width * 4)..<(rows.upperBound * width * 4)
    return bytes.withUnsafeBytes { bytes in
      before.bytes.withUnsafeBytes { before in
        let (part, other) = (bytes[range], before[range])
        guard let first = UnsafeRawBufferPointer(rebasing: part).baseAddress,
          let second = UnsafeRawBufferPointer(rebasing: other).baseAddress
        else { return false }
        return memcmp(first, second, range.count) != 0
      }
    }
  }

  private func hasChanged(_ row: Int, from before: Bitmap) -> Bool {
    guard differs(from: before, in: row..<(row + 1)) else { return false }
    return bytes.withUnsafeBytes { bytes in
      before.bytes.withUnsafeBytes { before in
        stride(from: row * width * 4, to: (row + 1) * width * 4, by: 4).contains {
          Self.colour(bytes, $0) != Self.colour(before, $0)
        }
      }
    }
  }

  /// The three used bytes of the pixel at an offset, as one number.
  private static func colour(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt32 {
    bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self).littleEndian & 0x00ff_ffff
  }
}
