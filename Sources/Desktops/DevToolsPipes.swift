import Foundation

/// The two FIFOs over which the harness talks to the browser.
struct DevToolsPipes: Sendable {
  /// Read by the harness.
  let fromBrowser: CInt
  /// Written by the harness.
  let toBrowser: CInt
  /// Keeps the first pipe from ending before the browser has opened it.
  private let keeper: CInt

  /// Where the FIFOs are inside the desktop.
  static let inside = (
    toBrowser: "/run/user/1000/devtools.in", fromBrowser: "/run/user/1000/devtools.out"
  )

  /// Makes the FIFOs in the desktop's run folder, before anything runs there.
  ///
  /// - Throws: the name of the system call that failed, with its reason.
  init(in folder: String) throws(DevToolsPipesError) {
    let input = folder + "/devtools.in"
    let output = folder + "/devtools.out"
    for path in [input, output] {
      guard mkfifo(path, 0o600) == 0 else { throw DevToolsPipesError("mkfifo", path) }
    }
    // Opened for both directions where opening for one would wait for the browser.
    toBrowser = open(input, O_RDWR | O_CLOEXEC)
    fromBrowser = open(output, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    keeper = open(output, O_WRONLY | O_CLOEXEC)
    guard toBrowser >= 0, fromBrowser >= 0, keeper >= 0 else {
      throw DevToolsPipesError("open", folder)
    }
    _ = fcntl(fromBrowser, F_SETFL, fcntl(fromBrowser, F_GETFL) & ~O_NONBLOCK)
  }

  /// Lets the pipe end with the browser; called once the browser has opened it.
  func browserIsUp() { close(keeper) }
}

/// A FIFO that could not be made.
struct DevToolsPipesError: Error {
  var message: String

  init(_ call: String, _ path: String) {
    message = "\(call) \(path): \(String(cString: strerror(errno)))"
  }
}
