import Imaging
import JSONValue
import ModelAPIs
import Synchronization
import TaskFiles
import Testing
import Vocabulary

@testable import Agents

@Suite struct ComputerUseAgentTests {
  /// The requests that were sent.
  final class Sent: Sendable {
    private let requests = Mutex<[ModelRequest]>([])
    var all: [ModelRequest] { requests.withLock { $0 } }
    func append(_ request: ModelRequest) { requests.withLock { $0.append(request) } }

    /// A client that keeps the requests and gives these answers.
    func client(_ answers: [Result<JSONValue, ModelError>]) -> ModelClient {
      let script = ModelClient.scripted(answers)
      return ModelClient { (request, assembly) async throws(ModelError) in
        self.append(request)
        return try await script.send(request, assembly)
      }
    }
  }

  private func agent(
    _ answers: [Result<JSONValue, ModelError>], sent: Sent = Sent(),
    model: String = "anthropic/claude-opus-5-1", budget: Budget = Budget(),
    safety: ComputerUseSettings.SafetyRule = .confirm
  ) async throws -> ComputerUseAgent {
    let agent = ComputerUseAgent(
      model: try ModelName(model),
      settings: ComputerUseSettings(
        client: sent.client(answers), budget: budget, safety: safety, idleAnswers: 3))
    try await agent.begin(Scene.briefing)
    return agent
  }

  private func observation(_ id: String, _ results: [ActionResult] = []) throws -> Observation {
    var observation = Scene.observation(id)
    observation.capture.png = try PNG.encode(Bitmap(width: 800, height: 600))
    observation.results = results
    return observation
  }

  private func message(_ blocks: JSONValue..., reason: JSONValue = "tool_use") -> JSONValue {
    [
      "content": .array(blocks), "stop_reason": reason,
      "usage": ["input_tokens": 100, "output_tokens": 10],
    ]
  }

  private func use(_ id: JSONValue, _ name: JSONValue, _ input: JSONValue = [:]) -> JSONValue {
    ["type": "tool_use", "id": id, "name": name, "toolset_name": "computer", "input": input]
  }

  private func words(_ text: JSONValue) -> JSONValue { ["type": "text", "text": text] }

  private let fine = ActionResult(.changed)

  @Test func `Calls become actions, and what became of them is told`() async throws {
    let sent = Sent()
    let agent = try await agent(
      [
        .success(
          message(
            use("1", "left_click", ["coordinate": [40, 60]]), use("2", "screenshot"),
            use("3", "type", ["text": "x"]))),
        .success(message(words("Done."), reason: "end_turn")),
      ], sent: sent)
    let place = Action.Target(Point(x: 40, y: 60), on: CaptureID(rawValue: "c1"))
    #expect(try await agent.decide(on: observation("c1")) == [.click(at: place)])
    // The screenshot in the midst is the next observation; the model is not asked in between.
    #expect(try await agent.decide(on: observation("c2", [fine])) == [.type("x")])
    #expect(sent.all.count == 1)
    #expect(try await agent.decide(on: observation("c3", [fine])) == [.done(answer: "Done.")])
    let results = sent.all[1].body["messages"]?[2]?["content"]?.array ?? []
    #expect(results.map { $0["tool_use_id"] } == ["1", "2", "3"])
    #expect(results.map { $0["content"]?[0]?["type"] } == ["text", "image", "text"])
    #expect(results[2]["content"]?[1]?["type"] == "image")
  }

