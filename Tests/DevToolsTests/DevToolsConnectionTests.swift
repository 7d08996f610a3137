import DevTools
import Foundation
import JSONValue
import Testing

@Suite(.timeLimit(.minutes(1)))
struct DevToolsConnectionTests {
  @Test func `Answers find their calls in any order`() async throws {
    let peer = FakePeer()
    let connection = try peer.connect()
    let first = Task { try await connection.call("A.first", ["x": 1]) }
    let a = try await peer.next()
    let second = Task { try await connection.call("A.second", session: "s1") }
    let b = try await peer.next()
    #expect(a["method"] == "A.first")
    #expect(a["params"] == ["x": 1])
    #expect(a["sessionId"] == nil)
    #expect(b["sessionId"] == "s1")
    try await peer.answer(b, #"{"v":2}"#)
    try await peer.answer(a, #"{"v":1}"#)
    #expect(try await first.value["v"] == 1)
    #expect(try await second.value["v"] == 2)
    connection.close()
  }

  @Test func `Messages may come in pieces and together`() async throws {
    let peer = FakePeer()
    let connection = try peer.connect()
    let first = Task { try await connection.call("A.first") }
    let a = try await peer.next()
    let second = Task { try await connection.call("A.second") }
    let b = try await peer.next()
    let ids = [a, b].map { $0["id"]?.int ?? -1 }
    let bytes =
      Data(#"{"id":\#(ids[0]),"result":{"v":"é"}}"#.utf8) + [0, 0]
      + Data(#"{"id":\#(ids[1]),"result":{"v":2}}"#.utf8) + [0]
    for byte in bytes.prefix(30) { try await peer.write(Data([byte])) }
    try await peer.write(Data(bytes.dropFirst(30)))
    #expect(try await first.value["v"] == "é")
    #expect(try await second.value["v"] == 2)
    connection.close()
  }

  @Test func `A refused call carries the browser's words`() async throws {
    let peer = FakePeer()
    let connection = try peer.connect()
    let call = Task { try await connection.call("No.method") }
    let id = try await peer.next()["id"]?.int ?? -1
    try await peer.say(#"{"id":\#(id),"error":{"code":-32601,"message":"not found"}}"#)
    await #expect(throws: DevToolsError.remote(code: -32601, message: "not found")) {
      try await call.value
    }
    connection.close()
  }

  @Test func `A call that is not answered ends in its time and a late answer is nothing`()
    async throws
  {
    let peer = FakePeer()
    let connection = try peer.connect()
    let clock = ContinuousClock()
    let time = await clock.measure {
      await #expect(throws: DevToolsError.timeout("A.slow")) {
        try await connection.call("A.slow", timeout: .milliseconds(200))
      }
    }
    #expect(time > .milliseconds(190) && time < .seconds(5))
    try await peer.answer(peer.next())
    let next = Task { try await connection.call("A.next") }
    try await peer.answer(peer.next(), #"{"v":3}"#)
    #expect(try await next.value["v"] == 3)
    connection.close()
  }

  @Test(arguments: [
    "garbage", "{", "[1,2]", "null", "\"text\"", #"{"id":"1","result":{}}"#, #"{"id":999}"#,
    #"{"method":5}"#, #"{"id":1e400}"#, "\u{FFFD}", #"{"id":-1,"error":7}"#,
  ])
  func `Garbage is left out and the next answer still arrives`(garbage: String) async throws {
    let peer = FakePeer()
    let connection = try peer.connect()
    let call = Task { try await connection.call("A.method") }
    let request = try await peer.next()
    try await peer.say(garbage)
    try await peer.say(String(repeating: "[", count: 100_000))
    try await peer.write(Data([0xFF, 0xFE, 0x80, 0]))
    try await peer.answer(request, #"{"v":1}"#)
    #expect(try await call.value["v"] == 1)
    connection.close()
  }

  @Test(arguments: [#"{"id":ID}"#, #"{"id":ID,"result":5}"#, #"{"id":ID,"result":null}"#])
  func `An answer of a wrong form fails its call`(form: String) async throws {
    let peer = FakePeer()
    let connection = try peer.connect()
    let call = Task { try await connection.call("A.method") }
    let id = try await peer.next()["id"]?.int ?? -1
    try await peer.say(form.replacing("ID", with: "\(id)"))
    await #expect(throws: DevToolsError.malformed("A.method")) { try await call.value }
    connection.close()
  }

  @Test func `A browser that ends fails what waits and whatever comes later`() async throws {
    let peer = FakePeer()
    let connection = try peer.connect()
    let events = connection.events()
    let call = Task { try await connection.call("A.method", timeout: .seconds(30)) }
    _ = try await peer.next()
    try peer.end()
    let closed = DevToolsError.closed("the browser closed its side")
    await #expect(throws: closed) { try await call.value }
    await #expect(throws: closed) { try await connection.call("A.later") }
    for await _ in events {}
    for await _ in connection.events() {}
  }

  @Test func `Closing twice is as closing once`() async throws {
    let peer = FakePeer()
    let connection = try peer.connect()
    let call = Task { try await connection.call("A.method", timeout: .seconds(30)) }
    _ = try await peer.next()
    connection.close()
    connection.close()
    await #expect(throws: DevToolsError.closed("closed by this side")) { try await call.value }
  }

  @Test func `Messages of megabytes pass and longer ones than the bound close`() async throws {
    let peer = FakePeer()
    let connection = try peer.connect(longestMessage: 8 << 20)
    let long = String(repeating: "x", count: 6 << 20)
    let call = Task {
      try await connection.call("A.long", ["text": .string(long)], timeout: .seconds(40))
    }
    let request = try await peer.next()
    #expect(request["params"]?["text"]?.string?.utf8.count == 6 << 20)
    try await peer.answer(request, #"{"text":"\#(long)"}"#)
    #expect(try await call.value["text"]?.string?.utf8.count == 6 << 20)
    let longer = JSONValue.string(long + long)
    await #expect(throws: DevToolsError.tooLarge("A.longer")) {
      try await connection.call("A.longer", ["text": longer])
    }
    let last = Task { try await connection.call("A.last", timeout: .seconds(30)) }
    _ = try await peer.next()
    async let flood: Void = peer.write(Data(repeating: 65, count: 9 << 20))
    await #expect(throws: DevToolsError.self) { try await last.value }
    peer.drain()
    try await flood
    try peer.end()
  }

  @Test func `Events reach every listener with their session`() async throws {
    let peer = FakePeer()
    let connection = try peer.connect()
    let streams = [connection.events(), connection.events()]
    try await peer.say(#"{"method":"Page.loaded","params":{"t":1},"sessionId":"s"}"#)
    for stream in streams {
      var iterator = stream.makeAsyncIterator()
      #expect(
        await iterator.next()
          == DevToolsEvent(method: "Page.loaded", params: ["t": 1], session: "s"))
    }
    connection.close()
  }

  @Test func `A cancelled call ends at once`() async throws {
    let peer = FakePeer()
    let connection = try peer.connect()
    let task = Task { try await connection.call("A.method", timeout: .seconds(30)) }
    _ = try await peer.next()
    task.cancel()
    await #expect(throws: DevToolsError.cancelled("A.method")) { try await task.value }
    connection.close()
  }

  @Test func `Descriptors that are not open are refused`() {
    #expect(throws: DevToolsError.self) {
      try DevToolsConnection(readDescriptor: 9999, writeDescriptor: 9998)
    }
  }
}
