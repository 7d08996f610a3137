import Dispatch
import Foundation

/// Turns Ctrl-C into the cancellation of a task; a second one ends the program at once.
final class Interrupt {
  private let sources: [any DispatchSourceSignal]

  /// Watches SIGINT and SIGTERM and calls back on the first of them.
  init(_ onInterrupt: @escaping @Sendable () -> Void) {
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      let seen = Seen()
      source.setEventHandler {
        if seen.again { exit(130) }
        onInterrupt()
      }
      source.resume()
      return source
    }
  }

  /// Stops watching.
  func cancel() { sources.forEach { $0.cancel() } }

  /// Whether a signal was seen before; used on one queue only.
  private final class Seen: @unchecked Sendable {
    private var count = 0
    private let lock = NSLock()
    var again: Bool {
      lock.withLock {
        count += 1
        return count > 1
      }
    }
  }
}
