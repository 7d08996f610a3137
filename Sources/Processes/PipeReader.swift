import Dispatch
import Glibc
import Synchronization

/// Reads one output of a process as it comes.
///
/// Either keeps the end of it and never makes the process wait, or holds it for a single reader
/// and lets the process wait while much of it is unread.
final class PipeReader: Sendable {
  enum Keeping {
    /// Everything, for a reader of lines of at most so many bytes.
    case all(lineLimit: Int)
    /// The last so many bytes.
    case tail(Int)
  }

  /// Unread bytes above which the process waits, unless one line is longer.
  private static let highWater = 256 << 10
  /// Bytes read at most once the process has ended: the most that a pipe usually holds. More can
  /// only come from a stranger that kept the pipe.
  private static let lastBytes = 1 << 20

  private let keeping: Keeping
  private let descriptor: Descriptor
  private let reactor = Reactor.shared
  /// Only touched on the reactor's thread, like those that follow.
  private nonisolated(unsafe) var watch: Int?
  private nonisolated(unsafe) var isPaused = false
  private nonisolated(unsafe) var isStopped = false
  private nonisolated(unsafe) var remaining: Int?

  private let state: Mutex<OutputBuffer>
  private let finished = OneShot<Void>()

  init(_ descriptor: Descriptor, keeping: Keeping) {
    self.keeping = keeping
    self.descriptor = descriptor
    state = Mutex(OutputBuffer())
  }

  /// Begins to read; from here on the reader lives until `stop` or the end of the output.
  func activate() {
    descriptor.stopBlocking()
    let watch = reactor.watch(descriptor.number, POLLIN) { _ in self.readSome() }
    reactor.perform { self.watch = watch }
  }

  /// The process has ended: takes what the pipe still holds and ends. Called on the reactor's thread.
  func processEnded() {
    remaining = Self.lastBytes
    resume()
    readSome()
  }

  /// Reads no more.
  func stop() {
    reactor.perform { self.finish() }
  }

  /// The bytes kept so far, and how many came before them.
  func tail() -> (bytes: [UInt8], dropped: Int) {
    guard case .tail(let limit) = keeping else { return ([], 0) }
    return state.withLock { state in
      let bytes = Array(state.bytes.suffix(limit))
      return (bytes, state.total - bytes.count)
    }
  }

  /// Awaits the end of the output, whether or not this task is cancelled.
  func waitUntilFinished(within limit: Duration) async {
    _ = await finished.value(within: limit, ignoresCancellation: true)
  }

  /// Awaits a line or bytes.
  func next(_ wish: OutputBuffer.Wish, within limit: Duration?) async -> OutputBuffer.Delivery {
    let id = state.withLock { $0.makeID() }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let waits = state.withLock { state in
          state.deliver(wish, id: id, isCancelled: Task.isCancelled, to: continuation)
        }
        reactor.perform { self.resume() }
        if let limit, waits {
          DispatchQueue.global().asyncAfter(deadline: .now() + limit.dispatchInterval) {
            [weak self] in
            self?.state.withLock { $0.settle(id, .timedOut) }
          }
        }
      }
    } onCancel: {
      state.withLock { $0.settle(id, .cancelled) }
    }
  }

  /// Reads a bounded number of pieces, so that a flood does not keep the thread to itself.
  private func readSome() {
    guard !isStopped else { return }
    var pieces = 0
    while remaining != nil || pieces < 16 {
      if shouldPause {
        pause()
        return
      }
      pieces += 1
      let count = withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 16) { piece in
        let count = read(descriptor.number, piece.baseAddress, piece.count)
        if count > 0 {
          append(UnsafeRawBufferPointer(rebasing: piece[..<count]))
        }
        return count
      }
      if count > 0 {
        guard let left = remaining else { continue }
        remaining = left - count
        if left <= count { return finish() }
      } else if count == 0 {
        return finish()
      } else if errno == EINTR {
        continue
      } else if errno == EAGAIN {
        if remaining != nil { finish() }
        return
      } else {
        return finish()
      }
    }
  }

  private func append(_ bytes: UnsafeRawBufferPointer) {
    state.withLock { state in
      state.append(bytes)
      if case .tail(let limit) = keeping { state.keepLast(limit) }
    }
  }

  private var shouldPause: Bool {
    guard case .all(let lineLimit) = keeping else { return false }
    return state.withLock { state in
      state.unread > (state.wantsLine ? lineLimit : min(lineLimit, Self.highWater))
    }
  }

  private func pause() {
    guard !isPaused else { return }
    isPaused = true
    if let watch { reactor.setActive(watch, false) }
  }

  private func resume() {
    guard isPaused, !isStopped, !shouldPause else { return }
    isPaused = false
    if let watch { reactor.setActive(watch, true) }
    if remaining != nil { readSome() }
  }

  private func finish() {
    guard !isStopped else { return }
    isStopped = true
    if let watch { reactor.cancel(watch) }
    watch = nil
    descriptor.close()
    state.withLock { $0.end() }
    finished.set(())
  }
}
