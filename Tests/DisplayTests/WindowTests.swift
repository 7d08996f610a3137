import Imaging
import Testing
import Vocabulary

@testable import Display

extension LiveTests {
  struct WindowTests {
    @Test func `Windows are listed, front first, with what they say of themselves`() async throws {
      let server = try XServer()
      try server.start("/usr/bin/openbox")
      let display = try await server.connect()
      let first = await TestClient(server.display, .init(title: "Größe one", takesFocus: false))
      let second = await TestClient(
        server.display,
        .init(
          frame: Rectangle(x: 30, y: 40, width: 200, height: 120), title: "two", takesFocus: false))
      _ = try await display.window(upTo: 10) { $0.title == "Größe one" }
      let two = try #require(await display.window(upTo: 10) { $0.title == "two" })
      #expect(two.applicationClass == "two")
      #expect(two.frame.width == 200 && two.frame.height == 120)
      #expect(!two.minimized)
      #expect(two.id == second.window)

      #expect(try await display.activate(first.window))
      let windows = try await display.windows()
      #expect(windows.map(\.title) == ["Größe one", "two"])
      #expect(windows.map(\.active) == [true, false])
      // The content's frame, not the decoration's: what is drawn at its corner is seen there.
      let frame = try #require(windows.first).frame
      first.fill(0xff_0000, width: 2, height: 2)
      _ = try await display.settle(quiet: 0.1)
      let bitmap = try await display.capture(pointer: false)
      #expect(bitmap[frame.x, frame.y].red == 255 && bitmap[frame.x, frame.y].green == 0)
      first.stop()
      second.stop()
    }

    @Test func `A window is asked to close, and is gone`() async throws {
      let server = try XServer()
      try server.start("/usr/bin/openbox")
      let display = try await server.connect()
      let client = await TestClient(server.display, .init(title: "victim", takesFocus: false))
      _ = try #require(await display.window(upTo: 10) { $0.title == "victim" })
      #expect(try await display.close(client.window, upTo: 5))
      #expect(try await display.windows().isEmpty)
      await #expect(throws: DisplayError.noWindow(client.window)) {
        try await display.activate(client.window)
      }
    }

    @Test func `Waiting for a window ends when its time is over`() async throws {
      let server = try XServer()
      let display = try await server.connect()
      let start = ContinuousClock.now
      #expect(try await display.window(upTo: 0.2) { _ in true } == nil)
      #expect(ContinuousClock.now - start < .seconds(2))
    }
  }
}
