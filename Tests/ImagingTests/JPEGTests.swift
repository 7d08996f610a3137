import Testing

@testable import Imaging

struct JPEGTests {
  @Test(arguments: [(1, 1), (640, 480), (1921, 1081)])
  func `The file is a JPEG of the picture's size with 4-2-0 colours`(
    width: Int, height: Int
  ) throws {
    let file = try JPEG.encode(Bitmap(width: width, height: height, filledWith: .white))
    #expect(file.starts(with: [0xff, 0xd8, 0xff]))
    #expect(file.suffix(2) == [0xff, 0xd9])
    let frame = try #require(
      file.indices.dropLast(18).first { file[$0] == 0xff && file[$0 + 1] == 0xc0 })
    #expect(Int(file[frame + 5]) << 8 | Int(file[frame + 6]) == height)
    #expect(Int(file[frame + 7]) << 8 | Int(file[frame + 8]) == width)
    // The luminance's sampling factors: two by two.
    #expect(file[frame + 11] == 0x22)
  }

  @Test func `Better quality makes a larger file`() throws {
    let bitmap = BitmapTests.pattern(200, 200)
    #expect(
      try JPEG.encode(bitmap, quality: 20).count < JPEG.encode(bitmap, quality: 95).count)
  }

  @Test(arguments: [0, 101, -5])
  func `A quality outside of 1 to 100 is refused`(quality: Int) {
    #expect(throws: ImagingError.quality(quality)) {
      try JPEG.encode(Bitmap(width: 1, height: 1), quality: quality)
    }
  }

  @Test func `An empty picture cannot be written`() {
    #expect(throws: ImagingError.empty) { try JPEG.encode(Bitmap(width: 4, height: 0)) }
  }
}
