import Glibc
import Synchronization

/// An open file descriptor that is closed exactly once.
final class Descriptor: Sendable {
  let number: Int32
  private let isOpen = Mutex(true)

  init(_ number: Int32) { self.number = number }

  deinit { close() }

  func close() {
    isOpen.withLock { isOpen in
      if isOpen { Glibc.close(number) }
      isOpen = false
    }
  }

  /// Never waits in reads and writes of this end.
  func stopBlocking() {
    let flags = fcntl(number, F_GETFL)
    _ = fcntl(number, F_SETFL, flags | O_NONBLOCK)
  }

  /// A pipe whose ends no other process inherits.
  static func pipe(for command: Command) throws(ProcessError) -> (
    read: Descriptor, write: Descriptor
  ) {
    var ends: [Int32] = [-1, -1]
    let isMade = ends.withUnsafeMutableBufferPointer { ends in
      guard let start = ends.baseAddress, let pipe2 = Linux.pipe2 else { return false }
      return pipe2(start, O_CLOEXEC) == 0
    }
    guard isMade else { throw .notStarted(command.executable, code: errno) }
    return (try Descriptor.raised(ends[0], command), try Descriptor.raised(ends[1], command))
  }

  /// The empty device, for whatever is not wanted.
  static func null(for command: Command) throws(ProcessError) -> Descriptor {
    let number = open("/dev/null", O_RDWR | O_CLOEXEC)
    guard number >= 0 else { throw .notStarted(command.executable, code: errno) }
    return try raised(number, command)
  }

  /// Moves a descriptor above 2: where this process lacks one of the standard three, the next one
  /// opened takes its number, and the child's own three would overwrite it.
  private static func raised(_ number: Int32, _ command: Command) throws(ProcessError) -> Descriptor
  {
    guard number <= 2 else { return Descriptor(number) }
    let moved = fcntl(number, F_DUPFD_CLOEXEC, 3)
    let code = errno
    Glibc.close(number)
    guard moved >= 0 else { throw .notStarted(command.executable, code: code) }
    return Descriptor(moved)
  }
}
