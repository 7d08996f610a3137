import Foundation
public import JSONValue

/// A DevTools connection over two pipes, as of a browser with `--remote-debugging-pipe`.
///
/// Messages are JSON, ended by a zero byte. Calls may be made from any task at once; each waits for
/// the answer with its own number. What the browser sends is untrusted: garbage is left out, and no
/// message may be longer than a bound.
public final class DevToolsConnection: Sendable {
  private let loop: PipeLoop

  private struct Command: Encodable {
    var id: Int
    var method: String
    var params: JSONValue
    var sessionId: String?
  }

  /// Takes over both descriptors and starts to read; they are closed with the connection.
  ///
  /// For FIFOs, open the one that is read with `O_RDONLY | O_NONBLOCK` before the browser starts,
  /// and the one that is written with `O_RDWR`.
  ///
  /// - Parameters:
  ///   - readDescriptor: The end of what the browser writes on its descriptor 4.
  ///   - writeDescriptor: The end of what the browser reads on its descriptor 3.
  ///   - longestMessage: The most bytes of a message in either direction.
  /// - Throws: ``DevToolsError/closed(_:)`` when a descriptor is not open.
  public init(
    readDescriptor: Int32, writeDescriptor: Int32, longestMessage: Int = 64 << 20
  ) throws(DevToolsError) {
    loop = try PipeLoop(
      readDescriptor: readDescriptor, writeDescriptor: writeDescriptor,
      longestMessage: longestMessage)
    loop.start()
  }

  deinit { close() }

  /// Calls a method and gives its result, an object.
  ///
  /// - Parameters:
  ///   - method: The method's name, such as `Target.getTargets`.
  ///   - params: Its parameters, an object.
  ///   - session: The session of an attached target, or nil for the browser itself.
  ///   - timeout: How long the answer is waited for.
  public func call(
    _ method: String, _ params: JSONValue = [:], session: String? = nil,
    timeout: Duration = .seconds(5)
  ) async throws(DevToolsError) -> JSONValue {
    let id = loop.reserve()
    let command = Command(id: id, method: method, params: params, sessionId: session)
    // JSON has no numbers such as infinity.
    guard let message = try? JSONEncoder().encode(command) else { throw .malformed(method) }
    let loop = loop
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        loop.send(id, method, message, deadline: .now + timeout) {
          continuation.resume(returning: $0)
        }
        // The handler runs too early for a task that was cancelled before.
        if Task.isCancelled { loop.cancel(id) }
      }
    } onCancel: {
      loop.cancel(id)
    }
    return try outcome.get()
  }

  /// The events from now on; only the newest 1000 are kept for a slow reader.
  public func events() -> AsyncStream<DevToolsEvent> {
    loop.listen()
  }

  /// Closes the connection, which fails every call under way; again, it does nothing.
  public func close() {
    loop.close(.closed("closed by this side"))
  }
}
