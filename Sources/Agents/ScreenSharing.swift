import Foundation
import Processes
import Vocabulary

/// A display that is shown over VNC and in the browser, on loopback and behind a password that holds
/// for one trial.
final class ScreenSharing: Sendable {
  let port: Int
  let webPort: Int
  let password: String
  private let server: RunningProcess
  private let web: RunningProcess

  private init(
    port: Int, webPort: Int, password: String, server: RunningProcess, web: RunningProcess
  ) {
    self.port = port
    self.webPort = webPort
    self.password = password
    self.server = server
    self.web = web
  }

  /// The page that shows the display.
  var address: String { "http://127.0.0.1:\(webPort)/vnc.html?autoconnect=true&resize=scale" }

  /// Starts x11vnc, and websockify with the pages of noVNC.
  static func start(_ display: String) async throws(Fault) -> ScreenSharing {
    let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
    // VNC passwords have eight characters.
    let password = String((0..<8).compactMap { _ in letters.randomElement() })
    let file = NSTemporaryDirectory() + "deskmark-vnc-\(UUID().uuidString)"
    guard
      FileManager.default.createFile(
        atPath: file, contents: Data((password + "\n").utf8),
        attributes: [.posixPermissions: 0o600])
    else { throw failed("the password cannot be written to \(file)") }
    defer { try? FileManager.default.removeItem(atPath: file) }
    do {
      let server = try Command(
        "x11vnc",
        [
          "-display", display, "-localhost", "-no6", "-noipv6", "-autoport", "5900", "-passwdfile",
          file, "-forever", "-shared", "-noshm", "-noxdamage", "-nolookup", "-nosel", "-quiet",
        ]
      ).start()
      var port: Int?
      while port == nil, let line = try await server.nextLine(within: .seconds(15)) {
        if line.hasPrefix("PORT=") { port = Int(line.dropFirst(5)) }
      }
      guard let port else { throw failed("x11vnc ended: \(server.errorTail.suffix(500))") }
      let webPort = port + 180
      let web = try Command(
        "websockify", ["--web", "/usr/share/novnc", "127.0.0.1:\(webPort)", "127.0.0.1:\(port)"]
      ).start()
      return ScreenSharing(
        port: port, webPort: webPort, password: password, server: server, web: web)
    } catch let fault as Fault {
      throw fault
    } catch {
      throw failed("\(error)")
    }
  }

  /// - Throws: a `Fault` when one of the programs has ended.
  func check() throws(Fault) {
    for (name, process) in [("x11vnc", server), ("websockify", web)] {
      if let status = process.exitStatus {
        throw Self.failed("\(name) ended (\(status)): \(process.errorTail.suffix(500))")
      }
    }
  }

  func end() async {
    await web.terminate(grace: .zero)
    await server.terminate(grace: .zero)
  }

  private static func failed(_ reason: String) -> Fault {
    Fault(
      .infrastructure, "infrastructure.desktop-not-shown",
      "The desktop cannot be shown to a person: \(reason). It takes the packages x11vnc, "
        + "websockify and novnc.")
  }
}
