import Glibc

/// Any process of this machine, held so that its number can never come to mean another one.
///
/// Needs no parenthood: it is a pidfd (Linux 5.3). Ending is an event, not a poll.
public final class ProcessReference: Sendable {
  /// Its number.
  public let pid: Int32

  private let descriptor: Descriptor
  private let gone: OneShot<Void>
  private let watch: Int

  /// Holds the process with this number.
  ///
  /// - Throws: `ProcessError.notStarted` with `ESRCH` when there is none.
  public convenience init(pid: Int32) throws(ProcessError) {
    try self.init(pid: pid) {}
  }

  /// Holds a process and calls a closure on the reactor's thread once it has ended.
  init(pid: Int32, whenGone: @escaping @Sendable () -> Void) throws(ProcessError) {
    let number = Linux.openProcess(pid)
    guard number >= 0 else { throw .notStarted("process \(pid)", code: errno) }
    let gone = OneShot<Void>()
    self.pid = pid
    self.gone = gone
    descriptor = Descriptor(number)
    watch = Reactor.shared.watch(number, POLLIN) { id in
      // It would be ready for ever.
      Reactor.shared.cancel(id)
      whenGone()
      gone.set(())
    }
  }

  deinit {
    let (watch, descriptor) = (watch, descriptor)
    Reactor.shared.perform {
      Reactor.shared.cancel(watch)
      descriptor.close()
    }
  }

  /// It has ended (and is perhaps not collected yet).
  public var isGone: Bool { gone.current != nil }

  /// Sends it a signal; false when it is gone or may not be signalled.
  @discardableResult
  public func signal(_ number: Int32) -> Bool {
    Linux.signal(number, throughDescriptor: descriptor.number)
  }

  /// Awaits its end, whether or not this task is cancelled; false when the limit passed first.
  public func waitUntilGone(within limit: Duration) async -> Bool {
    await gone.value(within: limit, ignoresCancellation: true) != nil
  }
}
