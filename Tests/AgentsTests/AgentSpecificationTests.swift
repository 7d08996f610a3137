import ModelAPIs
import TaskFiles
import Testing
import Vocabulary

@testable import Agents

@Suite struct AgentSpecificationTests {
  @Test(arguments: [
    "reference", "idle", "give-up", "rehearsal:25", "process:python3 a.py --x 'b c'",
    "python:my agent.py", "http://127.0.0.1:8123/agent", "serve:8123",
    "human",
  ])
  func `A name survives being read and written`(text: String) throws {
    #expect(try AgentSpecification(text).description == text)
  }

  @Test func `A model is named beside its agent`() throws {
    let agent = try AgentSpecification("computer-use", model: "anthropic/claude-x")
    #expect(agent.description == "computer-use")
    #expect(agent.model?.description == "anthropic/claude-x")
    let none = #expect(throws: UnknownAgent.self) { try AgentSpecification("computer-use") }
    #expect(none?.description.contains("-m PROVIDER/MODEL") == true)
    let wrong = #expect(throws: UnknownAgent.self) {
      try AgentSpecification("computer-use", model: "acme/x")
    }
    #expect(wrong?.description.contains("anthropic/MODEL") == true)
    #expect(throws: UnknownAgent.self) { try AgentSpecification("idle", model: "openai/x") }
  }

  @Test func `A model without a way to it is a fault`() throws {
    let agent = try AgentSpecification("computer-use", model: "anthropic/claude-x")
    #expect(throws: Fault.self) { try agent.agent(for: Variant(task: TaskID(rawValue: "a/b"))) }
  }

  @Test(arguments: ["", "Idle", "process", "process:", "process:  ", "gpt", "python:"])
  func `An unknown name is told the known ones`(text: String) {
    let error = #expect(throws: UnknownAgent.self) { try AgentSpecification(text) }
    #expect(
      error?.description.contains("reference, idle, give-up, rehearsal:PERCENT, process:COMMAND")
        == true)
  }

  @Test(arguments: ["http://", "http:///x", "serve:", "serve:70000", "serve:x"])
  func `An address that cannot be is told so`(text: String) {
    let error = #expect(throws: UnknownAgent.self) { try AgentSpecification(text) }
    #expect(error?.reason != nil)
  }

  @Test func `Idle is done at once and give-up gives up`() async throws {
    let variant = Variant(task: TaskID(rawValue: "a/b"))
    let idle = try AgentSpecification.idle.agent(for: variant)
    #expect(try await idle.decide(on: Scene.observation()) == [.done()])
    let quitter = try AgentSpecification.giveUp.agent(for: variant)
    let actions = try await quitter.decide(on: Scene.observation())
    #expect(actions.map(\.name) == [.giveUp])
  }

  @Test func `The reference performs the variant's solution`() async throws {
    let variant = Variant(task: TaskID(rawValue: "a/b"), solution: [Scene.step(.type("x"))])
    let agent = try AgentSpecification.reference.agent(for: variant)
    #expect(try await agent.decide(on: Scene.observation()) == [.type("x")])
  }

  @Test func `The reference gives up on what cannot be done`() async throws {
    let variant = Variant(task: TaskID(rawValue: "a/b"), feasible: false)
    let agent = try AgentSpecification.reference.agent(for: variant)
    #expect(try await agent.decide(on: Scene.observation()).map(\.name) == [.giveUp])
  }
}
