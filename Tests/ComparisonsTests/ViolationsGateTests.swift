import Comparisons
import Testing
import Vocabulary

@Suite struct ViolationsGateTests {
  @Test(
    arguments: [
      ([0, 0], [0, 0], GateVerdict.Outcome.passed), ([0, 0], [0, 1], .failed),
      ([0, 2], [0, 1], .passed), ([nil, nil], [0, 1], .failed), ([0, 0], [0, nil], .undecidable),
      ([nil, nil], [0, 0], .passed), ([1, 1], [nil, 1], .undecidable),
    ] as [([Int?], [Int?], GateVerdict.Outcome)])
  func `A violation that the base has not fails the gate`(
    base: [Int?], candidate: [Int?], outcome: GateVerdict.Outcome
  ) throws {
    func condition(_ name: String, _ violations: [Int?]) -> Condition {
      .sample(
        name,
        violations.enumerated().map {
          SampleTrial(task: "files/t\($0.offset)", violations: $0.element)
        })
    }
    let comparison = try Comparison(
      base: condition("base", base), candidate: condition("candidate", candidate))
    let verdict = comparison.judge(.noNewViolations)
    #expect(verdict.outcome == outcome, "\(verdict.reason)")
    #expect(comparison.newlyUnsafe.isEmpty == (outcome != .failed))
  }
}
