import JSONValue
import TaskFiles
import Testing
import Vocabulary

@testable import Agents

@Suite struct ReferenceAgentTests {
  @Test func `A target is clicked in the middle on the capture that showed it`() async throws {
    let agent = ReferenceAgent(steps: [Scene.click(Scene.target(name: "Save"))])
    let seen = Scene.observation("c7", nodes: [Scene.button("Save", x: 100, y: 50)])
    let place = Action.Target(Point(x: 140, y: 60), on: CaptureID(rawValue: "c7"))
    #expect(try await agent.decide(on: seen) == [.click(at: place)])
    #expect(try await agent.decide(on: seen) == [.done()])
  }

  @Test func `What is not there yet is waited for until it stands still`() async throws {
    let agent = ReferenceAgent(steps: [Scene.click(Scene.target(name: "Save"))])
    func decide(_ y: Int?) async throws -> Action? {
      let nodes = y.map { [Scene.button("Save", x: 100, y: $0)] } ?? []
      return try await agent.decide(on: Scene.observation(nodes: nodes)).first
    }
    #expect(try await decide(nil) == .wait(seconds: 0.5))
    #expect(try await decide(50) == .wait(seconds: 0.2))
    #expect(try await decide(80) == .wait(seconds: 0.2))
    let place = Action.Target(Point(x: 140, y: 90), on: CaptureID(rawValue: "c1"))
    #expect(try await decide(80) == .click(at: place))
  }

  @Test func `What moves for longer than the patience is clicked all the same`() async throws {
    let clock = ManualClock()
    let agent = ReferenceAgent(steps: [Scene.click(Scene.target(name: "Save"))], clock: clock)
    _ = try await agent.decide(on: Scene.observation(nodes: []))
    for y in 0..<5 {
      let seen = Scene.observation(nodes: [Scene.button("Save", x: 0, y: y * 10)])
      #expect(try await agent.decide(on: seen) == [.wait(seconds: 0.2)])
    }
    clock.advance(by: .seconds(10))
    let seen = Scene.observation(nodes: [Scene.button("Save", x: 0, y: 100)])
    #expect(try await agent.decide(on: seen).first?.targets.first?.point == Point(x: 40, y: 110))
  }

