import ArgumentParser
import Comparisons
import Exports
import Foundation
import ResultStore

/// `deskmark compare`: runs on the same variants, and whether a candidate may pass.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare runs on the same variants, and hold the candidate against gates.",
    discussion: """
      Verdicts are paired by task, seed and repetition. What differs in the task's files, was not \
      tried or could not be judged on one side is set apart and counted nowhere. Intervals take \
      tasks as clusters: repeats of a task are not independent tasks.

      Gates are judged by the 95 % interval: passed and failed are shown by the data, anything \
      else is undecidable, and does not pass unless --allow-undecidable is given.
      """)

  @Argument(help: "The run that is compared with: a folder, a name below --output, or 'last'.")
  var base: String

  @Argument(help: "The run in question; with several, each is compared with the base.")
  var candidates: [String]

  @Option(
    help: "A condition: non-inferior:NUMBERpp, success>=NUMBER% or no-new-violations; repeatable.")
  var gate: [String] = []

  @Flag(help: "Let gates pass that too few tasks leave undecided.")
  var allowUndecidable = false

  @Option(
    help: "A circumstance that may differ because it is what is compared: settle or screen.",
    transform: Self.aspect)
  var across: [Comparison.Aspect] = []

  @Option(help: "Write gates and variants as JUnit XML to this file.")
  var junit: String?

  @Option(name: .shortAndLong, help: "The results folder.")
  var output = "results"

  @Flag(help: "Print JSON.")
  var json = false

  private static func aspect(_ text: String) throws -> Comparison.Aspect {
    guard let aspect = Comparison.Aspect(rawValue: text) else {
      throw ValidationError("expected settle or screen, found '\(text)'")
    }
    return aspect
  }

  func validate() throws {
    guard !candidates.isEmpty else { throw ValidationError("name at least one run to compare") }
    do throws(Gate.Invalid) {
      for text in gate { _ = try Gate(text) }
    } catch {
      throw ValidationError(error.description)
    }
  }

  func run() throws {
    let gates = try gate.map { text in try Gate(text) }
    let base = Condition(try NamedRun.open(base, in: output))
    let comparisons = try candidates.map { name in
      let candidate = Condition(try NamedRun.open(name, in: output))
      do throws(ComparisonError) {
        return try Comparison(base: base, candidate: candidate, across: Set(across))
      } catch {
        throw Failure.usage("\(base.name) and \(candidate.name): \(error)")
      }
    }
    let judged = comparisons.map { comparison in
      ComparisonOutput(comparison, gates.map { comparison.judge($0) })
    }
    if json {
      try Console.json(judged)
    } else {
      for output in judged { print(ComparisonText.text(output, colour: Console.colour)) }
    }
    if let junit { try write(judged, to: junit) }
    let verdicts = judged.flatMap(\.gates)
    guard
      verdicts.allSatisfy({
        $0.outcome == .passed || ($0.outcome == .undecidable && allowUndecidable)
      })
    else { throw ExitCode(1) }
  }

  private func write(_ outputs: [ComparisonOutput], to path: String) throws {
    let document = JUnitDocument(
      name: "deskmark compare",
      suites: outputs.flatMap { $0.comparison.junit(gates: $0.gates) })
    do {
      try Data(document.xml.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw Failure.usage("cannot write \(path): \(error.localizedDescription)")
    }
  }
}
