import ArgumentParser
import Desktops
import Foundation
import Logging
import Statistics
import Vocabulary

/// `deskmark bench`: measurements on this machine, beside the peers that are installed.
struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure on this machine.",
    subcommands: [DesktopBench.self])

  /// One measured thing.
  struct Row: Codable {
    var name: String
    var milliseconds: Double
    var repetitions: Int
    /// The 95th percentile.
    var p95: Double
    /// What else does the same, and its median.
    var peer: String?
    var peerMilliseconds: Double?
  }
}

/// `deskmark bench desktop`: how long a desktop takes to be there and to be seen.
struct DesktopBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "desktop",
    abstract: "Measure a desktop's start until its first capture, and a capture's.")

  @Option(help: "How often each thing is measured.")
  var repetitions = 15

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    guard (1...1000).contains(repetitions) else {
      throw ValidationError("--repetitions takes a number from 1 to 1000")
    }
  }

  func run() async throws {
    let missing = Requirements.missing()
    guard missing.isEmpty else { throw Failure.infrastructure(Requirements.text(missing)) }
    var rows: [BenchCommand.Row] = []
    do throws(Fault) {
      rows.append(try await ready())
      rows += try await looking()
    } catch {
      throw Failure.infrastructure(error.message)
    }
    if json { return try Console.json(rows) }
    print("what                                   median ms   p95 ms    n   peer")
    for row in rows {
      let name = row.name.padding(toLength: 38, withPad: " ", startingAt: 0)
      let figures = [Self.figure(row.milliseconds), Self.figure(row.p95)].joined(separator: " ")
      let peer = row.peer.map { "\($0) \(Self.figure(row.peerMilliseconds ?? 0)) ms" } ?? "-"
      print("\(name) \(figures)  \(row.repetitions)   \(peer)")
    }
  }

  private static func figure(_ value: Double) -> String {
    let text = value.formatted(.number.precision(.fractionLength(2)).grouping(.never))
    return String(repeating: " ", count: max(0, 9 - text.count)) + text
  }

  private var configuration: DesktopConfiguration {
    DesktopConfiguration(executable: Installation.executable)
  }

  /// From nothing to the first capture of a bare desktop.
  private func ready() async throws(Fault) -> BenchCommand.Row {
    var times: [Double] = []
    for _ in 0..<repetitions {
      let start = ContinuousClock.now
      let desktop = try await LiveDesktop.start(
        configuration, slot: 0, tools: [], log: Logger(label: "bench"))
      _ = try await desktop.observe([])
      times.append(start.milliseconds)
      await desktop.end()
    }
    return row("desktop up, until the first capture", times)
  }

  /// Looking at a desktop that is up, beside a screenshot tool on the same screen.
  private func looking() async throws(Fault) -> [BenchCommand.Row] {
    let desktop = try await LiveDesktop.start(
      configuration, slot: 0, tools: [], log: Logger(label: "bench"))
    do throws(Fault) {
      var whole: [Double] = []
      var click: [Double] = []
      for _ in 0..<repetitions {
        var start = ContinuousClock.now
        let sight = try await desktop.observe([])
        whole.append(start.milliseconds)
        start = .now
        let result = try await desktop.perform(
          .click(at: .init(Point(x: 900, y: 500), on: sight.capture.id)))
        click.append(result.acting * 1000)
      }
      var rows = [
        row("capture, windows and PNG", whole), row("click, until delivered", click),
      ]
      let peers = await Peers.measure(display: desktop.displayName, repetitions: repetitions)
      rows[0].peer = peers.screenshot?.name
      rows[0].peerMilliseconds = peers.screenshot?.milliseconds
      rows[1].peer = peers.click?.name
      rows[1].peerMilliseconds = peers.click?.milliseconds
      await desktop.end()
      return rows
    } catch {
      await desktop.end()
      throw error
    }
  }

  private func row(_ name: String, _ times: [Double]) -> BenchCommand.Row {
    BenchCommand.Row(
      name: name, milliseconds: times.median ?? 0, repetitions: times.count,
      p95: times.quantile(0.95) ?? 0)
  }
}

extension ContinuousClock.Instant {
  /// Milliseconds from this instant to now.
  var milliseconds: Double {
    let components = duration(to: .now).components
    return Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15
  }
}
