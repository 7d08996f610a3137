import CX11
import Testing
import Vocabulary

@testable import Display

extension LiveTests {
  /// Buttons and keys that stay down from one call to the next, as another program sees them.
  struct HeldInputTests {
    private let place = Point(x: 300, y: 250)

    @Test func `A button stays down while the pointer moves, until it is released`() async throws {
      let server = try XServer()
      let log = try await EventLog(server)
      let display = try await server.connect()
      let end = Point(x: 420, y: 340)
      #expect(try await display.press(.left, at: place) == .delivered)
      #expect(try await display.move(to: Point(x: 360, y: 260)) == .delivered)
      #expect(try await display.release(.left, at: end) == .delivered)
      let events = try await log.events(besidesMotion: 2)
      let press = try #require(events.firstIndex { $0.kind == "ButtonPress" })
      let release = try #require(events.firstIndex { $0.kind == "ButtonRelease" })
      #expect(events[press].place == place && events[release].place == end)
      let path = events[(press + 1)..<release]
      #expect(path.count > 8)
      #expect(path.allSatisfy { $0.kind == "MotionNotify" && $0.state == Int(Button1Mask) })
      #expect(path.contains { $0.place == Point(x: 360, y: 260) })
      #expect(events.allSatisfy { !$0.isSynthetic })
    }

    @Test func `Keys stay down from one call to the next`() async throws {
      let server = try XServer()
      let log = try await EventLog(server)
      let display = try await server.connect()
      try await display.move(to: place)
      #expect(try await display.press(keys: "ctrl+shift") == .delivered)
      #expect(try await display.click(at: place) == .delivered)
      #expect(try await display.release(keys: "shift") == .delivered)
      #expect(try await display.release(keys: "ctrl") == .delivered)
      let events = try await log.events(besidesMotion: 6).filter { $0.kind != "MotionNotify" }
      let (control, both) = (Int(ControlMask), Int(ControlMask | ShiftMask))
      #expect(
        events.map(\.description) == [
          "KeyPress Control_L 0", "KeyPress Shift_L \(control)", "ButtonPress 1 \(both)",
          "ButtonRelease 1 \(both | Int(Button1Mask))", "KeyRelease Shift_L \(both)",
          "KeyRelease Control_L \(control)",
        ])
    }

    @Test func `What is held is released all at once, and only what is held can be released`()
      async throws
    {
      let server = try XServer()
      let log = try await EventLog(server)
      let display = try await server.connect()
      #expect(
        try await display.release(.left, at: place) == .undelivered(.notDown("the left button")))
      #expect(
        try await display.release(keys: "shift") == .undelivered(.notDown("the key Shift_L")))
      try await display.move(to: place)
      #expect(try await display.press(keys: "alt") == .delivered)
      #expect(try await display.press(.right, at: place) == .delivered)
      #expect(
        try await display.press(.right, at: place)
          == .undelivered(.alreadyDown("the right button")))
      #expect(try await display.releaseAll() == .delivered)
      #expect(try await display.releaseAll() == .delivered)
      let events = try await log.events(besidesMotion: 4).filter { $0.kind != "MotionNotify" }
      #expect(
        events.map(\.kind) == ["KeyPress", "ButtonPress", "KeyRelease", "ButtonRelease"])
      // Nothing is left that would change what is typed.
      #expect(try await display.type("a") == .delivered)
    }

    @Test func `A drag passes through the places on its way`() async throws {
      let server = try XServer()
      let log = try await EventLog(server)
      let display = try await server.connect()
      let corners = [Point(x: 240, y: 360), Point(x: 440, y: 360)]
      let end = Point(x: 440, y: 200)
      #expect(
        try await display.drag(from: Point(x: 240, y: 200), through: corners, to: end)
          == .delivered)
      let events = try await log.events(besidesMotion: 2)
      let press = try #require(events.firstIndex { $0.kind == "ButtonPress" })
      let release = try #require(events.firstIndex { $0.kind == "ButtonRelease" })
      let path = events[press...release].map(\.place)
      let first = try #require(path.firstIndex(of: corners[0]))
      let second = try #require(path.firstIndex(of: corners[1]))
      #expect(first < second && path.last == end)
    }

    @Test func `Modifiers are down while the wheel turns`() async throws {
      let server = try XServer()
      let log = try await EventLog(server)
      let display = try await server.connect()
      #expect(
        try await display.scroll(at: place, x: 0, y: 1, modifiers: ["ctrl"]) == .delivered)
      let events = try await log.events(besidesMotion: 4).filter { $0.kind != "MotionNotify" }
      #expect(
        events.map(\.kind) == ["KeyPress", "ButtonPress", "ButtonRelease", "KeyRelease"])
      #expect(events[1].description == "ButtonPress 5 \(ControlMask)")
    }

    @Test(arguments: [(Action.Button.back, "8"), (.forward, "9")])
    func `The buttons for back and forward are those that browsers know`(
      button: Action.Button, number: String
    ) async throws {
      let server = try XServer()
      let log = try await EventLog(server)
      let display = try await server.connect()
      #expect(try await display.click(at: place, button: button) == .delivered)
      let events = try await log.events(besidesMotion: 2).filter { $0.kind != "MotionNotify" }
      #expect(events.map(\.detail) == [number, number])
    }
  }
}
