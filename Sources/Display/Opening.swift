import Dispatch
import Glibc
import Synchronization

/// One attempt to connect to an X server, which ends with exactly one result.
///
/// Until Xlib hands out the display there is no way to keep it from ending the process when the
/// server dies: it does so once the error handler returns. So a thread to which that happens while
/// it is connecting never comes back from the handler, and its attempt ends here.
final class Opening: Sendable {
  /// The attempts under way, by the thread that Xlib runs on.
  private static let current = Mutex<[pthread_t: Opening]>([:])

  private let name: String
  private let continuation: Mutex<CheckedContinuation<Result<XSession, DisplayError>, Never>?>

  init(
    _ name: String, seconds: Double,
    continuation: CheckedContinuation<Result<XSession, DisplayError>, Never>
  ) {
    self.name = name
    self.continuation = Mutex(continuation)
    DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { [self] in
      finish(.failure(.cannotOpen(self.name)))
    }
  }

  /// Connects on this thread; returns nothing where that failed or came too late.
  func run(_ open: () -> Result<XSession, DisplayError>) -> XSession? {
    let thread = pthread_self()
    Self.current.withLock { $0[thread] = self }
    let result = open()
    Self.connected()
    guard case .success(let session) = result else {
      finish(result)
      return nil
    }
    if finish(result) { return session }
    session.close()
    session.freeIfClosed()
    return nil
  }

  /// From here on this thread may come back from Xlib's error handler.
  static func connected() {
    current.withLock { _ = $0.removeValue(forKey: pthread_self()) }
  }

  /// Called by Xlib's error handler: ends the attempt of this thread, if it makes one, and the
  /// thread with it.
  static func abandon() {
    let opening = current.withLock { $0.removeValue(forKey: pthread_self()) }
    guard let opening else { return }
    opening.finish(.failure(.lost(opening.name)))
    while true { pause() }
  }

  @discardableResult private func finish(_ result: Result<XSession, DisplayError>) -> Bool {
    let waiting = continuation.withLock { continuation in
      defer { continuation = nil }
      return continuation
    }
    waiting?.resume(returning: result)
    return waiting != nil
  }
}
