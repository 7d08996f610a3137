import Foundation
import Imaging
import Testing
import Vocabulary

@testable import ModelAPIs

@Suite struct PictureTests {
  @Test(
    arguments: [
      (ImageBudget.original, Screen(width: 1920, height: 1080), Screen(width: 1920, height: 1080)),
      (.area(longest: 1568, pixels: 1_150_000), .standard, Screen(width: 1430, height: 804)),
      (
        .area(longest: 1568, pixels: 1_150_000), Screen(width: 1024, height: 768),
        Screen(width: 1024, height: 768)
      ),
      (.patches(longest: 2000, side: 28, count: 4784), .standard, .standard),
      (
        .patches(longest: 2000, side: 28, count: 4784), Screen(width: 3840, height: 2160),
        Screen(width: 2000, height: 1125)
      ),
      (.multiples(of: 28, pixels: 3136...12_845_056), .standard, Screen(width: 1932, height: 1092)),
      (.multiples(of: 32, pixels: 4096...16_777_216), .standard, Screen(width: 1920, height: 1088)),
      (.multiples(of: 28, pixels: 3136...1_003_520), .standard, Screen(width: 1316, height: 728)),
    ])
  func `A capture is sent at the size the model takes`(
    budget: ImageBudget, capture: Screen, expected: Screen
  ) {
    #expect(budget.size(for: capture) == expected)
  }

  @Test func `A picture in the format that was asked for is sent as it came`() throws {
    let bitmap = Bitmap(width: 8, height: 4, bytes: Array(repeating: 90, count: 8 * 4 * 4))
    var capture = Capture(
      id: CaptureID(rawValue: "c1"), width: 8, height: 4, png: try PNG.encode(bitmap))
    let format = ImageFormat.jpeg(quality: 70)
    capture.sent = Capture.Sent(format: format, bytes: [1, 2, 3])
    let sent = try Picture(capture, within: .original, as: format)
    #expect(sent.dataURL == "data:image/jpeg;base64,AQID")
    // Made anew where it was not taken for this agent, and where it has to be scaled.
    #expect(try Picture(capture, within: .original).mediaType == "image/png")
    let small = try Picture(capture, within: .area(longest: 4, pixels: 100), as: .webp)
    #expect(small.size == Screen(width: 4, height: 2) && small.mediaType == "image/webp")
    let file = Array(try #require(Data(base64Encoded: small.base64)))
    #expect(try WebP.decode(file).width == 4)
  }

  @Test func `Every size of a budget keeps to it`() {
    for width in stride(from: 320, through: 8192, by: 371) {
      for height in stride(from: 320, through: 8192, by: 449) {
        let capture = Screen(width: width, height: height)
        let area = ImageBudget.area(longest: 1568, pixels: 1_150_000).size(for: capture)
        #expect(max(area.width, area.height) <= 1568 && area.width * area.height <= 1_150_000)
        let patches = ImageBudget.patches(longest: 2000, side: 28, count: 4784).size(for: capture)
        #expect(max(patches.width, patches.height) <= 2000)
        #expect((patches.width + 27) / 28 * ((patches.height + 27) / 28) <= 4784)
        let multiples = ImageBudget.multiples(of: 28, pixels: 3136...1_003_520).size(for: capture)
        #expect(multiples.width % 28 == 0 && multiples.height % 28 == 0)
        #expect(multiples.width * multiples.height <= 1_003_520)
        // What was resized once is left as it is.
        let again = ImageBudget.multiples(of: 28, pixels: 3136...1_003_520).size(for: multiples)
        #expect(again == multiples)
      }
    }
  }

  private func capture() throws -> Capture {
    var bytes: [UInt8] = []
    for y in 0..<100 { for x in 0..<200 { bytes += [x < 100 ? 0 : 255, UInt8(y), 0, 0] } }
    let bitmap = Bitmap(width: 200, height: 100, bytes: bytes)
    return Capture(
      id: CaptureID(rawValue: "c1"), width: 200, height: 100, png: try PNG.encode(bitmap))
  }

  private func bitmap(_ picture: Picture) throws -> Bitmap {
    try PNG.decode(Array(try #require(Data(base64Encoded: picture.base64))))
  }

  @Test func `A capture that fits is sent as it is`() throws {
    let capture = try capture()
    let picture = try Picture(capture, within: .original)
    #expect(Data(base64Encoded: picture.base64).map(Array.init) == capture.png)
  }

  @Test func `A capture that is too large is scaled`() throws {
    let picture = try Picture(try capture(), within: .area(longest: 100, pixels: 1_000_000))
    #expect(picture.size == Screen(width: 100, height: 50))
    #expect(picture.screen == Screen(width: 200, height: 100))
    let bitmap = try bitmap(picture)
    #expect(bitmap.width == 100 && bitmap.height == 50)
  }

  @Test func `A zoom is the part at the size of a whole picture`() throws {
    let part = Rectangle(x: 100, y: 0, width: 50, height: 25)
    let picture = try Picture(of: part, from: try capture(), within: .original)
    #expect(picture.size == Screen(width: 200, height: 100))
    let bitmap = try bitmap(picture)
    #expect(bitmap[0, 0].blue == 255 && bitmap[199, 99].green == 24)
  }

  @Test func `What is no picture is said to be none`() {
    let capture = Capture(id: CaptureID(rawValue: "c9"), width: 4000, height: 100, png: [1])
    #expect(throws: Picture.Unreadable.self) {
      try Picture(capture, within: .area(longest: 100, pixels: 1000))
    }
  }
}
