import Foundation
import JSONValue
import Synchronization

/// The thread that reads and writes a DevTools pipe, and what it shares with the callers.
///
/// One thread does all of it: it reads, splits and decodes, writes what waits, and ends calls whose
/// time is over. The thread keeps this object alive until it is closed.
final class PipeLoop: Sendable {
  typealias Outcome = Result<JSONValue, DevToolsError>

  private struct PendingCall {
    var method: String
    var deadline: ContinuousClock.Instant
    var finish: @Sendable (Outcome) -> Void
  }

  private struct State {
    var nextID = 1
    var pending: [Int: PendingCall] = [:]
    var outgoing = Data()
    /// How many bytes of `outgoing` have been written.
    var written = 0
    var listeners: [UUID: AsyncStream<DevToolsEvent>.Continuation] = [:]
    var closed: DevToolsError?
  }

  private let state = Mutex(State())
  private let readDescriptor: Int32
  private let writeDescriptor: Int32
  /// A pipe to the thread itself: a byte in it ends its waiting.
  private let wakeReader: Int32
  private let wakeWriter: Int32
  private let longestMessage: Int

  init(
    readDescriptor: Int32, writeDescriptor: Int32, longestMessage: Int
  ) throws(DevToolsError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .closed("no descriptor is left to wake its thread with") }
    wakeReader = ends[0]
    wakeWriter = ends[1]
    self.readDescriptor = readDescriptor
    self.writeDescriptor = writeDescriptor
    self.longestMessage = longestMessage
    for descriptor in ends + [readDescriptor, writeDescriptor] {
      let flags = fcntl(descriptor, F_GETFL)
      guard flags >= 0, fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) >= 0,
        fcntl(descriptor, F_SETFD, FD_CLOEXEC) >= 0
      else { throw .closed("descriptor \(descriptor) is not open") }
    }
  }

  func start() {
    let thread = Thread { self.run() }
    thread.name = "devtools"
    thread.stackSize = 4 << 20
    thread.start()
  }

  // MARK: For the callers

  /// Makes the number of a new call.
  func reserve() -> Int {
    state.withLock { state in
      defer { state.nextID += 1 }
      return state.nextID
    }
  }

  /// Queues the bytes of a call; `finish` is called exactly once.
  func send(
    _ id: Int, _ method: String, _ message: Data, deadline: ContinuousClock.Instant,
    finish: @escaping @Sendable (Outcome) -> Void
  ) {
    let refused: DevToolsError? = state.withLock { state in
      if let closed = state.closed { return closed }
      guard state.outgoing.count - state.written + message.count < longestMessage else {
        return .tooLarge(method)
      }
      state.pending[id] = PendingCall(method: method, deadline: deadline, finish: finish)
      state.outgoing.append(message)
      state.outgoing.append(0)
      return nil
    }
    if let refused { finish(.failure(refused)) } else { wake() }
  }

  /// Ends a call early, if it is still under way.
  func cancel(_ id: Int) {
    let call = state.withLock { $0.pending.removeValue(forKey: id) }
    if let call { call.finish(.failure(.cancelled(call.method))) }
  }

  func listen() -> AsyncStream<DevToolsEvent> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: DevToolsEvent.self, bufferingPolicy: .bufferingNewest(1000))
    let key = UUID()
    continuation.onTermination = { [weak self] _ in
      _ = self?.state.withLock { $0.listeners.removeValue(forKey: key) }
    }
    let isOpen = state.withLock { state in
      guard state.closed == nil else { return false }
      state.listeners[key] = continuation
      return true
    }
    if !isOpen { continuation.finish() }
    return stream
  }

  /// Closes once; everything that waits fails with the reason, and the thread ends.
  func close(_ reason: DevToolsError) {
    let (calls, listeners) = state.withLock { state in
      guard state.closed == nil else {
        return ([PendingCall](), [AsyncStream<DevToolsEvent>.Continuation]())
      }
      state.closed = reason
      defer {
        state.pending = [:]
        state.listeners = [:]
        state.outgoing = Data()
        state.written = 0
      }
      return (Array(state.pending.values), Array(state.listeners.values))
    }
    for call in calls { call.finish(.failure(reason)) }
    for listener in listeners { listener.finish() }
    wake()
  }

  private func wake() {
    var byte: UInt8 = 0
    _ = write(wakeWriter, &byte, 1)
  }

  // MARK: The thread

  private func run() {
    // Writing to a browser that is gone must fail here, not end the process.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    var splitter = MessageSplitter(longest: longestMessage)
    var buffer = [UInt8](repeating: 0, count: 256 << 10)
    while turn(&splitter, &buffer) {}
    Foundation.close(readDescriptor)
    if writeDescriptor != readDescriptor { Foundation.close(writeDescriptor) }
  }

  deinit {
    Foundation.close(wakeReader)
    Foundation.close(wakeWriter)
  }

  /// Waits for the next thing to do and does it; false when the connection is closed.
  private func turn(_ splitter: inout MessageSplitter, _ buffer: inout [UInt8]) -> Bool {
    let (isOpen, hasOutput, deadline) = state.withLock { state in
      (state.closed == nil, !state.outgoing.isEmpty, state.pending.values.map(\.deadline).min())
    }
    guard isOpen else { return false }
    var wait: Int32 = -1
    if let deadline {
      wait = Int32(max(0, min((deadline - .now) / .milliseconds(1) + 1, 3_600_000)))
    }
    var descriptors = [
      pollfd(fd: wakeReader, events: Int16(POLLIN), revents: 0),
      pollfd(fd: readDescriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: hasOutput ? writeDescriptor : -1, events: Int16(POLLOUT), revents: 0),
    ]
    guard poll(&descriptors, nfds_t(descriptors.count), wait) >= 0 || errno == EINTR else {
      close(.closed("its descriptors cannot be waited for"))
      return false
    }
    if descriptors[0].revents != 0 {
      var bytes = [UInt8](repeating: 0, count: 256)
      _ = read(wakeReader, &bytes, bytes.count)
    }
    if descriptors[1].revents != 0 { receive(&splitter, &buffer) }
    if descriptors[2].revents != 0 { writeWaiting() }
    expire()
    return true
  }

  private func receive(_ splitter: inout MessageSplitter, _ buffer: inout [UInt8]) {
    let count = read(readDescriptor, &buffer, buffer.count)
    guard count != 0 else { return close(.closed("the browser closed its side")) }
    guard count > 0 else {
      if errno != EAGAIN && errno != EINTR { close(.closed("its pipe cannot be read")) }
      return
    }
    let messages = buffer.withUnsafeBytes {
      splitter.take(UnsafeRawBufferPointer(rebasing: $0[..<count]))
    }
    guard let messages else {
      return close(.closed("the browser sent a message of more than \(longestMessage) bytes"))
    }
    for message in messages { handle(message) }
  }

  /// Handles a message; one that is neither an answer we wait for nor an event is left out.
  private func handle(_ message: Data) {
    guard let value = try? JSONDecoder().decode(JSONValue.self, from: message) else { return }
    if let id = value["id"]?.int {
      let call = state.withLock { $0.pending.removeValue(forKey: id) }
      guard let call else { return }
      if let error = value["error"] {
        let text = error["message"]?.string ?? "no message"
        call.finish(
          .failure(.remote(code: error["code"]?.int ?? 0, message: String(text.prefix(1000)))))
      } else if let result = value["result"], result.object != nil {
        call.finish(.success(result))
      } else {
        call.finish(.failure(.malformed(call.method)))
      }
    } else if let method = value["method"]?.string {
      let event = DevToolsEvent(
        method: method, params: value["params"] ?? [:], session: value["sessionId"]?.string)
      let listeners = state.withLock { Array($0.listeners.values) }
      for listener in listeners { listener.yield(event) }
    }
  }

  private func writeWaiting() {
    let chunk = state.withLock { state in
      Data(state.outgoing[state.written..<min(state.outgoing.count, state.written + (64 << 10))])
    }
    let count = chunk.withUnsafeBytes { write(writeDescriptor, $0.baseAddress, $0.count) }
    if count > 0 {
      state.withLock { state in
        // There is nothing left when the connection was closed meanwhile.
        guard state.closed == nil else { return }
        state.written += count
        guard state.written == state.outgoing.count else { return }
        state.outgoing = Data()
        state.written = 0
      }
    } else if count < 0 && errno != EAGAIN && errno != EINTR {
      close(.closed("the browser no longer reads"))
    }
  }

  private func expire() {
    let now = ContinuousClock.now
    let late = state.withLock { state in
      let late = state.pending.filter { $0.value.deadline <= now }
      for id in late.keys { state.pending[id] = nil }
      return late
    }
    for call in late.values { call.finish(.failure(.timeout(call.method))) }
  }
}
