import Foundation

/// Turns Ctrl-C into a call; a second one ends the program at once.
enum Interrupt {
  /// Where the handler writes; a handler may do little else than write.
  nonisolated(unsafe) private static var writer: CInt = -1

  private static func isIgnored(_ number: CInt) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Calls back once, on a thread of its own, when SIGINT, SIGTERM or SIGHUP first arrives.
  ///
  /// A SIGHUP that was ignored from the start, as under `nohup`, stays ignored.
  static func watch(_ onInterrupt: @escaping @Sendable () -> Void) {
    var ends: [CInt] = [0, 0]
    guard pipe(&ends) == 0 else { return }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    writer = ends[1]
    for number in [SIGINT, SIGTERM, SIGHUP] where number != SIGHUP || !isIgnored(number) {
      signal(number) { _ in
        var byte: UInt8 = 1
        _ = write(Interrupt.writer, &byte, 1)
      }
    }
    let reader = ends[0]
    Thread {
      var byte: UInt8 = 0
      while read(reader, &byte, 1) < 1 {}
      onInterrupt()
      while read(reader, &byte, 1) < 1 {}
      exit(130)
    }.start()
  }
}
