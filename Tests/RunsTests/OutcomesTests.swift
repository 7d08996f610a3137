import Testing
import Vocabulary

@testable import Runs

@Suite struct OutcomesTests {
  static let right = CheckResult(
    check: "files", title: "", passed: true, expected: "", found: "")
  static let wrong = CheckResult(
    check: "files", title: "", passed: false, expected: "", found: "")

  @Test(arguments: [
    (true, Verdict.Ending.done, [right], Verdict.Outcome.success),
    (true, .done, [right, wrong], .failure),
    (true, .done, [], .failure),
    (true, .gaveUp, [right], .failure),
    (true, .stepLimit, [right], .success),
    (true, .timeLimit, [wrong], .failure),
    (false, .gaveUp, [right], .success),
    (false, .gaveUp, [wrong], .failure),
    (false, .done, [right], .failure),
  ])
  func `An outcome follows from the ending and the checks`(
    feasible: Bool, ending: Verdict.Ending, checks: [CheckResult], expected: Verdict.Outcome
  ) {
    let outcome = Outcomes.outcome(
      feasible: feasible, ending: ending, fault: nil, checks: checks)
    #expect(outcome == expected)
  }

  @Test(arguments: Fault.Side.allCases)
  func `A fault is the agent's failure or leaves the trial unjudged and is never a success`(
    side: Fault.Side
  ) {
    let outcome = Outcomes.outcome(
      feasible: true, ending: .fault, fault: Fault(side, "x", "y"), checks: [Self.right])
    #expect(outcome == (side == .agent ? .failure : .unjudged))
  }
}
