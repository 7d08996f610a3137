import Accessibility
import Foundation
import Testing
import Vocabulary

/// A reader process that the test plays.
private final class FakeTransport: LineTransport {
  let lines: AsyncThrowingStream<String, any Error>
  let says: AsyncThrowingStream<String, any Error>.Continuation
  private let answer: @Sendable (_ id: Int) -> [String]

  init(_ answer: @escaping @Sendable (_ id: Int) -> [String]) {
    (lines, says) = AsyncThrowingStream.makeStream(of: String.self)
    self.answer = answer
  }

  func send(_ line: String) async throws {
    struct Request: Decodable { var id: Int }
    let request = try JSONDecoder().decode(Request.self, from: Data(line.utf8))
    for line in answer(request.id) { says.yield(line) }
  }
}

@Suite(.timeLimit(.minutes(1)))
struct AccessibilityReaderClientTests {
  private let empty = #""tree":{"applications":[],"incomplete":["a"]}}"#

  @Test func `An answer to another request is not taken`() async throws {
    let empty = empty
    let reader = AccessibilityReader(
      transport: FakeTransport { [#"{"id":99,"error":"other"}"#, #"{"id":\#($0),"# + empty] })
    #expect(try await reader.read().incomplete == ["a"])
  }

  @Test(arguments: [
    ("garbage", AccessibilityError.malformedAnswer("garbage")),
    (#"{"id":1,"error":"no bus"}"#, .readerFailed("no bus")),
    (#"{"id":1}"#, .readerFailed("the answer holds neither a tree nor an error")),
  ])
  func `A wrong answer is an error`(line: String, expected: AccessibilityError) async throws {
    let reader = AccessibilityReader(transport: FakeTransport { _ in [line] })
    await #expect(throws: expected) { try await reader.read() }
  }

  @Test func `A silent reader is given up after its time`() async throws {
    let reader = AccessibilityReader(transport: FakeTransport { _ in [] })
    await #expect(throws: AccessibilityError.readerTimedOut(seconds: 2.25)) {
      try await reader.read(budget: 0.25)
    }
  }

  @Test func `A reader that ends fails what waits`() async throws {
    let transport = FakeTransport { _ in [] }
    let reader = AccessibilityReader(transport: transport)
    let read = Task { try await reader.read() }
    transport.says.finish()
    await #expect(throws: AccessibilityError.readerEnded("its output ended")) {
      try await read.value
    }
  }
}
