import Testing

@testable import Display

extension LiveTests {
  struct ClipboardTests {
    @Test func `Text goes from one connection to another and back`() async throws {
      let server = try XServer()
      let first = try await server.connect()
      let second = try await server.connect()
      #expect(try await first.clipboard() == nil)
      try await first.setClipboard("Größe 🎉\n")
      #expect(try await second.clipboard() == "Größe 🎉\n")
      #expect(try await first.clipboard() == "Größe 🎉\n")
      try await second.setClipboard("")
      #expect(try await first.clipboard() == "")
    }

    @Test func `Long text goes through`() async throws {
      let server = try XServer()
      let first = try await server.connect()
      let second = try await server.connect()
      let text = String(repeating: "0123456789ä", count: 100_000)
      try await first.setClipboard(text)
      #expect(try await second.clipboard() == text)
      let limit = ClipboardState.limit
      await #expect(throws: DisplayError.textTooLong(limit + 1, limit: limit)) {
        try await first.setClipboard(String(repeating: "x", count: limit + 1))
      }
    }

    @Test func `Text that comes in pieces is put together`() async throws {
      let server = try XServer()
      let text = String(repeating: "Stück für Stück ", count: 500)
      let client = await TestClient(server.display, .init(clipboard: (text, 700)))
      let display = try await server.connect()
      #expect(try await display.clipboard() == text)
      #expect(try await display.clipboard() == text)
      client.stop()
    }

    @Test func `An owner that never answers costs a second at most`() async throws {
      let server = try XServer()
      let client = await TestClient(
        server.display, .init(delay: .seconds(5), clipboard: ("late", 10)))
      let display = try await server.connect()
      let start = ContinuousClock.now
      #expect(try await display.clipboard() == nil)
      #expect(ContinuousClock.now - start < .seconds(4))
      client.stop()
    }
  }
}
