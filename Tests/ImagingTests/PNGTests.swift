import Testing

@testable import Imaging

struct PNGTests {
  @Test(arguments: [(1, 1), (3, 2), (257, 129), (2000, 1500)])
  func `A picture comes back as it was written`(width: Int, height: Int) throws {
    let bitmap = BitmapTests.pattern(width, height)
    let file = try PNG.encode(bitmap)
    #expect(file.starts(with: [0x89, 0x50, 0x4e, 0x47]))
    #expect(try PNG.decode(file) == bitmap)
  }

  @Test func `The header says 8-bit RGB`() throws {
    let file = try PNG.encode(Bitmap(width: 300, height: 2))
    // IHDR: width, height, depth and colour type stand at bytes 16 to 25.
    #expect(Array(file[16..<26]) == [0, 0, 1, 44, 0, 0, 0, 2, 8, 2])
  }

  @Test func `An empty picture cannot be written`() {
    #expect(throws: ImagingError.empty) { try PNG.encode(Bitmap(width: 0, height: 5)) }
  }

  @Test func `A picture that is too wide is refused`() {
    #expect(throws: ImagingError.self) { try PNG.encode(Bitmap(width: 70_000, height: 1)) }
  }

  @Test func `Damaged files are refused, whatever is wrong with them`() throws {
    let file = try PNG.encode(BitmapTests.pattern(40, 40))
    var flipped = file
    flipped[file.count / 2] ^= 0xff
    for bytes in [
      [], [1, 2, 3], Array(file.prefix(20)), Array(file.prefix(file.count / 2)), flipped,
    ] {
      #expect {
        try PNG.decode(bytes)
      } throws: { error in
        if case .corrupt("PNG", let message)? = error as? ImagingError {
          !message.isEmpty
        } else {
          false
        }
      }
    }
  }

  @Test func `A file that claims to be huge is refused before memory is taken`() throws {
    var file = try PNG.encode(Bitmap(width: 1, height: 1))
    file.replaceSubrange(16..<24, with: [0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff])
    #expect(throws: ImagingError.self) { try PNG.decode(file) }
  }

  @Test func `A grey file with transparency is laid on white`() throws {
    // 1x1, grey with alpha, value 0 and alpha 0: written by hand so that no encoder is trusted.
    let file: [UInt8] = [
      0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44,
      0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x04, 0x00, 0x00, 0x00, 0xb5,
      0x1c, 0x0c, 0x02, 0x00, 0x00, 0x00, 0x0b, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x60,
      0x60, 0x00, 0x00, 0x00, 0x03, 0x00, 0x01, 0xb8, 0xad, 0x3a, 0x63, 0x00, 0x00, 0x00, 0x00,
      0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
    ]
    #expect(try PNG.decode(file)[0, 0] == .white)
  }
}
