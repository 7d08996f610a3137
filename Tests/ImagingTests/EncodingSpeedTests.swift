import Testing

@testable import Imaging

struct EncodingSpeedTests {
  /// Mostly flat, with lines of text-like noise: what a screen looks like to an encoder.
  static func screen() -> Bitmap {
    var bitmap = Bitmap(width: 1920, height: 1080, filledWith: .white)
    for y in stride(from: 20, to: 1080, by: 24) {
      for x in stride(from: 10, to: 1900, by: 3) {
        for row in y..<min(1080, y + 10) where (x * 31 + row * 17) % 5 < 2 {
          bitmap[x, row] = Pixel(red: UInt8(x % 90), green: UInt8(row % 60), blue: 40)
        }
      }
    }
    return bitmap
  }

  @Test func `A full screen is written in well under a second`() throws {
    let bitmap = Self.screen()
    let clock = ContinuousClock()
    var sizes = (png: 0, jpeg: 0)
    let png = try (0..<5).map { _ in
      try clock.measure { sizes.png = try PNG.encode(bitmap).count }
    }.sorted()[2]
    let jpeg = try (0..<5).map { _ in
      try clock.measure { sizes.jpeg = try JPEG.encode(bitmap).count }
    }.sorted()[2]
    print("1920x1080: PNG \(png), \(sizes.png) bytes; JPEG \(jpeg), \(sizes.jpeg) bytes")
    #expect(png < .seconds(1) && jpeg < .seconds(1))
  }
}
