import DevTools
import Foundation
import JSONValue

/// The browser's end of a DevTools pipe, played by the test.
final class FakePeer: @unchecked Sendable {
  private let requests = Pipe()
  private let answers = Pipe()
  private let queue = DispatchQueue(label: "fake peer")
  private var received = Data()
  private var searched = 0

  /// Opens a connection to this peer.
  func connect(longestMessage: Int = 64 << 20) throws -> DevToolsConnection {
    // The connection closes its descriptors, and so do the pipes.
    try DevToolsConnection(
      readDescriptor: dup(answers.fileHandleForReading.fileDescriptor),
      writeDescriptor: dup(requests.fileHandleForWriting.fileDescriptor),
      longestMessage: longestMessage)
  }

  /// The next call that arrives.
  func next() async throws -> JSONValue {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try self.read() }) }
    }
  }

  private func read() throws -> JSONValue {
    while true {
      if let end = received.range(of: Data([0]), in: searched..<received.count)?.lowerBound {
        defer {
          received = Data(received[(end + 1)...])
          searched = 0
        }
        return try JSONDecoder().decode(JSONValue.self, from: Data(received[..<end]))
      }
      searched = received.count
      let chunk = requests.fileHandleForReading.availableData
      guard !chunk.isEmpty else { throw CocoaError(.fileReadUnknown) }
      received.append(chunk)
    }
  }

  /// Writes bytes as they are.
  func write(_ bytes: Data) async throws {
    try await withCheckedThrowingContinuation {
      (continuation: CheckedContinuation<Void, any Error>) in
      DispatchQueue.global().async {
        continuation.resume(
          with: Result { try self.answers.fileHandleForWriting.write(contentsOf: bytes) })
      }
    }
  }

  /// Writes a text as a message.
  func say(_ text: String) async throws {
    try await write(Data(text.utf8) + [0])
  }

  /// Answers a call with a result.
  func answer(_ call: JSONValue, _ result: String = "{}") async throws {
    try await say("{\"id\":\(call["id"]?.int ?? -1),\"result\":\(result)}")
  }

  /// Reads what nobody takes any more, until this peer ends.
  func drain() {
    DispatchQueue.global().async {
      // It shares the connection's end, which does not block.
      let descriptor = self.answers.fileHandleForReading.fileDescriptor
      var buffer = [UInt8](repeating: 0, count: 65_536)
      while true {
        var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = Foundation.poll(&ready, 1, -1)
        let count = Foundation.read(descriptor, &buffer, buffer.count)
        if count == 0 || (count < 0 && errno != EAGAIN) { return }
      }
    }
  }

  /// Ends both directions, as a browser that died.
  func end() throws {
    try answers.fileHandleForWriting.close()
    try requests.fileHandleForReading.close()
  }
}
