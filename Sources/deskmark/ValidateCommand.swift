import ArgumentParser
import Foundation
import ResultStore
import Runs
import TaskFiles
import Vocabulary

/// `deskmark validate`: proves tasks.
struct ValidateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Prove tasks: the reference succeeds; idling, giving up and every cheat fail.")

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var options: TrialOptions

  @Option(name: .customLong("repeat"), help: "How often everything is repeated.")
  var repetitions = 1

  func run() async throws {
    let selected = try selection.select()
    var planned: [PlannedTrial] = []
    var expected: [TrialID: Verdict.Outcome] = [:]
    for number in 1...max(1, repetitions) {
      for task in selected.tasks {
        let variant = try Planning.variant(of: task, number: number, seed: options.seed)
        for proof in Proof.proofs(of: variant) {
          let trial = proof.trial(of: variant, number: number)
          planned.append(trial)
          expected[trial.id] = proof.expected
        }
      }
    }
    let workshop = try Workshop(
      options: options, name: "validate-\(selected.name)", tasks: selected.tasks,
      agent: "proofs", trials: repetitions, selection: selection.tasks + selection.include,
      total: planned.count)
    let outcome = try await workshop.carryOut(planned)
    _ = try workshop.stored()
    let table = ValidationTable(
      outcome.verdicts.compactMap { verdict in
        expected[verdict.trial].map { ($0, verdict) }
      })
    if options.json { try Console.json(table) } else { print(ValidationText.text(table)) }
    Console.error("Results  \(workshop.run.path)")
    if outcome.interrupted { throw ExitCode(130) }
    if !table.holds { throw ExitCode(1) }
    guard selected.problems.isEmpty else {
      throw Failure.usage("\(selected.problems.count) broken task file(s) were left out; see above")
    }
  }
}
