import Testing
import Vocabulary

@testable import Policies

@Suite struct ApproverTests {
  private func proposal(_ number: Int, within: Bool) -> Proposal {
    Proposal(
      trial: TrialID(task: TaskID(rawValue: "a/b"), number: 1), step: number, kind: .fileDelete,
      level: .watched, what: "delete \(number)", isWithinTask: within)
  }

  @Test func `Constant approvers say the same to everything`() async {
    let proposals = [proposal(1, within: true), proposal(2, within: false)]
    #expect(await ConstantApprover.approve.decide(proposals).approved == [true, true])
    #expect(await ConstantApprover.deny.decide(proposals).approved == [false, false])
  }

  @Test func `A simulated person errs as often as asked and takes the time asked`() async {
    let person = SimulatedApprover(seed: 7, latency: 40, errorRate: 0.1)
    var wrong = 0
    var seconds = 0.0
    for number in 1...2000 {
      let within = number % 2 == 0
      let answer = await person.decide([proposal(number, within: within)])
      if answer.approved != [within] { wrong += 1 }
      seconds += answer.seconds
    }
    #expect((140...260).contains(wrong))
    #expect((36...44).contains(seconds / 2000))
  }

  @Test func `The same question has the same answer, whatever came before`() async {
    let person = SimulatedApprover(seed: 3, errorRate: 0.5)
    let first = await person.decide([proposal(9, within: true)])
    _ = await person.decide([proposal(1, within: true)])
    #expect(await person.decide([proposal(9, within: true)]) == first)
    var answers: Set<Bool> = []
    for seed in 0..<64 {
      let answer = await SimulatedApprover(seed: UInt64(seed), errorRate: 0.5).decide([
        proposal(9, within: true)
      ])
      answers.formUnion(answer.approved)
    }
    #expect(answers == [true, false])
  }

  @Test func `Without errors a simulated person approves what the task is about`() async {
    let person = SimulatedApprover(seed: 1, errorRate: 0)
    let answer = await person.decide([proposal(1, within: true), proposal(2, within: false)])
    #expect(answer.approved == [true, false])
  }
}
