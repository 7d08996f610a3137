import Glibc

/// Unread output, and the one reader that waits for it.
struct OutputBuffer {
  enum Wish {
    /// Up to and without the next newline.
    case line(limit: Int)
    /// Whatever there is.
    case bytes
  }

  enum Delivery: Sendable {
    case bytes([UInt8])
    case end, lineTooLong, timedOut, cancelled, busy
  }

  private(set) var bytes: [UInt8] = []
  /// All bytes ever taken.
  private(set) var total = 0
  private var start = 0
  /// No newline stands between `start` and here.
  private var scanned = 0
  private var hasEnded = false
  private var isBroken = false
  private var nextID = 0
  private var waiter: (id: Int, wish: Wish, continuation: CheckedContinuation<Delivery, Never>)?

  var unread: Int { bytes.count - start }

  /// The reader waits for the rest of a line.
  var wantsLine: Bool {
    guard let waiter, case .line = waiter.wish else { return false }
    return true
  }

  mutating func makeID() -> Int {
    nextID += 1
    return nextID
  }

  mutating func append(_ piece: UnsafeRawBufferPointer) {
    total += piece.count
    guard !isBroken else { return }
    bytes.append(contentsOf: piece)
    serveWaiter()
  }

  /// Forgets all but the last bytes, now and then.
  mutating func keepLast(_ limit: Int) {
    guard bytes.count > limit * 2 + 4096 else { return }
    bytes.removeFirst(bytes.count - limit)
  }

  mutating func end() {
    hasEnded = true
    serveWaiter()
  }

  /// Answers at once, or lets the reader wait; true when it waits.
  mutating func deliver(
    _ wish: Wish, id: Int, isCancelled: Bool,
    to continuation: CheckedContinuation<Delivery, Never>
  ) -> Bool {
    if waiter != nil {
      continuation.resume(returning: .busy)
    } else if isCancelled {
      continuation.resume(returning: .cancelled)
    } else if let delivery = take(wish) {
      continuation.resume(returning: delivery)
    } else {
      waiter = (id, wish, continuation)
      return true
    }
    return false
  }

  /// Lets a waiting reader go without output.
  mutating func settle(_ id: Int, _ delivery: Delivery) {
    guard let waiter, waiter.id == id else { return }
    self.waiter = nil
    waiter.continuation.resume(returning: delivery)
  }

  private mutating func serveWaiter() {
    guard let waiter, let delivery = take(waiter.wish) else { return }
    self.waiter = nil
    waiter.continuation.resume(returning: delivery)
  }

  private mutating func take(_ wish: Wish) -> Delivery? {
    if isBroken { return .lineTooLong }
    switch wish {
    case .bytes:
      if unread > 0 { return .bytes(remove(upTo: bytes.count, skipping: 0)) }
    case .line(let limit):
      if let newline = newline(from: scanned), newline - start <= limit {
        return .bytes(remove(upTo: newline, skipping: 1))
      }
      if unread > limit {
        // The rest of the stream is of no use to a reader of lines.
        isBroken = true
        bytes = []
        (start, scanned) = (0, 0)
        return .lineTooLong
      }
      scanned = bytes.count
      if hasEnded, unread > 0 { return .bytes(remove(upTo: bytes.count, skipping: 0)) }
    }
    return hasEnded ? .end : nil
  }

  /// The first newline at or behind an index.
  private func newline(from index: Int) -> Int? {
    bytes.withUnsafeBytes { bytes in
      guard index < bytes.count, let first = bytes.baseAddress,
        let found = memchr(first + index, Int32(UInt8(ascii: "\n")), bytes.count - index)
      else { return nil }
      return UnsafeRawPointer(found) - first
    }
  }

  private mutating func remove(upTo end: Int, skipping: Int) -> [UInt8] {
    let taken = Array(bytes[start..<end])
    start = end + skipping
    if start == bytes.count {
      bytes.removeAll(keepingCapacity: bytes.capacity < 1 << 20)
      start = 0
    } else if start > 64 << 10, start > bytes.count / 2 {
      bytes.removeFirst(start)
      start = 0
    }
    scanned = start
    return taken
  }
}
