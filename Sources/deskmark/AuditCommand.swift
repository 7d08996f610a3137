import ArgumentParser
import Foundation
import Policies
import ResultStore
import Runs
import Vocabulary

/// `deskmark audit`: the logs of what agents did.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Verify, prune and compare the logs of what agents did.",
    subcommands: [VerifyAudit.self, PruneAudit.self, AuditAnomaliesCommand.self])

  /// Makes sure that the user may do something with a run's logs.
  static func require(_ role: Role, of run: StoredRun) throws {
    try PolicyFiles.pinned(in: run.path)?.policy.requireOfUser(role)
  }
}

/// `deskmark audit verify`: whether a run's logs are as they were written.
struct VerifyAudit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Verify a run's audit logs; a changed, missing, reordered or cut line is named.")

  @Argument(
    help: ArgumentHelp(
      "The run: a folder, a name below --output, or 'last'.", valueName: "run"))
  var name: String

  @Option(name: .shortAndLong, help: "The results folder.")
  var output = "results"

  @Flag(help: "Print JSON.")
  var json = false

  /// What was found of one trial's log.
  private struct Line: Encodable {
    var trial: TrialID
    var lines: Int
    var pruned: Bool
    var problems: [AuditVerification.Problem]
  }

  func run() throws {
    let run = try NamedRun.open(name, in: output)
    try AuditCommand.require(.audit, of: run)
    let found = RunAudit(run).verify().map { trial, found in
      Line(
        trial: trial, lines: found.stub?.head.lines ?? found.entries.count,
        pruned: found.stub != nil, problems: found.problems)
    }
    if json {
      try Console.json(found)
    } else {
      for line in found {
        for problem in line.problems { print("\(line.trial)/audit.jsonl \(problem)") }
      }
      let broken = found.count { !$0.problems.isEmpty }
      let pruned = found.count(where: \.pruned)
      print(
        "\(found.count) logs with \(found.map(\.lines).reduce(0, +)) lines"
          + (pruned > 0 ? ", \(pruned) of them pruned" : "")
          + (broken > 0 ? "; \(broken) do not verify" : "; all verify"))
    }
    if found.contains(where: { !$0.problems.isEmpty }) { throw ExitCode(1) }
  }
}

/// `deskmark audit prune`: removes logs whose time is over.
struct PruneAudit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract: "Remove the audit logs of runs that are older than their policy keeps them.",
    discussion: """
      Of each log a stub stays with which the run still verifies. Logs that do not verify are kept, \
      as evidence.
      """)

  @Option(name: .shortAndLong, help: "The results folder.")
  var output = "results"

  func run() throws {
    let index = try RunIndex.open(in: output)
    _ = try index.rebuild()
    var (removed, broken) = (0, 0)
    for summary in try index.runs() {
      let run = try NamedRun.open(summary.name, in: output)
      guard let policy = run.record.policy else { continue }
      try AuditCommand.require(.change, of: run)
      do {
        for (trial, what) in try RunAudit(run).prune(retention: policy.retention) {
          switch what {
          case .removed: removed += 1
          case .already: break
          case .broken(let reason):
            broken += 1
            Console.error("kept: \(run.record.name)/\(trial): \(reason)")
          }
        }
      } catch {
        throw Failure.infrastructure(error.description)
      }
    }
    print("\(removed) logs removed" + (broken > 0 ? ", \(broken) kept that do not verify" : ""))
    if broken > 0 { throw ExitCode(1) }
  }
}

/// `deskmark audit anomalies`: what is unusual against earlier runs.
struct AuditAnomaliesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "anomalies",
    abstract: "List what is unusual in a run's audit logs against earlier runs.")

  @Argument(
    help: ArgumentHelp(
      "The run: a folder, a name below --output, or 'last'.", valueName: "run"))
  var name: String

  @Option(
    help: "An earlier run; repeatable. Without it, all earlier runs of the same agent.")
  var against: [String] = []

  @Option(name: .shortAndLong, help: "The results folder.")
  var output = "results"

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let run = try NamedRun.open(name, in: output)
    try AuditCommand.require(.audit, of: run)
    let earlier = try earlierRuns(than: run)
    guard !earlier.isEmpty else {
      throw Failure.usage(
        "there are no earlier runs of \(run.record.agent); name some by --against")
    }
    for one in earlier { try AuditCommand.require(.audit, of: one) }
    let found = AuditAnomalies.find(
      in: RunAudit(run).logs, against: earlier.map { RunAudit($0).logs })
    if json { return try Console.json(found) }
    for anomaly in found { print(anomaly) }
    print("\(found.count) unusual, against \(earlier.count) earlier runs")
  }

  private func earlierRuns(than run: StoredRun) throws -> [StoredRun] {
    guard against.isEmpty else { return try against.map { try NamedRun.open($0, in: output) } }
    let index = try RunIndex.open(in: output)
    _ = try index.rebuild()
    return try index.runs().filter { $0.agent == run.record.agent && $0.name != run.record.name }
      .map { try NamedRun.open($0.name, in: output) }
      .filter { $0.record.started < run.record.started && $0.record.policy != nil }
  }
}
