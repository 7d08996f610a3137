import ArgumentParser
import Foundation
import Reports
import ResultStore
import Runs
import Vocabulary

/// What is said at the end of a run, by whatever verb it was carried out.
struct Conclusion {
  private let workshop: Workshop
  private let json: Bool

  init(_ workshop: Workshop, json: Bool) {
    self.workshop = workshop
    self.json = json
  }

  /// Prints the scoreboard, writes the report, and throws the exit code where it is not 0.
  ///
  /// - Parameter spending: what the run's model cost, where it has one.
  func scores(interrupted: Bool, spending: String? = nil) throws {
    let run = try workshop.stored()
    let report = workshop.run.path + "/report.html"
    let baselines = try Baselines.load(Installation.baselines)
    try HTMLReport.render(
      run, baselines, quality: SuiteQuality.load(Installation.validation)
    ).write(
      toFile: report, atomically: true, encoding: .utf8)
    if json {
      try Console.json(run.verdicts)
    } else {
      print(
        TerminalScoreboard.render(
          Scoreboard(run), baselines, width: Console.width, colour: Console.colour))
      if let spending { print(spending) }
      print("Results  \(workshop.run.path)")
      print("Report   \(report)")
    }
    try end(run, interrupted: interrupted)
    if run.verdicts.contains(where: { $0.fault?.side == .infrastructure }) { throw ExitCode(3) }
  }

  /// Prints the validation table, and throws the exit code where it is not 0.
  func proofs(_ proofs: [Planning.PlannedProof], interrupted: Bool) throws {
    let run = try workshop.stored()
    let expected = Dictionary(uniqueKeysWithValues: proofs.map { ($0.trial.id, $0.expected) })
    let table = ValidationTable(
      run.verdicts.compactMap { verdict in expected[verdict.trial].map { ($0, verdict) } })
    if json { try Console.json(table) } else { print(ValidationText.text(table)) }
    Console.error("Results  \(workshop.run.path)")
    try end(run, interrupted: interrupted)
    if !table.holds { throw ExitCode(1) }
  }

  private func end(_ run: StoredRun, interrupted: Bool) throws {
    if !run.journal.isComplete, let leftover = workshop.leftover { Console.error(leftover) }
    guard interrupted else { return }
    Console.error("Interrupted; 'deskmark resume \(workshop.run.path)' goes on with it")
    throw ExitCode(130)
  }
}
