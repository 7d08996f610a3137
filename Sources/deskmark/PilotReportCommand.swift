import ArgumentParser
import Foundation
import Reports
import ResultStore
import TaskFiles

/// `deskmark report pilot`: the report on which a pilot is decided.
struct PilotReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pilot",
    abstract: "The accuracy report of a pilot: one page to decide on, and the evidence behind it.",
    discussion: """
      The pilot file names teams, workflows with the tasks that stand for them, what people spend \
      and cost, and the criteria and kill conditions that were written before the run; see \
      docs/pilot.md. All runs are of one agent under one set of conditions.
      """)

  /// A form of the report.
  enum Form: String, CaseIterable {
    case html, csv, md
  }

  @Option(help: "The pilot file.")
  var pilot: String

  @Argument(help: "The runs.")
  var runs: [String]

  @Option(name: .shortAndLong, help: "Write the report to this file; the name of the first form.")
  var out: String?

  @Option(help: "html, csv or md; several separated by commas are written beside each other.")
  var format = "html"

  @Option(help: "The results folder.")
  var results = "results"

  func validate() throws {
    guard !runs.isEmpty else { throw ValidationError("name at least one run of the pilot") }
    _ = try forms()
  }

  private func forms() throws -> [Form] {
    try format.split(separator: ",").map { word in
      guard let form = Form(rawValue: word.trimmingCharacters(in: .whitespaces)) else {
        throw ValidationError("expected html, csv or md, found '\(word)'")
      }
      return form
    }
  }

  func run() throws {
    let report = try self.report()
    let forms = try self.forms()
    for form in forms {
      let text =
        switch form {
        case .html: report.html
        case .csv: report.csv
        case .md: report.markdown
        }
      guard let out else {
        print(text, terminator: "")
        continue
      }
      let name = URL(filePath: out).deletingPathExtension().relativePath
      let path = form == forms.first ? out : "\(name).\(form.rawValue)"
      try ReportFile.write(Data(text.utf8), to: path)
      print("Report   \(path)")
    }
  }

  /// Reads everything and counts it.
  private func report() throws -> PilotReport {
    let baselines = try ReportFile.baselines()
    let prices = try ReportFile.text(of: Installation.licences)
    let text = try ReportFile.text(of: pilot)
    let stored = try runs.map { try NamedRun.open($0, in: results) }
    do {
      let plan = try PilotFile(
        reading: text, file: pilot,
        prices: try LicencePrices(reading: prices, file: Installation.licences)
      ) { (name, place) throws(Diagnostic) in
        do throws(Diagnostic) {
          return try Suite.named(name, root: Installation.tasks).globs
        } catch {
          throw Diagnostic(place, error.message)
        }
      }
      let survey = try plan.survey.map { name in
        let path = URL(filePath: name, relativeTo: URL(filePath: pilot)).path
        return try Survey(reading: ReportFile.text(of: path), file: name)
      }
      return PilotReport(try PilotFindings(plan, runs: stored, survey: survey), baselines)
    } catch let error as Diagnostic {
      throw Failure.usage(error.description)
    } catch let error as PilotError {
      throw Failure.usage(error.description)
    }
  }
}
