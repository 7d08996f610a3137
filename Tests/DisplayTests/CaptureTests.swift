import CX11
import Imaging
import Testing
import Vocabulary

@testable import Display

extension LiveTests {
  struct CaptureTests {
    @Test func `A capture shows what was drawn, where it was drawn`() async throws {
      let server = try XServer()
      let client = await TestClient(server.display)
      let display = try await server.connect()
      await display.mark()
      client.fill(0x12_3456, x: 10, y: 20, width: 60, height: 40)
      _ = try await display.waitForChange(upTo: 5)
      let bitmap = try await display.capture(pointer: false)
      #expect(bitmap.width == 640 && bitmap.height == 480)
      let drawn = Pixel(red: 0x12, green: 0x34, blue: 0x56)
      #expect(bitmap[110, 120] == drawn && bitmap[169, 159] == drawn)
      #expect(bitmap[109, 120] == .white && bitmap[170, 159] == .white)
      #expect(bitmap[99, 100] == .black)
      client.stop()
    }

    @Test func `A capture is what another way of asking the server gives`() async throws {
      let server = try XServer()
      let client = await TestClient(server.display)
      let display = try await server.connect()
      for index in 0..<60 {
        client.fill(
          UInt(index * 275_317) & 0xff_ffff, x: Int32(index * 4), y: Int32(index * 3),
          width: UInt32(5 + index), height: UInt32(70 - index))
      }
      _ = try await display.settle(quiet: 0.1)
      let bitmap = try await display.capture(pointer: false)
      let other = try #require(XOpenDisplay(server.display))
      defer { XCloseDisplay(other) }
      let image = try #require(
        XGetImage(other, XDefaultRootWindow(other), 0, 0, 640, 480, XAllPlanes(), ZPixmap))
      let bytes = try #require(image.pointee.data).withMemoryRebound(
        to: UInt8.self, capacity: 640 * 480 * 4
      ) { Array(UnsafeBufferPointer(start: $0, count: 640 * 480 * 4)) }
      _ = image.pointee.f.destroy_image(image)
      #expect(bitmap == Bitmap(width: 640, height: 480, bytes: bytes))
      #expect(Set(stride(from: 0, to: bytes.count, by: 4).map { bytes[$0] }).count > 20)
      client.stop()
    }

    @Test func `The pointer is drawn where it is and nowhere else`() async throws {
      let server = try XServer()
      let client = await TestClient(server.display)
      let display = try await server.connect()
      client.draw { display, window in
        // 68 is an arrow with its tip at the pointer's place.
        XDefineCursor(display, window, XCreateFontCursor(display, 68))
        XFlush(display)
      }
      try await display.move(to: Point(x: 200, y: 180))
      _ = try await display.settle(quiet: 0.1)
      let plain = try await display.capture(pointer: false)
      let seen = try await display.capture()
      var different: [Point] = []
      for y in 0..<480 {
        for x in 0..<640 where plain[x, y] != seen[x, y] { different.append(Point(x: x, y: y)) }
      }
      #expect(different.count > 20)
      #expect(
        different.allSatisfy {
          Rectangle(x: 190, y: 170, width: 40, height: 40).contains($0)
        })
      client.stop()
    }

    @Test func `A full screen is captured quickly`() async throws {
      let server = try XServer(screen: .standard)
      let display = try await server.connect()
      _ = try await display.capture()
      let clock = ContinuousClock()
      var times: [Duration] = []
      for _ in 0..<15 {
        times.append(try await clock.measure { _ = try await display.capture(pointer: false) })
      }
      let median = times.sorted()[7]
      print("capture 1920x1080: \(median)")
      #expect(median < .milliseconds(100))
    }
  }
}
