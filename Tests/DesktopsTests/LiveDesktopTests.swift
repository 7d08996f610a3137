import Foundation
import JSONValue
import Logging
import TaskFiles
import Testing
import Vocabulary

@testable import Desktops

/// One real desktop at a time: an X server, a window manager and applications in a sandbox.
@Suite(.serialized) struct LiveDesktopTests {
  /// The `deskmark` binary that was built together with these tests.
  private static let executable =
    URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "deskmark")
    .path

  private func desktop(tools: Set<String> = []) async throws -> LiveDesktop {
    try await LiveDesktop.start(
      DesktopConfiguration(executable: Self.executable), slot: 900, tools: tools,
      log: Logger(label: "test"))
  }

  private func variant(_ files: [Setup.PlacedFile], open: [Setup.OpenedApplication]) -> Variant {
    var variant = Variant(task: TaskID(rawValue: "files/a"))
    variant.setup = Setup(files: files, sites: [], open: open)
    return variant
  }

  private let place = SourceLocation(file: "task.yaml", line: 1, column: 1)

  @Test func `What is typed into an editor and saved is in the kept state`() async throws {
    let desktop = try await desktop()
    let folder = NSTemporaryDirectory() + "/live-desktop-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await desktop.setUp(
      variant(
        [Setup.PlacedFile(path: "Documents/note.txt", source: .text("first\n"))],
        open: [
          Setup.OpenedApplication(
            application: "mousepad", file: "Documents/note.txt", location: place)
        ]))
    let sight = try await desktop.observe([.accessibility])
    #expect(sight.capture.id == CaptureID(rawValue: "c1"))
    #expect(sight.windows.contains { $0.title.contains("note.txt") })
    #expect(sight.accessibility?.applications.contains { $0.name == "mousepad" } == true)
    let typed = try await desktop.perform(.type("Grüße, Ελλάδα, 你好\n"))
    #expect(typed.result.outcome == .changed)
    _ = try await desktop.perform(.key("ctrl+s"))
    let frozen = try await desktop.freeze(into: folder, answer: "yes")
    await desktop.end()
    let text = try String(contentsOfFile: folder + "/home/Documents/note.txt", encoding: .utf8)
    #expect(text == "Grüße, Ελλάδα, 你好\nfirst\n")
    #expect(frozen.effects == [Effect(.changed, "Documents/note.txt")])
    let facts = try JSONDecoder().decode(
      JSONValue.self, from: Data(contentsOf: URL(filePath: folder + "/state.json")))
    #expect(facts["answer"] == "yes")
  }

  @Test func `A click on a capture that never was is refused`() async throws {
    let desktop = try await desktop()
    let result = try await desktop.perform(
      .click(at: .init(Point(x: 5, y: 5), on: CaptureID(rawValue: "c99"))))
    await desktop.end()
    #expect(result.result.outcome == .refused)
    #expect(result.result.message?.contains("c99") == true)
  }

  @Test func `A tool that is not offered is refused, and one that is runs as the agent`()
    async throws
  {
    let bare = try await desktop()
    let refused = try await bare.perform(.tool(name: "shell", arguments: ["command": "true"]))
    await bare.end()
    #expect(refused.result.outcome == .refused)

    let desktop = try await desktop(tools: ["shell"])
    let fine = try await desktop.perform(
      .tool(name: "shell", arguments: ["command": "test $(id -un) = agent"]))
    #expect(fine.result.outcome != .refused)
    let failed = try await desktop.perform(
      .tool(name: "shell", arguments: ["command": "echo why; exit 3"]))
    await desktop.end()
    #expect(failed.result.message?.contains("status 3: why") == true)
  }

  @Test func `An application that nobody knows is the task's fault`() async throws {
    let desktop = try await desktop()
    await #expect(throws: Fault.self) {
      try await desktop.setUp(
        variant([], open: [Setup.OpenedApplication(application: "emacs", location: place)]))
    }
    await desktop.end()
  }

  @Test func `Ending twice and using a desktop afterwards is an error and no crash`() async throws {
    let desktop = try await desktop()
    await desktop.end()
    await desktop.end()
    await #expect(throws: Fault.self) { try await desktop.observe([]) }
  }
}
