import DevTools
import Foundation

/// A real Chromium on a display of its own, as an ordinary user, for one test.
///
/// Everything runs below one shell in a namespace of its own and ends with its input.
final class TestBrowser: @unchecked Sendable {
  let home: URL
  private(set) var connection: DevToolsConnection
  private let process: Process
  private let input = Pipe()
  private let output: Pipe
  private let queue = DispatchQueue(label: "test browser")
  private var received = Data()

  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  static func start(_ page: String, flags: String = "") async throws -> TestBrowser {
    let browser = try TestBrowser(page)
    let said = try await browser.shell(
      """
      trap 'kill -KILL -1' EXIT
      export HOME=\(browser.home.path) LANG=C.UTF-8; cd $HOME
      export DBUS_SESSION_BUS_ADDRESS=disabled: XDG_RUNTIME_DIR=$HOME
      waitfor() { for i in $(seq 200); do "$@" 2>/dev/null && return 0; sleep 0.05; done; return 1; }
      Xvfb -displayfd 3 -screen 0 1280x800x24 -extension GLX -noreset 3>display 2>xvfb.log &
      waitfor test -s display; export DISPLAY=:$(cat display)
      openbox 2>openbox.log &
      waitfor sh -c 'xprop -root _NET_SUPPORTING_WM_CHECK | grep -q 0x'
      bash -c 'exec chromium --remote-debugging-pipe --no-first-run --no-default-browser-check \
        --password-store=basic --user-data-dir=$HOME/profile --disable-gpu \(flags) \
        "file://$HOME/page.html" 3<to 4>from' </dev/null >chromium.log 2>&1 &
      waitfor sh -c 'xdotool search --onlyvisible --class chromium | grep -q .' && echo up
      """)
    guard said.contains("up") else {
      let logs = try await browser.shell("head display *.log 2>&1")
      await browser.end()
      throw Failure(description: "the browser did not start: \(logs)")
    }
    return browser
  }

  private init(_ page: String) throws {
    home = URL(fileURLWithPath: "/tmp/deskmark-browser-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    try Data(page.utf8).write(to: home.appending(path: "page.html"))
    for name in ["to", "from"] { mkfifo(home.appending(path: name).path, 0o600) }
    let isRoot = geteuid() == 0
    if isRoot {
      for name in ["to", "from", "page.html", ""] {
        chown(home.appending(path: name).path, 4242, 4242)
      }
    }
    connection = try DevToolsConnection(
      readDescriptor: open(home.appending(path: "from").path, O_RDONLY | O_NONBLOCK),
      writeDescriptor: open(home.appending(path: "to").path, O_RDWR))
    process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/bwrap")
    let user = ["/usr/bin/setpriv", "--reuid", "4242", "--regid", "4242", "--clear-groups"]
    process.arguments =
      [
        "--dev-bind", "/", "/", "--proc", "/proc", "--unshare-pid", "--unshare-net",
        "--perms", "1777", "--tmpfs", "/tmp", "--bind", home.path, home.path,
      ] + (isRoot ? user : [])
      + ["/bin/bash", "--norc", "-s"]
    output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  /// Runs commands in the shell beside the browser and gives what they print.
  @discardableResult
  func shell(_ commands: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try self.run(commands) }) }
    }
  }

  private func run(_ commands: String) throws -> String {
    let end = "end-\(UUID().uuidString)"
    try input.fileHandleForWriting.write(contentsOf: Data("\(commands)\necho \(end)\n".utf8))
    while true {
      if let range = received.range(of: Data("\(end)\n".utf8)) {
        defer { received = Data(received[range.upperBound...]) }
        return String(decoding: received[..<range.lowerBound], as: UTF8.self)
      }
      let chunk = output.fileHandleForReading.availableData
      guard !chunk.isEmpty else { throw Failure(description: "the shell ended") }
      received.append(chunk)
    }
  }

  /// Ends every process and waits until they are gone.
  func end() async {
    connection.close()
    try? input.fileHandleForWriting.close()
    await withCheckedContinuation { continuation in
      queue.async {
        // The shell's output ends with the last process that could write there.
        while !self.output.fileHandleForReading.availableData.isEmpty {}
        continuation.resume()
      }
    }
    try? FileManager.default.removeItem(at: home)
  }
}

/// Runs a test with a browser that shows the page, which ends with it.
func withBrowser(
  _ page: String, flags: String = "", _ body: (TestBrowser, Browser) async throws -> Void
) async throws {
  let browser = try await TestBrowser.start(page, flags: flags)
  do {
    try await body(browser, Browser(connection: browser.connection))
  } catch {
    await browser.end()
    throw error
  }
  await browser.end()
}
