import CX11
import Foundation
import Testing
import Vocabulary

@testable import Display

extension LiveTests {
  struct TypingTests {
    static let everything = """
      Hello, World! ~`@#$%^&*()_+-={}[]|\\:;"'<>,.?/
      Größe ÄÖÜ ß éÉ çÇ æÆ øØ åÅ ñÑ ¿¡ «» €£¥ — “quoted” … ½
      Ελληνικά Ωω Русский Жж עברית العربية
      日本語 中文 한국어\t🎉🐈‍⬛ 👍🏽 𝒳 e\u{301}
      """

    @Test func `Every character arrives as it was written`() async throws {
      let server = try XServer()
      let client = await TestClient(server.display, .init(answersPings: true))
      let display = try await server.connect()
      try await display.type(Self.everything)
      #expect(await eventually { client.typed.count >= Self.everything.count })
      #expect(client.typed.unicodeScalars.elementsEqual(Self.everything.unicodeScalars))
      client.stop()
    }

    @Test func `More characters than spare keys arrive, even in a slow application`() async throws {
      let server = try XServer()
      let client = await TestClient(
        server.display, .init(answersPings: true, delay: .milliseconds(1)))
      let display = try await server.connect()
      let text = String(
        String.UnicodeScalarView((0x4e00..<0x4e00 + 150).compactMap(Unicode.Scalar.init)))
      try await display.type(text)
      #expect(await eventually { client.typed == text })
      client.stop()
    }

    @Test func `An application that reads late still reads the right characters`() async throws {
      let server = try XServer()
      let client = await TestClient(
        server.display, .init(answersPings: true, delay: .milliseconds(30)))
      let display = try await server.connect()
      // The second text must not take the keys of the first one away.
      try await display.type("дом")
      try await display.type("кот")
      #expect(await eventually(upTo: .seconds(10)) { client.typed.count == 6 })
      #expect(client.typed == "домкот")
      client.stop()
    }

    @Test func `The keyboard is as before once the application has read`() async throws {
      let server = try XServer()
      let client = await TestClient(server.display, .init(answersPings: true))
      let display = try await server.connect()
      let before = try Self.mapping(of: server.display)
      try await display.type("中文 жук")
      #expect(await eventually { client.typed == "中文 жук" })
      #expect(try Self.mapping(of: server.display) == before)
      client.stop()
    }

    @Test func `Caps Lock does not turn letters round, and stays on`() async throws {
      let server = try XServer()
      let client = await TestClient(server.display, .init(answersPings: true))
      let display = try await server.connect()
      try await display.key("caps_lock")
      client.forget()
      try await display.type("aBé")
      #expect(await eventually { client.typed == "aBé" })
      try await display.key("x")
      #expect(await eventually { client.typed == "aBéX" })
      client.stop()
    }

    @Test func `Control characters are refused before anything is typed`() async throws {
      let server = try XServer()
      let client = await TestClient(server.display)
      let display = try await server.connect()
      await #expect(throws: DisplayError.unknownKey("U+7")) { try await display.type("ab\u{7}") }
      try await display.type("c\r\nd")
      #expect(await eventually { client.typed == "c\nd" })
      client.stop()
    }

    @Test func `A GTK editor saves the text that was typed`() async throws {
      let server = try XServer(screen: Screen(width: 900, height: 700))
      let file = server.folder.appending(path: "note.txt")
      try Data().write(to: file)
      try server.start("/usr/bin/openbox")
      try server.start(
        "/usr/bin/dbus-run-session", "--", "/usr/bin/mousepad", "--disable-server", file.path)
      let display = try await server.connect()
      let window = try #require(
        await display.window(upTo: 20) { $0.title.contains("note.txt") })
      try await display.activate(window.id)
      _ = try await display.settle(quiet: 0.5, cap: 5)
      // Tabs and line ends are left to the editor's own habits of indenting.
      let text = "Größe ÄÖÜ çÇ — “x” 日本語 🎉 жук ~{}|\\"
      try await display.type(text)
      try await display.key("ctrl+s")
      let saved = await eventually(upTo: .seconds(10)) {
        (try? String(contentsOf: file, encoding: .utf8))?.hasPrefix(text) == true
      }
      #expect(saved, "\((try? String(contentsOf: file, encoding: .utf8)) ?? "")")
    }

    private static func mapping(of name: String) throws -> [KeySym] {
      let display = try #require(XOpenDisplay(name))
      defer { XCloseDisplay(display) }
      var columns: Int32 = 0
      let rows = try #require(XGetKeyboardMapping(display, 8, 248, &columns))
      defer { XFree(rows) }
      return Array(UnsafeBufferPointer(start: rows, count: 248 * Int(columns)))
    }
  }
}
