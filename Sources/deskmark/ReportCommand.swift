import ArgumentParser
import Foundation
import Reports
import ResultStore

/// `deskmark report`: runs beside the baselines, for a reader who was not there.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Report runs beside the baselines: for the terminal, as Markdown, or as one page.",
    discussion: "RUN is a run's folder, its name below the results folder, or 'last'.",
    subcommands: [ScoreReportCommand.self, PilotReportCommand.self],
    defaultSubcommand: ScoreReportCommand.self)
}

/// `deskmark report RUN...`: the scoreboard with its evidence.
struct ScoreReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scores",
    abstract: "One run with its evidence, or several side by side (what 'report RUN...' means).")

  /// A form of the report.
  enum Form: String, CaseIterable, ExpressibleByArgument {
    case terminal, markdown, html
  }

  @Argument(help: "The runs.")
  var runs: [String]

  @Option(help: "terminal, markdown or html; by the ending of -o where that says so.")
  var format: Form?

  @Option(name: .shortAndLong, help: "Write the report to this file instead of printing it.")
  var output: String?

  @Option(help: "The results folder.")
  var results = "results"

  func validate() throws {
    guard !runs.isEmpty else { throw ValidationError("name at least one run to report") }
  }

  private var form: Form {
    if let format { return format }
    let name = output ?? ""
    if name.hasSuffix(".html") { return .html }
    return name.hasSuffix(".md") ? .markdown : .terminal
  }

  func run() throws {
    let stored = try runs.map { try NamedRun.open($0, in: results) }
    let text = try text(of: stored)
    guard let output else { return print(text, terminator: "") }
    try ReportFile.write(Data(text.utf8), to: output)
    print("Report   \(output)")
  }

  private func text(of stored: [StoredRun]) throws -> String {
    let baselines = try ReportFile.baselines()
    let quality = SuiteQuality.load(Installation.validation)
    let boards = stored.map { Scoreboard($0) }
    switch form {
    case .terminal:
      return TerminalReport.render(
        boards, baselines, quality: quality, width: Console.width,
        colour: output == nil && Console.colour)
    case .markdown: return MarkdownReport.render(boards, baselines, quality: quality)
    case .html where stored.count == 1:
      return HTMLReport.render(stored[0], baselines, quality: quality)
    case .html: return HTMLReport.render(sideBySide: stored, baselines, quality: quality)
    }
  }
}
