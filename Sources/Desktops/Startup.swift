import Foundation
import Processes
import Sandbox
import Vocabulary

/// Starts the sides of a desktop.
struct Startup {
  var sandbox: Sandbox
  var configuration: DesktopConfiguration

  private static let bound = Duration.seconds(20)

  /// The X server, once it accepts connections as display 1 of the sandbox.
  func displayServer() async throws(Fault) -> RunningProcess {
    let screen = configuration.screen
    let side = Side(
      "display",
      [
        "Xvfb", ":1", "-screen", "0", "\(screen.width)x\(screen.height)x24", "-dpi",
        "\(screen.dotsPerInch)", "-extension", "GLX", "-ac", "-nolisten", "tcp", "-noreset",
        "-displayfd", "1",
      ],
      shares: [.x11: .write])
    return try await start(side, named: "The X server") { $0 == "1" }
  }

  /// The desktop's own side, once its buses and its window manager are up.
  func session() async throws(Fault) -> RunningProcess {
    let files: [Mount]
    do {
      files = try await configurationFiles()
    } catch {
      throw .startFailed("The window manager's configuration", error)
    }
    let side = Side(
      "session",
      ["sh", "-c", SessionScript.text],
      environment: SessionSeed.environment(display: ":1", scale: configuration.screen.scale),
      shares: [.home: .write, .run: .write, .temporary: .write, .x11: .read],
      mounts: files)
    return try await start(side, named: "The desktop's session") { $0 == "ready" }
  }

  /// The same as a value, since concurrent work forgets the type of its errors.
  func sessionOutcome() async -> Result<RunningProcess, Fault> {
    do throws(Fault) {
      return .success(try await session())
    } catch {
      return .failure(error)
    }
  }

  /// The process that reads the accessibility tree, beside the desktop.
  func accessibilityReader() async throws(Fault) -> RunningProcess {
    let side = Side(
      "accessibility",
      [configuration.executable, "accessibility-reader"],
      environment: ["DBUS_SESSION_BUS_ADDRESS": SessionScript.busAddress],
      shares: [.run: .write],
      mounts: Mount.ownExecutable() + [.readOnly(configuration.executable)])
    return try await start(side, named: "The accessibility reader", until: nil)
  }

  /// The window manager's files, written where the session's side can read them.
  private func configurationFiles() async throws -> [Mount] {
    let folder = try await sandbox.makeFolder("session")
    let files = [
      ("rc.xml", OpenboxConfiguration.settings),
      ("menu.xml", OpenboxConfiguration.menu(scale: configuration.screen.scale)),
    ]
    for (name, text) in files {
      try text.write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
    }
    try await sandbox.handOver(folder)
    return files.map { name, _ in .readOnly("\(folder)/\(name)", at: "/etc/xdg/openbox/\(name)") }
  }

  /// Starts a side and waits for the line that says it is ready.
  func start(
    _ side: Side, named name: String, until isReady: ((String) -> Bool)?
  ) async throws(Fault) -> RunningProcess {
    let process: RunningProcess
    do {
      process = try await sandbox.start(side)
    } catch {
      throw .startFailed(name, error)
    }
    guard let isReady else { return process }
    do {
      while let line = try await process.nextLine(within: Self.bound) {
        if isReady(line) { return process }
      }
    } catch {
      throw .startFailed(name, error, output: process.errorTail)
    }
    throw .startFailed(name, "it ended before it was ready", output: process.errorTail)
  }
}
