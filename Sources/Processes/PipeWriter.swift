import Glibc

/// Writes the input of a process in order, without ever blocking a thread.
final class PipeWriter: Sendable {
  enum Outcome: Sendable { case written, closed }

  private struct Item {
    let bytes: [UInt8]
    var offset = 0
    let done: OneShot<Outcome>
  }

  private let descriptor: Descriptor
  private let reactor = Reactor.shared
  /// Only touched on the reactor's thread, like those that follow.
  private nonisolated(unsafe) var watch: Int?
  private nonisolated(unsafe) var items: [Item] = []
  private nonisolated(unsafe) var isArmed = false
  private nonisolated(unsafe) var isClosing = false
  private nonisolated(unsafe) var isClosed = false

  init(_ descriptor: Descriptor) { self.descriptor = descriptor }

  /// Makes ready; from here on the writer lives until `close`.
  func activate() {
    descriptor.stopBlocking()
    let watch = reactor.watch(descriptor.number, POLLOUT, isActive: false) { _ in self.flush() }
    reactor.perform { self.watch = watch }
  }

  /// Puts bytes behind those that wait.
  @discardableResult
  func enqueue(_ bytes: [UInt8]) -> OneShot<Outcome> {
    let done = OneShot<Outcome>()
    reactor.perform {
      guard !self.isClosed, !self.isClosing else { return done.set(.closed) }
      self.items.append(Item(bytes: bytes, done: done))
      if !self.isArmed { self.flush() }
    }
    return done
  }

  /// Closes the pipe once everything is written.
  func closeWhenWritten() {
    reactor.perform {
      self.isClosing = true
      if self.items.isEmpty { self.shut() }
    }
  }

  /// Closes the pipe now.
  func close() {
    reactor.perform { self.shut() }
  }

  private func flush() {
    guard !isClosed else { return }
    while let item = items.first {
      let (count, code) = item.bytes.withUnsafeBytes { bytes in
        Self.write(UnsafeRawBufferPointer(rebasing: bytes[item.offset...]), to: descriptor.number)
      }
      if count >= 0 {
        items[0].offset += count
        if items[0].offset == item.bytes.count {
          items.removeFirst()
          item.done.set(.written)
        }
      } else if code == EAGAIN {
        return arm(true)
      } else if code != EINTR {
        return shut()
      }
    }
    arm(false)
    if isClosing { shut() }
  }

  private func arm(_ wanted: Bool) {
    isArmed = wanted
    if let watch { reactor.setActive(watch, wanted) }
  }

  private func shut() {
    guard !isClosed else { return }
    isClosed = true
    if let watch { reactor.cancel(watch) }
    watch = nil
    descriptor.close()
    for item in items { item.done.set(.closed) }
    items = []
  }

  /// Writes without the SIGPIPE of a pipe that nobody reads: the signal is held back in this
  /// thread and taken away, since it would end the whole process.
  private static func write(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32
  ) -> (count: Int, code: Int32) {
    var pipeSignal = sigset_t()
    sigemptyset(&pipeSignal)
    sigaddset(&pipeSignal, SIGPIPE)
    var pending = sigset_t()
    sigpending(&pending)
    let wasPending = sigismember(&pending, SIGPIPE) == 1
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &pipeSignal, &before)
    let count = Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    let code = count < 0 ? errno : 0
    if code == EPIPE, !wasPending {
      var now = timespec()
      while sigtimedwait(&pipeSignal, nil, &now) == -1, errno == EINTR {}
    }
    pthread_sigmask(SIG_SETMASK, &before, nil)
    return (count, code)
  }
}
