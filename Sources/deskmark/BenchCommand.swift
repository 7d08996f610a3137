import ArgumentParser
import Benchmarks
import Desktops
import Foundation
import Logging
import Vocabulary

/// `deskmark bench`: measurements on this machine, beside the peers that are installed.
struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure on this machine.",
    subcommands: [DesktopBench.self, ScaleBench.self, SchedulingBench.self, StoreBench.self])
}

/// `deskmark bench desktop`: what a desktop takes, beside what else does the same.
struct DesktopBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "desktop",
    abstract: "Measure a desktop: ready, capture, PNG, input, accessibility.",
    discussion: """
      Each thing is measured in turns with the peers that are installed, on the same display; \
      docs/benchmarks.md says how. With --peers, Python packages to compare with are installed \
      into a folder of their own below the user's cache first.
      """)

  @Option(help: ArgumentHelp("How often each thing is measured at least.", valueName: "n"))
  var repetitions = 15

  @Option(
    help: ArgumentHelp(
      "Measure this alone; may be repeated: \(DesktopBenchmarks.names.joined(separator: ", ")).",
      valueName: "name"))
  var only: [String] = []

  @Flag(help: "Install the Python packages to compare with, where they are not yet.")
  var peers = false

  @Flag(help: "Exit with 1 where a bar is missed.")
  var check = false

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    guard (1...1000).contains(repetitions) else {
      throw ValidationError("--repetitions takes a number from 1 to 1000")
    }
    let known = DesktopBenchmarks.names
    if let unknown = only.first(where: { !known.contains($0) }) {
      throw ValidationError(
        "--only takes one of \(known.joined(separator: ", ")); there is no '\(unknown)'")
    }
  }

  func run() async throws {
    let missing = Requirements.missing()
    guard missing.isEmpty else { throw Failure.infrastructure(Requirements.text(missing)) }
    let environment =
      peers ? await PeerEnvironment.make(say: Console.error) : PeerEnvironment.existing()
    let report = try await report(environment)
    if json {
      try Console.json(report)
    } else {
      print(BenchmarkTable(report).text)
    }
    if check, report.isMissed { throw ExitCode(1) }
  }

  private func report(_ environment: PeerEnvironment?) async throws -> BenchmarkReport {
    let date = Date()
    let machine = MachineDescription.current()
    let run = BenchmarkRun(
      DesktopConfiguration(executable: Installation.executable), repetitions: repetitions,
      environment: environment, log: Logger(label: "bench"))
    let showsProgress = Console.errorIsTerminal
    let rows: [BenchmarkRow]
    do throws(Fault) {
      rows = try await run.rows(of: DesktopBenchmarks.named(only)) { name in
        if showsProgress { Console.error("measuring: \(name)") }
      }
    } catch {
      throw Failure.infrastructure(error.message + (error.output.map { ": \($0)" } ?? ""))
    }
    return BenchmarkReport(
      date: date, machine: machine,
      versions: await PeerCatalogue.versions(environment: environment),
      repetitions: repetitions, missing: PeerCatalogue.missing(environment: environment),
      rows: rows)
  }
}
