import Testing

@testable import Imaging

struct BitmapTests {
  /// A picture in which every pixel differs from its neighbours.
  static func pattern(_ width: Int, _ height: Int) -> Bitmap {
    var bitmap = Bitmap(width: width, height: height)
    for y in 0..<height {
      for x in 0..<width {
        bitmap[x, y] = Pixel(
          red: UInt8(truncatingIfNeeded: x * 7 + y), green: UInt8(truncatingIfNeeded: y * 13 + x),
          blue: UInt8(truncatingIfNeeded: x * y))
      }
    }
    return bitmap
  }

  @Test func `A pixel is stored as blue, green, red`() {
    var bitmap = Bitmap(width: 2, height: 1)
    bitmap[1, 0] = Pixel(red: 1, green: 2, blue: 3)
    #expect(Array(bitmap.bytes[4..<7]) == [3, 2, 1])
    #expect(bitmap[1, 0] == Pixel(red: 1, green: 2, blue: 3))
    #expect(bitmap[0, 0] == .black)
  }

  @Test func `The unused byte takes no part in comparisons`() {
    let first = Bitmap(width: 1, height: 1, bytes: [1, 2, 3, 0])
    #expect(first == Bitmap(width: 1, height: 1, bytes: [1, 2, 3, 255]))
    #expect(first != Bitmap(width: 1, height: 1, bytes: [1, 2, 4, 0]))
    #expect(Bitmap(width: 2, height: 1) != Bitmap(width: 1, height: 2))
  }

  @Test func `A crop is cut to the picture`() throws {
    let bitmap = Self.pattern(10, 8)
    let part = try #require(bitmap.crop(x: 6, y: -2, width: 20, height: 5))
    #expect(part.width == 4 && part.height == 3)
    #expect(part[0, 0] == bitmap[6, 0])
    #expect(part[3, 2] == bitmap[9, 2])
    #expect(bitmap.crop(x: 10, y: 0, width: 5, height: 5) == nil)
    #expect(bitmap.crop(x: 0, y: 0, width: 0, height: 5) == nil)
  }

  @Test func `Halving takes the mean of four pixels`() {
    var bitmap = Bitmap(width: 4, height: 2)
    for (x, y, value) in [(0, 0, 10), (1, 0, 20), (0, 1, 30), (1, 1, 40)] {
      bitmap[x, y] = Pixel(red: UInt8(value), green: 0, blue: UInt8(value * 2))
    }
    let half = bitmap.scaled(toWidth: 2, height: 1)
    #expect(half[0, 0] == Pixel(red: 25, green: 0, blue: 50))
    #expect(half[1, 0] == .black)
  }

  @Test func `Pixels at an edge count by their share`() {
    var bitmap = Bitmap(width: 3, height: 1)
    bitmap[1, 0] = Pixel(red: 90, green: 90, blue: 90)
    let scaled = bitmap.scaled(toWidth: 2, height: 1)
    #expect(scaled[0, 0].red == 30 && scaled[1, 0].red == 30)
  }

  @Test(arguments: [(1920, 1080), (7, 3), (1, 1)])
  func `One colour stays that colour at any size`(width: Int, height: Int) {
    let pixel = Pixel(red: 12, green: 200, blue: 255)
    let bitmap = Bitmap(width: 61, height: 37, filledWith: pixel)
    #expect(
      bitmap.scaled(toWidth: width, height: height)
        == Bitmap(width: width, height: height, filledWith: pixel))
  }

  @Test func `Fitting keeps the shape and never enlarges`() {
    let bitmap = Bitmap(width: 1920, height: 1080)
    let fitted = bitmap.fitted(toWidth: 1280, height: 1280)
    #expect(fitted.width == 1280 && fitted.height == 720)
    #expect(bitmap.fitted(toWidth: 4000, height: 4000).width == 1920)
  }

  @Test func `An overlay covers, lets through, and is cut at the edge`() {
    var bitmap = Bitmap(width: 3, height: 2, filledWith: .white)
    bitmap.overlay([0xff10_2030, 0, 0x8000_0000, 0xff00_0000], width: 2, x: 1, y: 0)
    #expect(bitmap[1, 0] == Pixel(red: 0x10, green: 0x20, blue: 0x30))
    #expect(bitmap[2, 0] == .white)
    #expect(bitmap[1, 1] == Pixel(red: 127, green: 127, blue: 127))
    #expect(bitmap[2, 1] == .black)
    let before = bitmap
    bitmap.overlay([0xffff_ffff], width: 1, x: -1, y: 7)
    #expect(bitmap == before)
  }
}
