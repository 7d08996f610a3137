import Foundation
import Hummingbird
import JSONValue
import Logging
import NIOCore
import Synchronization
import Testing
import Vocabulary

@testable import Agents

@Suite struct HTTPAgentTests {
  /// What an agent's server does with one message.
  enum Turn: Sendable {
    case answer(String)
    case status(HTTPResponse.Status, String)
    case silence
    case broken
  }

  /// An agent's server on loopback that keeps what it was sent.
  final class AgentHost: Sendable {
    let messages = Mutex<[JSONValue]>([])
    private let turns: Mutex<ArraySlice<Turn>>

    init(_ turns: [Turn]) { self.turns = Mutex(turns[...]) }

    struct Broken: Error {}

    func whileRunning<Value: Sendable>(
      _ body: @escaping @Sendable (String) async throws -> Value
    ) async throws -> Value {
      let ports = HandOver<Int>()
      let application = Application(
        responder: CallbackResponder { [self] (request: Request, _: BasicRequestContext) in
          try await respond(to: request)
        },
        configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
        onServerRunning: { ports.put($0.localAddress?.port ?? 0) },
        logger: Logger(label: "agent") { _ in SwiftLogNoOpLogHandler() })
      let running = Task { try await application.runService(gracefulShutdownSignals: []) }
      defer { running.cancel() }
      let port = try #require(await ports.take(within: .seconds(10)))
      return try await body("http://127.0.0.1:\(port)/agent")
    }

    private func respond(to request: Request) async throws -> Response {
      var request = request
      let body = try await request.collectBody(upTo: 8 << 20)
      let value = try JSONDecoder().decode(JSONValue.self, from: Data(body.readableBytesView))
      messages.withLock { $0.append(value) }
      switch turns.withLock({ $0.popFirst() }) {
      case .answer(let text): return reply(.ok, text)
      case .status(let status, let text): return reply(status, text)
      case .silence:
        try? await Task.sleep(for: .seconds(10))
        return reply(.ok, "{}")
      case .broken:
        return Response(
          status: .ok,
          body: ResponseBody { writer in
            try await writer.write(ByteBuffer(string: "{\"act"))
            throw Broken()
          })
      case nil: return reply(.ok, "{}")
      }
    }

    private func reply(_ status: HTTPResponse.Status, _ text: String) -> Response {
      Response(status: status, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
  }

  private static let ready = Turn.answer(#"{"type": "ready", "wants": ["page"]}"#)

  /// The fault of an agent whose server does these things.
  private func fault(_ turns: [Turn]) async throws -> Fault? {
    try await AgentHost(turns).whileRunning { url in
      let agent = HTTPAgent(url: url, patience: .seconds(1.5))
      do throws(Fault) {
        try await agent.begin(Scene.briefing)
        _ = try await agent.decide(on: Scene.observation())
        return nil
      } catch {
        return error
      }
    }
  }

  @Test func `The server gets the briefing, the observation and the end, and its answer is done`()
    async throws
  {
    let host = AgentHost([
      Self.ready, .answer(#"{"action": "click", "capture": "c1", "x": 3, "y": 4}"#),
    ])
    try await host.whileRunning { url in
      let agent = HTTPAgent(url: url)
      var briefing = Scene.briefing
      briefing.tools = [ToolDefinition(name: "a.b", description: "c", parameters: [:])]
      try await agent.begin(briefing)
      #expect(agent.wants == .page)
      let place = Action.Target(Point(x: 3, y: 4), on: CaptureID(rawValue: "c1"))
      #expect(try await agent.decide(on: Scene.observation()) == [.click(at: place)])
      await agent.end()
    }
    let messages = host.messages.withLock { $0 }
    #expect(messages.map { $0["type"]?.string } == ["begin", "observation", "end"])
    #expect(Set(messages.map { $0["session"]?.string }).count == 1)
    #expect(messages[0]["session"]?.string?.isEmpty == false)
    #expect(messages[0]["tools"]?[0]?["name"] == "a.b")
    #expect(messages[1]["capture"]?["png"] == "AQID")
  }

  @Test(
    arguments: [
      ([.silence], "agent.start-failed"), ([ready, .silence], "agent.hung"),
      ([.status(.internalServerError, "oops")], "agent.error-status"),
      ([.answer("hello")], "agent.rubbish"), ([ready, .answer("[]")], "agent.rubbish"),
      ([ready, .broken], "agent.died"),
      ([ready, .answer(String(repeating: " ", count: 2 << 20))], "agent.flooded"),
    ] as [([Turn], String)])
  func `What goes wrong is the agent's fault`(turns: [Turn], cause: String) async throws {
    let fault = try #require(try await fault(turns))
    #expect(fault.side == .agent)
    #expect(fault.cause == cause, "\(fault.message)")
    if cause == "agent.error-status" { #expect(fault.output == "oops") }
  }

  @Test func `A server that is not there is told so`() async throws {
    let agent = HTTPAgent(url: "http://127.0.0.1:9/agent", patience: .seconds(2))
    let fault = await #expect(throws: Fault.self) { try await agent.begin(Scene.briefing) }
    #expect(fault?.cause == "agent.start-failed")
    #expect(fault?.message.contains("cannot be reached") == true)
  }
}