  @Test func `What was refused is told in the dialect's words`() async throws {
    let sent = Sent()
    let agent = try await agent(
      [
        .success(message(use("1", "key", ["text": "a"]), use("2", "key", ["text": "b"]))),
        .success(message(words("INFEASIBLE: locked"), reason: "end_turn")),
      ], sent: sent)
    _ = try await agent.decide(on: observation("c1"))
    let actions = try await agent.decide(
      on: observation("c2", [ActionResult(.refused, message: "locked")]))
    #expect(actions == [.giveUp(reason: "locked")])
    let results = sent.all[1].body["messages"]?[2]?["content"]?.array ?? []
    #expect(results.prefix(2).map { $0["is_error"] } == [true, true])
    #expect(results[0]["content"]?[0]?["text"] == "locked")
    #expect(
      results[1]["content"]?[0]?["text"]
        == "Not executed: an earlier computer action in this turn failed.")
  }

  @Test func `A call for a capture waits for one, and a zoom needs none`() async throws {
    let agent = try await agent([
      .success(message(use("1", "screenshot"))),
      .success(message(use("2", "zoom", ["region": [0, 0, 100, 100]]))),
      .success(message(words("Done."), reason: "end_turn")),
    ])
    #expect(try await agent.decide(on: observation("c1")) == [.wait(seconds: 1)])
    #expect(try await agent.decide(on: observation("c2", [fine])) == [.done(answer: "Done.")])
  }

  @Test func `A model that says nothing to do is asked again for a while`() async throws {
    let empty = message(reason: "end_turn")
    let sent = Sent()
    let patient = try await agent(
      [
        .success(empty), .success(message(use("1", "teleport"))),
        .success(message(use("2", "key", ["text": "a"]))),
      ],
      sent: sent)
    #expect(try await patient.decide(on: observation("c1")) == [.key("a")])
    #expect(sent.all.count == 3)
    let fed = try await agent([.success(empty), .success(empty), .success(empty), .success(empty)])
    let fault = await #expect(throws: Fault.self) { try await fed.decide(on: observation("c1")) }
    #expect(fault?.cause == "model.no-action")
    #expect(fault?.side == .model)
  }

  @Test func `An answer that cannot be read is asked for again twice`() async throws {
    let rubbish: JSONValue = ["hello": "world"]
    let done = message(words("Done."), reason: "end_turn")
    let lucky = try await agent([.success(rubbish), .success(rubbish), .success(done)])
    #expect(try await lucky.decide(on: observation("c1")) == [.done(answer: "Done.")])
    let other = try await agent([.success(rubbish), .success(rubbish), .success(rubbish)])
    let fault = await #expect(throws: Fault.self) { try await other.decide(on: observation("c1")) }
    #expect(fault?.cause == "model.malformed-answer")
  }

  @Test(
    arguments: [
      (ModelError.connection("x"), Fault.Side.model, "model.unreachable"),
      (.cut("x"), .model, "model.cut-off"), (.timedOut(seconds: 1), .model, "model.timed-out"),
      (
        .problem(ProviderProblem(status: 500, message: "x"), wait: nil, again: nil), .model,
        "model.problem"
      ),
      (
        .problem(ProviderProblem(status: 401, message: "x"), wait: nil, again: nil), .model,
        "model.not-authorized"
      ),
      (.notConfigured("x"), .infrastructure, "infrastructure.model-not-configured"),
      (.replayDiffers("x"), .infrastructure, "infrastructure.replay-differs"),
    ])
  func `A request that fails is a fault of the right side`(
    error: ModelError, side: Fault.Side, cause: String
  ) async throws {
    let agent = try await agent([.failure(error)])
    let fault = await #expect(throws: Fault.self) { try await agent.decide(on: observation("c1")) }
    #expect(fault?.side == side)
    #expect(fault?.cause == cause)
  }

  @Test func `A refusal of the model's is a fault of the model's side`() async throws {
    let agent = try await agent([.success(message(words("No."), reason: "refusal"))])
    let fault = await #expect(throws: Fault.self) { try await agent.decide(on: observation("c1")) }
    #expect(fault?.cause == "model.refused")
    #expect(fault?.message.contains("No.") == true)
  }

  @Test func `A form that the provider does not know is stepped from`() async throws {
    let sent = Sent()
    let problem = ProviderProblem(
      status: 400, message: "tools.0.type: computer_toolset_20260801 is not supported")
    let agent = try await agent(
      [
        .failure(.problem(problem, wait: nil, again: nil)),
        .success(message(words("Done."), reason: "end_turn")),
      ], sent: sent)
    _ = try await agent.decide(on: observation("c1"))
    let types = sent.all.map { $0.body["tools"]?[0]?["type"] }
    #expect(types == ["computer_toolset_20260801", "computer_20251124"])
    #expect(sent.all[1].headers["anthropic-beta"] == "computer-use-2025-11-24")
  }

  @Test func `A conversation that is too long is sent with fewer pictures`() async throws {
    let sent = Sent()
    let problem = ProviderProblem(status: 400, message: "prompt is too long: 210000 tokens")
    var answers: [Result<JSONValue, ModelError>] = (1...4).map {
      .success(message(use(.string("\($0)"), "key", ["text": "a"])))
    }
    answers.append(.failure(.problem(problem, wait: nil, again: nil)))
    answers.append(.success(message(words("Done."), reason: "end_turn")))
    let agent = try await agent(answers, sent: sent)
    for step in 1...5 {
      _ = try await agent.decide(on: observation("c\(step)", step == 1 ? [] : [fine]))
    }
    let pictures = sent.all.suffix(2).map { request in
      "\(request.body)".ranges(of: "\"image/png\"").count
    }
    #expect(pictures == [5, 2])
  }

  @Test func `A budget ends the trial`() async throws {
    let agent = try await agent(
      [
        .success(message(use("1", "key", ["text": "a"]))),
        .success(message(words("Done."), reason: "end_turn")),
      ], budget: Budget(limits: Budget.Limits(tokens: 100)))
    _ = try await agent.decide(on: observation("c1"))
    let fault = await #expect(throws: Fault.self) {
      try await agent.decide(on: observation("c2", [fine]))
    }
    #expect(fault?.cause == "cancelled.budget-spent")
  }

  @Test func `A safety check is confirmed, or stops the trial`() async throws {
    let answer: JSONValue = [
      "id": "r1", "status": "completed",
      "output": [
        [
          "type": "computer_call", "call_id": "c", "actions": [["type": "wait"]],
          "pending_safety_checks": [["id": "s1", "code": "malicious", "message": "Beware."]],
        ]
      ],
    ]
    let done: JSONValue = [
      "id": "r2", "status": "completed",
      "output": [["type": "message", "content": [["type": "output_text", "text": "ok"]]]],
    ]
    let sent = Sent()
    let bold = try await agent(
      [.success(answer), .success(done)], sent: sent, model: "openai/gpt-5.5")
    #expect(try await bold.decide(on: observation("c1")) == [.wait(seconds: 2)])
    #expect(try await bold.decide(on: observation("c2", [fine])) == [.done(answer: "ok")])
    let output = sent.all[1].body["input"]?[0]
    #expect(output?["acknowledged_safety_checks"]?[0]?["id"] == "s1")
    let careful = try await agent([.success(answer)], model: "openai/gpt-5.5", safety: .stop)
    let fault = await #expect(throws: Fault.self) {
      try await careful.decide(on: observation("c1"))
    }
    #expect(fault?.side == .policy)
    #expect(fault?.message.contains("Beware.") == true)
  }

  @Test func `A trial begins anew`() async throws {
    let sent = Sent()
    let agent = try await agent(
      [
        .success(message(use("1", "key", ["text": "a"]))),
        .success(message(words("Done."), reason: "end_turn")),
      ], sent: sent)
    _ = try await agent.decide(on: observation("c1"))
    await agent.end()
    try await agent.begin(Scene.briefing)
    #expect(try await agent.decide(on: observation("c1")) == [.done(answer: "Done.")])
    #expect(sent.all.map { $0.body["messages"]?.array?.count } == [1, 1])
  }
}
