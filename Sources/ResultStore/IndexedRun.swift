import Foundation
import GRDB
public import Vocabulary

/// A run as the index has it: what a scoreboard needs, without the rest of each trial.
public struct IndexedRun: Sendable, Hashable {
  /// What `run.json` holds.
  public var record: RunRecord
  /// The verdicts by task and number, cut short: no effects, parameters and answer, at most one
  /// check, the first that does not hold, with the mean credit of all, and the usage of all
  /// attempts together.
  public var verdicts: [Verdict]
  /// What the tasks are.
  public var tasks: [TaskID: TaskSummary]
  /// Seconds during which the run was at work.
  public var elapsed: Double
  /// Whether the run came to its end.
  public var isComplete: Bool
}

/// How a run's verdicts stand in the index.
enum IndexedVerdicts {
  /// Makes the tables.
  static func create(_ database: Database) throws {
    try database.alter(table: "run") { table in
      // Older rows have no stamp, so their runs are read again.
      table.add(column: "stamp", .text)
      table.add(column: "record", .text)
      table.add(column: "tasks", .text)
      table.add(column: "elapsed", .double)
    }
    try database.execute(
      sql: """
        CREATE TABLE trial (
          run TEXT NOT NULL, task TEXT NOT NULL, number INTEGER NOT NULL, role TEXT NOT NULL,
          title TEXT NOT NULL, agent TEXT NOT NULL, seed TEXT NOT NULL, outcome TEXT NOT NULL,
          ending TEXT NOT NULL, steps INTEGER NOT NULL, retries INTEGER NOT NULL,
          desktop REAL NOT NULL, setup REAL NOT NULL, agentSeconds REAL NOT NULL,
          freezing REAL NOT NULL, grading REAL NOT NULL, partial REAL, "check" TEXT,
          checkTitle TEXT, expected TEXT, found TEXT, passed INTEGER, faultSide TEXT,
          faultCause TEXT, faultMessage TEXT, usage TEXT,
          PRIMARY KEY (run, task, number, role)
        ) WITHOUT ROWID
        """)
  }

  /// Writes the verdicts of a run in the place of what was there.
  static func replace(_ verdicts: [Verdict], of run: String, in database: Database) throws {
    try database.execute(sql: "DELETE FROM trial WHERE run = ?", arguments: [run])
    let marks = Array(repeating: "?", count: 26).joined(separator: ", ")
    let statement = try database.makeStatement(
      sql: "INSERT OR REPLACE INTO trial VALUES (\(marks))")
    for verdict in verdicts {
      let check = verdict.checks.first { !$0.passed } ?? verdict.checks.first
      let timing = verdict.timing
      var values: [(any DatabaseValueConvertible)?] = [
        run, verdict.trial.task.rawValue, verdict.trial.number, verdict.trial.role ?? "",
        verdict.title, verdict.agent, String(verdict.seed), verdict.outcome.rawValue,
        verdict.ending.rawValue, verdict.steps, verdict.retries, timing.desktop, timing.setup,
        timing.agent, timing.freezing, timing.grading,
      ]
      let credit: Double? =
        verdict.checks.isEmpty
        ? nil : verdict.checks.map(\.partial).reduce(0, +) / Double(verdict.checks.count)
      let used: String? = try usage(of: verdict).map { usage in
        String(decoding: try JSONEncoder().encode(usage), as: UTF8.self)
      }
      let more: [(any DatabaseValueConvertible)?] = [
        credit, check?.check, check?.title, check?.expected, check?.found, check?.passed,
        verdict.fault?.side.rawValue, verdict.fault?.cause, verdict.fault?.message, used,
      ]
      values += more
      try statement.execute(arguments: StatementArguments(values))
    }
  }

  private static func usage(of verdict: Verdict) -> TrialUsage? {
    let all = [verdict.usage] + (verdict.attempts ?? []).map(\.usage)
    return all.compactMap(\.self).reduce(nil) { sum, usage in (sum ?? TrialUsage()) + usage }
  }

  /// Reads the verdicts of a run, by task and number.
  static func read(of run: String, in database: Database) throws -> [Verdict] {
    let cursor = try Row.fetchCursor(
      database, sql: "SELECT * FROM trial WHERE run = ? ORDER BY task, number, role",
      arguments: [run])
    var verdicts: [Verdict] = []
    while let row = try cursor.next() { verdicts.append(verdict(row)) }
    return verdicts
  }

  /// Columns by their place, which is the order of the table.
  private static func verdict(_ row: Row) -> Verdict {
    let role: String = row[3]
    let check: CheckResult? = (row[16] as Double?).map { partial in
      CheckResult(
        check: row[17] ?? "", title: row[18] ?? "", passed: row[21] ?? false,
        expected: row[19] ?? "", found: row[20] ?? "", partial: partial)
    }
    let fault: Fault? = (row[22] as String?).flatMap(Fault.Side.init(rawValue:)).map { side in
      Fault(side, row[23] ?? "", row[24] ?? "")
    }
    let usage = (row[25] as String?).flatMap {
      try? JSONDecoder().decode(TrialUsage.self, from: Data($0.utf8))
    }
    return Verdict(
      trial: TrialID(
        task: TaskID(rawValue: row[1]), number: row[2], role: role.isEmpty ? nil : role),
      title: row[4], agent: row[5], seed: UInt64(row[6] as String) ?? 0, parameters: [:],
      outcome: Verdict.Outcome(rawValue: row[7]) ?? .unjudged,
      ending: Verdict.Ending(rawValue: row[8]) ?? .fault, checks: check.map { [$0] } ?? [],
      fault: fault, steps: row[9],
      timing: Timing(
        desktop: row[11], setup: row[12], agent: row[13], freezing: row[14], grading: row[15]),
      retries: row[10], usage: usage)
  }
}
