import Accessibility
import Processes

/// The lines of a side's process, as the accessibility reader wants them.
struct ProcessLines: LineTransport {
  var process: RunningProcess

  func send(_ line: String) async throws {
    try await process.writeLine(line)
  }

  var lines: AsyncThrowingStream<String, any Error> {
    AsyncThrowingStream { continuation in
      let reading = Task {
        do {
          for try await line in process.lines { continuation.yield(line) }
          continuation.finish()
        } catch {
          continuation.finish(throwing: error)
        }
      }
      continuation.onTermination = { _ in reading.cancel() }
    }
  }
}
