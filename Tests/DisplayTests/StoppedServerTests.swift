import Foundation
import Glibc
import Testing
import Vocabulary

@testable import Display

extension LiveTests {
  /// X servers that die, and that stop and keep their socket open, in the middle of everything.
  struct StoppedServerTests {
    enum Operation: String, CaseIterable {
      case type, click, drag, scroll, press, hold, capture, settle, windows, clipboard

      /// Goes on until the server fails, and says how that showed itself.
      func run(on display: DisplayConnection) async -> Failure {
        do {
          while true {
            if case .undelivered(let obstacle) = try await once(on: display) {
              return .undelivered(obstacle)
            }
          }
        } catch {
          return .error(error)
        }
      }

      private func once(on display: DisplayConnection) async throws(DisplayError) -> Delivery {
        switch self {
        case .type: return try await display.type("Größe 日本 and so on")
        case .click: return try await display.click(at: Point(x: 150, y: 150), modifiers: ["ctrl"])
        case .drag:
          return try await display.drag(from: Point(x: 150, y: 150), to: Point(x: 350, y: 250))
        case .scroll: return try await display.scroll(at: Point(x: 150, y: 150), x: 0, y: 9)
        case .press:
          let pressed = try await display.press(.left, at: Point(x: 150, y: 150))
          guard pressed == .delivered else { return pressed }
          return try await display.release(.left, at: Point(x: 350, y: 250))
        case .hold: return try await display.hold("shift", seconds: 0.1)
        case .capture: _ = try await display.capture()
        case .settle: _ = try await display.settle(quiet: 0.05, cap: 0.2)
        case .windows: _ = try await display.windows()
        case .clipboard: _ = try await display.clipboard()
        }
        return .delivered
      }
    }

    enum Failure: Equatable {
      case undelivered(Delivery.Obstacle)
      case error(DisplayError)
    }

    private static let patience = Patience(delivery: 0.2, silence: 0.6)

    @Test(arguments: Operation.allCases)
    func `A server that dies in the middle is lost`(operation: Operation) async throws {
      let server = try XServer()
      let client = await TestClient(server.display, .init(answersPings: true))
      let display = try await server.connect(patience: Self.patience)
      let task = Task { await operation.run(on: display) }
      try await Task.sleep(for: .milliseconds(60))
      let start = ContinuousClock.now
      server.kill()
      #expect(await task.value == .error(.lost(server.display)))
      #expect(ContinuousClock.now - start < .seconds(2))
      client.stop()
    }

    @Test(arguments: Operation.allCases)
    func `A server that stops in the middle is noticed in time, and lost in the end`(
      operation: Operation
    ) async throws {
      let server = try XServer()
      let client = await TestClient(server.display, .init(answersPings: true))
      let display = try await server.connect(patience: Self.patience)
      let task = Task { await operation.run(on: display) }
      try await Task.sleep(for: .milliseconds(60))
      let start = ContinuousClock.now
      server.freeze()
      let failure = await task.value
      #expect(ContinuousClock.now - start < .seconds(3))
      switch failure {
      case .undelivered(let obstacle): #expect(obstacle == .silent(seconds: 0.2))
      case .error(let error): #expect(error == .lost(server.display))
      }
      // The first question that has to be answered ends the connection.
      await #expect(throws: DisplayError.lost(server.display)) { try await display.windows() }
      #expect(ContinuousClock.now - start < .seconds(4))
      server.kill()
      client.stop()
    }

    @Test func `Input to a server that has stopped for a moment is undelivered, and comes later`()
      async throws
    {
      let server = try XServer()
      let client = await TestClient(server.display)
      let display = try await server.connect(patience: Patience(delivery: 0.1, silence: 10))
      let silent = Delivery.undelivered(.silent(seconds: 0.1))
      server.freeze()
      #expect(try await display.click(at: Point(x: 150, y: 150)) == silent)
      #expect(try await display.key("a") == silent)
      #expect(try await display.type("ж") == silent)
      server.thaw()
      #expect(try await display.pointer() == Point(x: 150, y: 150))
      // Nothing was pressed whose place or time would not have been the right one.
      #expect(PointerTests.buttons(of: client).isEmpty && client.typed.isEmpty)
      #expect(try await display.click(at: Point(x: 160, y: 160)) == .delivered)
      #expect(try await display.key("b") == .delivered)
      #expect(await eventually { client.typed == "b" })
      client.stop()
    }

    @Test(arguments: [true, false])
    func `Lost servers leave neither threads nor descriptors behind`(dies: Bool) async throws {
      func round(_ operation: Operation) async throws {
        let server = try XServer()
        let display = try await server.connect(
          patience: Patience(delivery: 0.1, silence: 0.3))
        let task = Task { await operation.run(on: display) }
        try await Task.sleep(for: .milliseconds(15))
        if dies { server.kill() } else { server.freeze() }
        _ = await task.value
        _ = try? await display.windows()
        server.kill()
      }
      // What is made once for the whole process does not count.
      try await round(.click)
      let before = Self.held
      for operation in Operation.allCases { try await round(operation) }
      // The pool of the tests themselves may have grown by a thread or two, not by eight.
      let isClean = await eventually {
        Self.held.files <= before.files && Self.held.threads <= before.threads + 2
      }
      #expect(isClean, "\(before) before, \(Self.held) after")
    }

    /// How many open files and threads the process has.
    private static var held: (files: Int, threads: Int) {
      (entries("/proc/self/fd").count, entries("/proc/self/task").count)
    }

    private static func entries(_ folder: String) -> [String] {
      (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    }
  }
}
