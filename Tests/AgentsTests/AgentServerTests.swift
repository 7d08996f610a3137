import AsyncHTTPClient
import Foundation
import JSONValue
import NIOCore
import NIOHTTP1
import Testing
import Vocabulary

@testable import Agents

@Suite struct AgentServerTests {
  /// A program that asks.
  struct Program: Sendable {
    var address: String

    func send(_ path: String, _ answer: String? = nil) async throws -> (status: Int, JSONValue) {
      var request = HTTPClientRequest(url: address + path)
      if let answer {
        request.method = .POST
        request.body = .bytes(ByteBuffer(string: answer))
      }
      let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
      let body = try await response.body.collect(upTo: 8 << 20)
      let value = try? JSONDecoder().decode(JSONValue.self, from: Data(body.readableBytesView))
      return (Int(response.status.code), value ?? .null)
    }
  }

  private func whileServing(
    _ body: (AgentServer, Program) async throws -> Void
  ) async throws {
    let server = AgentServer(port: 0)
    let program = Program(address: try await server.start())
    do {
      try await body(server, program)
    } catch {
      await server.close()
      throw error
    }
    await server.close()
  }

  @Test func `A program asks for a trial, answers, and is told the end and that all is over`()
    async throws
  {
    let server = AgentServer(port: 0)
    let program = Program(address: try await server.start())
    let agent = ServedAgent(server: server, folder: "/results/r/trials/a/b/1")
    let trial = Task {
      try await agent.begin(Scene.briefing)
      let actions = try await agent.decide(on: Scene.observation())
      await agent.end()
      return actions
    }
    let (_, begin) = try await program.send("/next")
    #expect(begin["type"] == "begin" && begin["folder"] == "/results/r/trials/a/b/1")
    let path = "/trials/\(begin["session"]?.string ?? "")"
    let (_, seen) = try await program.send(path, #"{"type": "ready", "wants": ["accessibility"]}"#)
    #expect(seen["type"] == "observation" && seen["capture"]?["id"] == "c1")
    #expect(agent.wants == .accessibility)
    // After a broken connection the message can be had again.
    let (_, again) = try await program.send(path)
    #expect(again == seen)
    let (_, end) = try await program.send(path, #"{"action": "done", "answer": "7"}"#)
    #expect(end["type"] == "end")
    #expect(try await trial.value == [.done(answer: "7")])
    async let next = program.send("/next")
    await server.close()
    #expect(try await next.status == 410)
  }

  @Test func `What is no message of a trial is told so`() async throws {
    try await whileServing { (_: AgentServer, program: Program) async throws in
      #expect(try await program.send("/trials/none", "{}").status == 404)
      #expect(try await program.send("/elsewhere").status == 404)
      #expect(
        try await program.send("/trials/none", String(repeating: "x", count: 2 << 20)).status == 413
      )
    }
  }

  @Test func `Two answers to one message are one too many`() async throws {
    try await whileServing { (server: AgentServer, program: Program) async throws in
      let agent = ServedAgent(server: server)
      let trial = Task { try await agent.begin(Scene.briefing) }
      let (_, begin) = try await program.send("/next")
      let path = "/trials/\(begin["session"]?.string ?? "")"
      async let first = program.send(path, #"{"type": "ready"}"#)
      try await trial.value
      #expect(try await program.send(path, #"{"type": "ready"}"#).status == 409)
      await agent.end()
      #expect(try await first.1["type"] == "end")
    }
  }

  @Test func `A program that never comes, hangs or talks rubbish is at fault`() async throws {
    try await whileServing { (server: AgentServer, program: Program) async throws in
      let lonely = ServedAgent(server: server, arrival: .seconds(0.2))
      let fault = await #expect(throws: Fault.self) { try await lonely.begin(Scene.briefing) }
      #expect(fault?.cause == "agent.start-failed" && fault?.side == .agent)
      await lonely.end()

      let hung = ServedAgent(server: server, patience: .seconds(0.5))
      let trial = Task { try await hung.begin(Scene.briefing) }
      let (_, begin) = try await program.send("/next")
      let late = await #expect(throws: Fault.self) { try await trial.value }
      #expect(late?.cause == "agent.start-failed")
      await hung.end()
      // What it says afterwards is too late, and it is told so in the usual way.
      let path = "/trials/\(begin["session"]?.string ?? "")"
      #expect(try await program.send(path, #"{"type": "ready"}"#).1["type"] == "end")

      let silly = ServedAgent(server: server)
      let talk = Task { try await silly.begin(Scene.briefing) }
      let (_, other) = try await program.send("/next")
      async let answer = program.send("/trials/\(other["session"]?.string ?? "")", "hello")
      let rubbish = await #expect(throws: Fault.self) { try await talk.value }
      #expect(rubbish?.cause == "agent.rubbish")
      await silly.end()
      _ = try await answer
    }
  }

  @Test func `A port that is taken is told so`() async throws {
    try await whileServing { (_: AgentServer, program: Program) async throws in
      let port = Int(program.address.split(separator: ":").last ?? "") ?? 0
      await #expect(throws: AgentServer.NotListening.self) {
        _ = try await AgentServer(port: port).start()
      }
    }
  }
}
