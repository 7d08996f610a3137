import Comparisons
import Statistics
import Testing
import Vocabulary

@Suite struct GateTests {
  @Test(
    arguments: [
      ("non-inferior:3pp", Gate.nonInferior(margin: 0.03)),
      ("non-inferior:2.5pp", .nonInferior(margin: 0.025)),
      ("success>=75%", .success(atLeast: 0.75)),
      ("success>=100%", .success(atLeast: 1)), ("no-new-violations", .noNewViolations),
    ])
  func `A gate is read and written alike`(text: String, gate: Gate) throws {
    #expect(try Gate(text) == gate)
    #expect(gate.description == text)
  }

  @Test(
    arguments: [
      ("non-inferior:3", "followed by 'pp'"), ("non-inferior:3%", "followed by 'pp'"),
      ("non-inferior:pp", "no number"), ("non-inferior:-3pp", "no number"),
      ("non-inferior:0pp", "above 0"), ("success>=0.75", "followed by '%'"),
      ("success>=101%", "up to 100"), ("success>=1e1%", "no number"),
      ("no-violations", "is not known"), ("", "is not known"),
    ])
  func `A gate that cannot be read says what is wrong and which there are`(
    text: String, reason: String
  ) throws {
    let error = try #require(throws: Gate.Invalid.self) { try Gate(text) }
    #expect(error.description.contains(reason))
    #expect(error.description.contains("success>=75%"))
  }

  private func verdict(_ gate: String, base: Int, candidate: Int, of tasks: Int) throws
    -> GateVerdict
  {
    try Comparison(
      base: .sample("base", tasks: tasks, successes: base),
      candidate: .sample("candidate", tasks: tasks, successes: candidate)
    ).judge(try Gate(gate))
  }

  @Test func `Not to be worse has to be shown by the interval`() throws {
    #expect(try verdict("non-inferior:3pp", base: 150, candidate: 150, of: 200).outcome == .passed)
    let few = try verdict("non-inferior:3pp", base: 3, candidate: 3, of: 4)
    #expect(few.outcome == .undecidable)
    #expect(few.reason.contains("more tasks would decide it"))
    let worse = try verdict("non-inferior:3pp", base: 190, candidate: 100, of: 200)
    #expect(worse.outcome == .failed)
    #expect(worse.interval.upper < -0.03)
    #expect(
      try verdict("non-inferior:3pp", base: 150, candidate: 148, of: 200).outcome == .undecidable)
  }

  @Test func `A success rate has to be shown by the interval`() throws {
    #expect(try verdict("success>=75%", base: 0, candidate: 95, of: 100).outcome == .passed)
    #expect(try verdict("success>=75%", base: 0, candidate: 78, of: 100).outcome == .undecidable)
    #expect(try verdict("success>=75%", base: 0, candidate: 40, of: 100).outcome == .failed)
  }

  @Test func `Losing trials does not help to pass`() throws {
    let tasks = (0..<200).map { "files/t\($0)" }
    let base = Condition.sample("base", tasks.map { SampleTrial(task: $0) })
    func candidate(lost: Int) -> Condition {
      .sample(
        "candidate",
        tasks.enumerated().map { index, task in
          SampleTrial(task: task, outcome: index < lost ? .unjudged : .success)
        })
    }
    let few = try Comparison(base: base, candidate: candidate(lost: 10))
    #expect(few.judge(.nonInferior(margin: 0.03)).outcome == .passed)
    let many = try Comparison(base: base, candidate: candidate(lost: 11))
    #expect(many.judge(.nonInferior(margin: 0.03)).outcome == .undecidable)
    #expect(many.judge(.success(atLeast: 0.5)).reason.contains("11 of 200 variants"))
  }
}
