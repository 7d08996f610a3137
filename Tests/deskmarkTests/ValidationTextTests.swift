import Runs
import Testing
import Vocabulary

@testable import deskmark

@Suite struct ValidationTextTests {
  private func verdict(_ role: String, _ outcome: Verdict.Outcome) -> Verdict {
    Verdict(
      trial: TrialID(task: TaskID(rawValue: "files/a"), number: 1, role: role), title: "A",
      agent: role, seed: 1, parameters: [:], outcome: outcome, ending: .done,
      checks: [
        CheckResult(
          check: "files", title: "The tree", passed: outcome == .success, expected: "x", found: "y")
      ], steps: 3, timing: Timing(agent: 2))
  }

  @Test func `A proven task is one row`() {
    let table = ValidationTable([
      (.success, verdict("reference", .success)), (.failure, verdict("idle", .failure)),
      (.failure, verdict("give-up", .failure)), (.failure, verdict("cheat a", .failure)),
    ])
    let text = ValidationText.text(table)
    #expect(table.holds)
    let row = "| files/a | 1/1       | 0/1  | 0/1     | 0/1    | 3     | 2.0     | yes"
    #expect(text.contains(row))
    #expect(text.hasSuffix("1 of 1 tasks proven"))
  }

  @Test func `A cheat that passes is a violation with its reason`() {
    let table = ValidationTable([(.failure, verdict("cheat a", .success))])
    #expect(!table.holds)
    #expect(
      ValidationText.text(table).contains(
        "files/a/1-cheat-a: expected failure, found success; every check passed"))
  }

  @Test func `A reference that fails is a violation that names the check`() {
    let table = ValidationTable([(.success, verdict("reference", .failure))])
    #expect(ValidationText.text(table).contains("The tree: expected x, found y"))
  }
}
