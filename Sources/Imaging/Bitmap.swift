/// A picture in memory: rows of blue, green, red and one unused byte, from the top left corner.
///
/// The layout is that of a 24-bit X11 screen, so a capture needs no conversion. Rows have no
/// padding: a row is `width * 4` bytes. The unused byte takes no part in comparisons.
public struct Bitmap: Sendable {
  /// The number of columns, at least 0.
  public let width: Int
  /// The number of rows, at least 0.
  public let height: Int
  /// The pixels, `width * height * 4` bytes.
  public internal(set) var bytes: [UInt8]

  /// Makes a picture from its pixels; `bytes` must hold exactly `width * height * 4` of them.
  public init(width: Int, height: Int, bytes: [UInt8]) {
    precondition(width >= 0 && height >= 0, "a bitmap's sizes are not negative")
    precondition(
      bytes.count == width * height * 4, "a \(width)x\(height) bitmap has four bytes a pixel")
    self.width = width
    self.height = height
    self.bytes = bytes
  }

  /// Makes a picture of one colour.
  public init(width: Int, height: Int, filledWith pixel: Pixel = .black) {
    var bytes = [UInt8](repeating: 255, count: width * height * 4)
    for start in stride(from: 0, to: bytes.count, by: 4) {
      bytes[start] = pixel.blue
      bytes[start + 1] = pixel.green
      bytes[start + 2] = pixel.red
    }
    self.init(width: width, height: height, bytes: bytes)
  }

  /// The colour of the pixel in column `x` and row `y`, which must lie inside.
  public subscript(x: Int, y: Int) -> Pixel {
    get {
      let start = offset(x, y)
      return Pixel(red: bytes[start + 2], green: bytes[start + 1], blue: bytes[start])
    }
    set {
      let start = offset(x, y)
      bytes[start] = newValue.blue
      bytes[start + 1] = newValue.green
      bytes[start + 2] = newValue.red
    }
  }

  private func offset(_ x: Int, _ y: Int) -> Int {
    precondition(x >= 0 && x < width && y >= 0 && y < height, "the pixel lies outside")
    return (y * width + x) * 4
  }
}

/// The colour of one pixel.
public struct Pixel: Sendable, Hashable {
  /// The share of red, from 0 to 255.
  public var red: UInt8
  /// The share of green, from 0 to 255.
  public var green: UInt8
  /// The share of blue, from 0 to 255.
  public var blue: UInt8

  /// No light.
  public static let black = Pixel(red: 0, green: 0, blue: 0)
  /// All light.
  public static let white = Pixel(red: 255, green: 255, blue: 255)

  /// Makes a colour; each part ranges from 0 to 255.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }
}

extension Bitmap: Equatable {
  /// Says whether sizes and colours are the same.
  public static func == (left: Bitmap, right: Bitmap) -> Bool {
    guard left.width == right.width, left.height == right.height else { return false }
    // Equal arrays are by far the commonest case and compare at the speed of memory.
    if left.bytes == right.bytes { return true }
    return left.bytes.withUnsafeBytes { left in
      right.bytes.withUnsafeBytes { right in
        for start in stride(from: 0, to: left.count, by: 4) {
          let first = left.loadUnaligned(fromByteOffset: start, as: UInt32.self)
          let second = right.loadUnaligned(fromByteOffset: start, as: UInt32.self)
          if (first ^ second).littleEndian & 0x00ff_ffff != 0 { return false }
        }
        return true
      }
    }
  }
}
