import TaskFiles
import Testing
import Vocabulary

@testable import Agents

@Suite struct RehearsalTests {
  private static func variant(_ seed: UInt64) -> Variant {
    Variant(
      task: TaskID(rawValue: "a/b"), seed: seed, solution: [Scene.step(.type("right"))],
      cheats: ["one", "two"].map { Cheat(name: $0, why: "", steps: [Scene.step(.type($0))]) })
  }

  private static func errors(_ share: Int) -> Int {
    (0..<2000).count { seed in
      let variant = variant(UInt64(seed))
      return Rehearsal(errors: share).steps(of: variant) != variant.solution
    }
  }

  @Test func `It errs in about the share of trials that was asked for`() {
    #expect(Self.errors(0) == 0)
    #expect((440...560).contains(Self.errors(25)))
    #expect(Self.errors(100) == 2000)
  }

  @Test func `The same variant is always played the same way`() {
    let player = Rehearsal(errors: 50)
    for seed in 0..<50 as Range<UInt64> {
      #expect(player.steps(of: Self.variant(seed)) == player.steps(of: Self.variant(seed)))
    }
  }

  @Test func `A task without wrong ways is always solved`() {
    let variant = Variant(task: TaskID(rawValue: "a/b"), solution: [Scene.step(.type("x"))])
    #expect(Rehearsal(errors: 100).steps(of: variant) == variant.solution)
  }

  @Test(arguments: ["rehearsal:", "rehearsal:101", "rehearsal:-1", "rehearsal:x"])
  func `A share that is none is refused`(text: String) {
    let error = #expect(throws: UnknownAgent.self) { try AgentSpecification(text) }
    #expect(error?.description.contains("from 0 to 100") == true)
  }
}
