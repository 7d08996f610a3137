import Display
import Foundation
import Imaging
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
    let preparation = try await desktop.setUp(
      variant(
        [Setup.PlacedFile(path: "Documents/note.txt", source: .text("first\n"))],
        open: [
          Setup.OpenedApplication(
            application: "mousepad", file: "Documents/note.txt", location: place)
        ]))
    #expect(preparation.launches.map(\.application) == ["mousepad"])
    #expect(preparation.setup >= preparation.launches[0].seconds)
    let sight = try await desktop.observe([.accessibility])
    #expect(sight.capture.id == CaptureID(rawValue: "c1"))
    #expect(sight.windows.contains { $0.title.contains("note.txt") })
    #expect(sight.accessibility?.applications.contains { $0.name == "mousepad" } == true)
    #expect(try await desktop.effects() == [])
    let typed = try await desktop.perform(.type("Grüße, Ελλάδα, 你好\n"))
    #expect(typed.result.outcome == .changed)
    #expect(try await desktop.effects() == [])
    _ = try await desktop.perform(.key("ctrl+s"))
    #expect(try await desktop.effects() == [Effect(.changed, "Documents/note.txt")])
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

  @Test func `Files, commands and pages are used by tools as the agent's user`() async throws {
    let page = """
      <!doctype html><title>Shop</title><h1>Order</h1>
      <label>Name <input id=name></label>
      <label>Size <select><option>small<option>large</select></label>
      <label><input type=checkbox> Terms</label>
      <div style="height:3000px"></div>
      <button onclick="document.querySelector('h1').textContent = 'Ordered ' + [
        document.querySelector('#name').value, document.querySelector('select').value,
        document.querySelector('[type=checkbox]').checked].join(' ')">Send</button>
      """
    let names = [
      "files.write", "files.read", "shell.run", "browser.open", "browser.read", "browser.fill",
      "browser.click",
    ]
    let desktop = try await LiveDesktop.start(
      DesktopConfiguration(executable: Self.executable), slot: 901, tools: Set(names),
      folders: ["Documents"], log: Logger(label: "test"))
    func call(_ name: String, _ arguments: JSONValue) async throws -> String {
      let result = try await desktop.perform(.tool(name: name, arguments: arguments)).result
      return "\(result.outcome == .refused ? "refused: " : "")\(result.message ?? "")"
    }
    do {
      _ = try await desktop.setUp(variant([], open: []))
      let wrote = try await call(
        "files.write", ["path": "Documents/shop.html", "text": .string(page)])
      #expect(wrote == "Wrote \(page.utf8.count) bytes to Documents/shop.html.")
      #expect(try await call("files.read", ["path": ".bashrc"]).contains("refused: "))
      #expect(try await call("files.list", [:]).contains("not offered"))
      let owner: JSONValue = [
        "command": "stat", "arguments": ["-c", "%U %a", "Documents/shop.html"],
      ]
      #expect(try await call("shell.run", owner) == "exit code 0\nagent 644\n")
      #expect(try await call("shell.run", ["command": "bash"]).contains("not permitted"))
      let counted = try await call(
        "shell.run", ["command": "wc", "arguments": ["-c"], "input": "abc"])
      #expect(counted == "exit code 0\n3\n")
      #expect(try await call("browser.read", [:]).contains("refused: no browser is open"))
      let opened = try await call(
        "browser.open", ["url": "file:///home/agent/Documents/shop.html"])
      #expect(opened.hasPrefix("Opened"), "\(opened)")
      let read = try await call("browser.read", [:])
      #expect(read.contains("# Order") && read.contains("[1] field \"Name\" = \"\""), "\(read)")
      #expect(read.contains("[4] button \"Send\""), "\(read)")
      for (number, text) in [(1, "Kim"), (2, "large"), (3, "true")] {
        let filled = try await call(
          "browser.fill", ["number": .int(number), "text": .string(text)])
        #expect(filled.hasPrefix("Filled"), "\(filled)")
      }
      #expect(try await call("browser.click", ["number": 4]) == "Clicked 4 button Send.")
      let after = try await call("browser.read", [:])
      #expect(after.contains("# Ordered Kim large true"), "\(after)")
      #expect(try await call("browser.click", ["number": 9]).contains("there is no element 9"))
    } catch {
      await desktop.end()
      throw error
    }
    await desktop.end()
  }

  @Test func `Verdicts written by the agent, before or after the end, have no effect`() async throws
  {
    let desktop = try await desktop(tools: ["shell"])
    let folder = NSTemporaryDirectory() + "/live-desktop-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try await desktop.setUp(
      variant([Setup.PlacedFile(path: "result.txt", source: .text("first\n"))], open: []))
    let written = try await desktop.perform(
      .tool(
        name: "shell",
        arguments: [
          "command": """
          for name in verdict.json state.json after.json before.json effects.json; do
            echo '{"outcome":"success","answer":"forged","live":{}}' > ~/$name
            echo forged > ~/../$name; echo forged > /$name; echo forged > ../state/$name
          done 2>/dev/null
          rm ~/verdict.json
          setsid sh -c 'trap "" TERM HUP; while :; do date +%N > ~/result.txt; done' \
            >/dev/null 2>&1 &
          until [ "$(cat ~/result.txt)" != first ]; do :; done
          """
        ]))
    #expect(written.result.outcome != .refused, "\(written.result.message ?? "")")
    let effects = try await desktop.effects()
    #expect(effects.contains(Effect(.deleted, "verdict.json")))
    #expect(effects.contains(Effect(.created, "state.json")))
    #expect(effects.contains(Effect(.changed, "result.txt")))
    let frozen = try await desktop.freeze(into: folder, answer: "mine")
    // Whoever wrote on is gone: the copy and the inventory, taken one after the other, agree.
    let kept = try Data(contentsOf: URL(filePath: folder + "/home/result.txt"))
    let after = try JSONDecoder().decode(
      [String: Entry].self, from: Data(contentsOf: URL(filePath: folder + "/after.json")))
    #expect(after["result.txt"]?.size == kept.count)
    await desktop.end()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(names == ["after.json", "before.json", "home", "sites", "state.json"])
    let facts = try JSONDecoder().decode(
      JSONValue.self, from: Data(contentsOf: URL(filePath: folder + "/state.json")))
    #expect(facts["answer"] == "mine")
    #expect(
      frozen.effects == [
        Effect(.created, "after.json"), Effect(.created, "before.json"),
        Effect(.created, "effects.json"), Effect(.changed, "result.txt"),
        Effect(.created, "state.json"),
      ])
  }

  @Test func `An application that nobody knows is the task's fault`() async throws {
    let desktop = try await desktop()
    await #expect(throws: Fault.self) {
      _ = try await desktop.setUp(
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

  @Test func `An agent gets the format that it asks for, and PNG is kept`() async throws {
    let desktop = try await desktop()
    let jpeg = try await desktop.observe([], view: CaptureView(format: .jpeg(quality: 60)))
    let webp = try await desktop.observe([], view: CaptureView(width: 320, format: .webp))
    let plain = try await desktop.observe([])
    await desktop.end()
    #expect(jpeg.capture.sent?.bytes.prefix(2) == [0xff, 0xd8])
    let whole = try PNG.decode(jpeg.capture.png)
    #expect(whole.width == desktop.screen.width)
    let small = try WebP.decode(try #require(webp.capture.sent?.bytes))
    #expect(small.width == 320)
    #expect(try small.changedBounds(from: PNG.decode(webp.capture.png)) == nil)
    #expect(plain.capture.sent == nil)
  }

  @Test func `Nothing is typed while a modifier is held, and freezing lets go of it`() async throws
  {
    let desktop = try await desktop()
    let folder = NSTemporaryDirectory() + "/live-desktop-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try await desktop.setUp(
      variant(
        [], open: [Setup.OpenedApplication(application: "mousepad", file: nil, location: place)]))
    let key = try await desktop.perform(.keyDown("shift"))
    #expect(key.result.outcome == .unchanged)
    let typed = try await desktop.perform(.type("a"))
    #expect(typed.result.outcome == .undelivered)
    _ = try await desktop.perform(.keyUp("shift"))
    #expect(try await desktop.perform(.type("a")).result.outcome == .changed)
    _ = try await desktop.perform(.key("ctrl+z"))
    _ = try await desktop.perform(.keyDown("alt"))
    let frozen = try await desktop.freeze(into: folder, answer: nil)
    #expect(frozen.effects.isEmpty)
    await desktop.end()
  }

  @Test func `A place on a scaled or zoomed capture is clicked exactly`() async throws {
    let desktop = try await desktop()
    let whole = try await desktop.observe([])
    #expect(whole.capture.area == desktop.screen.bounds)
    let small = try await desktop.observe([], view: CaptureView(width: 640))
    #expect((small.capture.width, small.capture.height) == (640, 360))
    #expect(try PNG.decode(small.capture.png).width == 640)
    _ = try await desktop.perform(.move(to: .init(Point(x: 100, y: 50), on: small.capture.id)))
    #expect(try await desktop.display.pointer() == Point(x: 301, y: 151))

    let closer = try await desktop.perform(
      .zoom(Rectangle(x: 100, y: 50, width: 20, height: 10), on: small.capture.id))
    #expect(closer.result.outcome == .unchanged)
    let part = try await desktop.observe([])
    #expect(part.capture.area == Rectangle(x: 300, y: 150, width: 60, height: 30))
    let screen = try await desktop.display.capture()
    #expect(
      try PNG.decode(part.capture.png) == screen.crop(x: 300, y: 150, width: 60, height: 30))
    // Without a name the latest capture is meant, which is the part.
    _ = try await desktop.perform(.move(to: .init(Point(x: 59, y: 29))))
    #expect(try await desktop.display.pointer() == Point(x: 359, y: 179))
    _ = try await desktop.perform(.move(to: .init(Point(x: 7, y: 9), on: whole.capture.id)))
    #expect(try await desktop.display.pointer() == Point(x: 7, y: 9))

    let outside = try await desktop.perform(.move(to: .init(Point(x: 60, y: 0))))
    #expect(outside.result.outcome == .refused)
    #expect(outside.result.message?.contains("60x30") == true)
    let wide = try await desktop.perform(.zoom(Rectangle(x: 50, y: 0, width: 11, height: 1)))
    #expect(wide.result.outcome == .refused)
    #expect(try await desktop.observe([]).capture.area == desktop.screen.bounds)
    await desktop.end()
  }

  @Test func `A click on what another window covers since is carried out and marked`()
    async throws
  {
    let desktop = try await desktop()
    _ = try await desktop.setUp(
      variant(
        [],
        open: [
          Setup.OpenedApplication(application: "mousepad", location: place),
          Setup.OpenedApplication(application: "xfce4-terminal", location: place),
        ]))
    let seen = try await desktop.observe([])
    let editor = try #require(seen.windows.first { $0.applicationClass == "Mousepad" })
    let terminal = try #require(seen.windows.first { $0.applicationClass == "Xfce4-terminal" })
    let spot = try #require(terminal.frame.intersection(editor.frame)).center
    let fresh = try await desktop.perform(.click(at: .init(spot, on: seen.capture.id)))
    #expect(fresh.result.stale == nil)
    _ = try await desktop.display.activate(editor.id)
    let late = try await desktop.perform(.click(at: .init(spot, on: seen.capture.id)))
    #expect(late.result.stale == true)
    #expect(late.result.outcome != .refused)
    // Keys have no place that could be stale.
    #expect(try await desktop.perform(.key("a")).result.stale == nil)
    await desktop.end()
  }

  @Test func `What changes nothing that can be seen is told apart`() async throws {
    let desktop = try await desktop()
    _ = try await desktop.setUp(
      variant([], open: [Setup.OpenedApplication(application: "mousepad", location: place)]))
    _ = try await desktop.observe([])
    #expect(try await desktop.perform(.key("shift")).result.outcome == .unchanged)
    #expect(try await desktop.perform(.type(".")).result.outcome == .changed)
    await desktop.end()
  }
}
