import Testing
import Vocabulary

@testable import Runs

@Suite struct TrialSeedTests {
  @Test func `Each task and each trial has a seed of its own`() {
    var seeds: Set<UInt64> = []
    for task in ["files/a", "files/b", "office/a"] {
      for number in 1...50 {
        seeds.insert(TrialSeed.seed(run: 7, task: TaskID(rawValue: task), number: number))
      }
    }
    #expect(seeds.count == 150)
  }

  @Test func `The same run draws the same seeds for ever`() {
    let seed = TrialSeed.seed(run: 1, task: TaskID(rawValue: "files/rename-invoices"), number: 1)
    #expect(
      seed == TrialSeed.seed(run: 1, task: TaskID(rawValue: "files/rename-invoices"), number: 1))
    #expect(
      seed != TrialSeed.seed(run: 2, task: TaskID(rawValue: "files/rename-invoices"), number: 1))
  }
}