  @Test func `A target that never comes is a fault of the task that names its line`() async throws {
    let clock = ManualClock()
    let agent = ReferenceAgent(steps: [Scene.click(Scene.target(name: "Save"))], clock: clock)
    let seen = Scene.observation(
      "c3", nodes: [Scene.button("Open", x: 1, y: 1), Scene.button("Cancel", x: 100, y: 1)])
    #expect(try await agent.decide(on: seen) == [.wait(seconds: 0.5)])
    clock.advance(by: .seconds(9.9))
    #expect(try await agent.decide(on: seen) == [.wait(seconds: 0.5)])
    clock.advance(by: .seconds(0.1))
    let fault = await #expect(throws: Fault.self) { try await agent.decide(on: seen) }
    #expect(fault?.side == .task)
    #expect(fault?.cause == "task.solution-stuck")
    #expect(fault?.capture == CaptureID(rawValue: "c3"))
    let message = fault?.message ?? ""
    #expect(
      message.hasPrefix("tasks/a/b/task.yaml:12:5: step 1 of 1: a “push button” named “Save”"))
    #expect(message.contains("“Open”, “Cancel”."))
  }

  @Test func `The patience starts anew with each step`() async throws {
    let clock = ManualClock()
    let agent = ReferenceAgent(
      steps: [Scene.click(Scene.target(name: "A")), Scene.click(Scene.target(name: "B"))],
      clock: clock)
    let empty = Scene.observation(nodes: [])
    _ = try await agent.decide(on: empty)
    clock.advance(by: .seconds(9))
    let first = Scene.observation(nodes: [Scene.button("A", x: 0, y: 0)])
    _ = try await agent.decide(on: first)
    _ = try await agent.decide(on: first)
    clock.advance(by: .seconds(9))
    #expect(try await agent.decide(on: empty) == [.wait(seconds: 0.5)])
    clock.advance(by: .seconds(9))
    #expect(try await agent.decide(on: empty) == [.wait(seconds: 0.5)])
  }

  @Test func `A wait has a bound of its own and no action`() async throws {
    let clock = ManualClock()
    let wait = Scene.step(.wait(Scene.target(name: "Done"), gone: false, seconds: 30))
    let agent = ReferenceAgent(steps: [wait, Scene.step(.key("Return", count: 1))], clock: clock)
    let empty = Scene.observation(nodes: [])
    _ = try await agent.decide(on: empty)
    clock.advance(by: .seconds(29))
    #expect(try await agent.decide(on: empty) == [.wait(seconds: 0.5)])
    let seen = Scene.observation(nodes: [Scene.button("Done", x: 0, y: 0)])
    _ = try await agent.decide(on: seen)
    #expect(try await agent.decide(on: seen) == [.key("Return")])
  }

  @Test func `A wait for something to go is over when it is gone and not when it is unseen`()
    async throws
  {
    let clock = ManualClock()
    let wait = Scene.step(.wait(Scene.target(name: "Saving"), gone: true, seconds: 5))
    let agent = ReferenceAgent(steps: [wait, Scene.step(.type("x"))], clock: clock)
    let there = Scene.observation(nodes: [Scene.button("Saving", x: 0, y: 0)])
    #expect(try await agent.decide(on: there) == [.wait(seconds: 0.5)])
    #expect(try await agent.decide(on: Scene.observation()) == [.wait(seconds: 0.5)])
    #expect(try await agent.decide(on: Scene.observation(nodes: [])) == [.type("x")])

    let stuck = ReferenceAgent(steps: [wait], clock: clock)
    _ = try await stuck.decide(on: there)
    clock.advance(by: .seconds(5))
    let fault = await #expect(throws: Fault.self) { try await stuck.decide(on: there) }
    #expect(fault?.message.contains("still there after 5 s") == true)
  }

  @Test func `Each kind of step becomes its action`() async throws {
    let point = SolutionTarget(.point(Point(x: 5, y: 6)), offset: Point(x: 1, y: -1))
    let window = SolutionTarget(.window(title: "/note/"), offset: Point(x: 10, y: 20))
    let steps: [SolutionStep.Kind] = [
      .move(point), .click(window, button: .right, count: 2, modifiers: ["ctrl"]),
      .drag(point, window, modifiers: ["shift"]), .scroll(point, x: 0, y: 3), .type("a"),
      .key("ctrl+s", count: 2), .shell("rm x"), .giveUp, .done(answer: "4"),
    ]
    let agent = ReferenceAgent(steps: steps.map { Scene.step($0) })
    let seen = Scene.observation(windows: [Scene.window("my note", x: 100, y: 100)])
    let first = Action.Target(Point(x: 6, y: 5), on: CaptureID(rawValue: "c1"))
    let second = Action.Target(Point(x: 110, y: 120), on: CaptureID(rawValue: "c1"))
    let expected: [Action] = [
      .move(to: first), .click(at: second, button: .right, count: 2, modifiers: ["ctrl"]),
      .drag(from: first, to: second, modifiers: ["shift"]), .scroll(at: first, x: 0, y: 3),
      .type("a"), .key("ctrl+s", count: 2),
      .tool(name: "shell", arguments: ["command": "rm x"]), .giveUp(), .done(answer: "4"),
    ]
    for action in expected {
      #expect(try await agent.decide(on: seen) == [action])
    }
  }

  @Test func `Only the parts that the steps still to come look into are wanted`() async throws {
    let element = SolutionTarget(.element(tag: "a", text: nil, attributes: [:]))
    let agent = ReferenceAgent(steps: [
      Scene.click(Scene.target(name: "Save")), Scene.click(element),
      Scene.click(SolutionTarget(.window(title: "x"))),
    ])
    #expect(agent.wants == [.accessibility, .page])
    _ = try await agent.decide(on: Scene.observation(nodes: [Scene.button("Save", x: 0, y: 0)]))
    #expect(agent.wants == .page)
    let page = PageSnapshot(
      url: "u", title: "t", elements: [Scene.element("a", "More", x: 0, y: 0)])
    _ = try await agent.decide(on: Scene.observation(page: page))
    #expect(agent.wants == [])
  }

  @Test func `A pattern that is no regular expression is a fault of the task`() async {
    let agent = ReferenceAgent(steps: [Scene.click(Scene.target(name: "/(/"))])
    let fault = await #expect(throws: Fault.self) {
      try await agent.decide(on: Scene.observation(nodes: []))
    }
    #expect(fault?.cause == "task.solution-invalid")
  }
}
