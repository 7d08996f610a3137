public import Foundation
import GRDB
import Vocabulary

/// One line of a list of runs.
public struct RunSummary: Codable, Sendable, Hashable {
  /// The run's name, which is its folder's.
  public var name: String
  /// When it began.
  public var started: Date
  /// The name of the agent under test.
  public var agent: String
  /// The model behind the agent, where it has one.
  public var model: String?
  /// The name of the suite.
  public var suite: String
  /// The seed that all variants were drawn from.
  public var seed: UInt64
  /// Trials in which every check holds.
  public var successes: Int
  /// Trials that were judged and did not succeed.
  public var failures: Int
  /// Trials that could not be judged, through no fault of the agent's.
  public var unjudged: Int
  /// Whether the run came to its end.
  public var complete: Bool

  /// The trials that have a verdict.
  public var trials: Int { successes + failures + unjudged }

  /// Counts the verdicts of a run.
  public init(_ run: StoredRun) {
    name = URL(filePath: run.path).lastPathComponent
    started = run.record.started
    agent = run.record.agent
    model = run.record.model
    suite = run.record.suite
    seed = run.record.seed
    let outcomes = run.verdicts.map(\.outcome)
    successes = outcomes.count { $0 == .success }
    failures = outcomes.count { $0 == .failure }
    unjudged = outcomes.count { $0 == .unjudged }
    complete = run.journal.isComplete
  }
}

extension RunSummary {
  /// Writes the summary in the place of an older one of the same run.
  func save(_ database: Database) throws {
    try database.execute(
      sql: """
        INSERT OR REPLACE INTO run
          (name, started, agent, model, suite, seed, successes, failures, unjudged, complete)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      // SQLite's whole numbers have a sign, so a seed is kept as text.
      arguments: [
        name, started.timeIntervalSince1970, agent, model, suite, String(seed), successes,
        failures, unjudged, complete,
      ])
  }

  /// All summaries that a query finds.
  static func fetchAll(_ database: Database, sql: String) throws -> [RunSummary] {
    try Row.fetchAll(database, sql: sql).map(RunSummary.init(row:))
  }

  private init(row: Row) {
    name = row["name"]
    started = Date(timeIntervalSince1970: row["started"])
    agent = row["agent"]
    model = row["model"]
    suite = row["suite"]
    seed = UInt64(row["seed"] as String) ?? 0
    successes = row["successes"]
    failures = row["failures"]
    unjudged = row["unjudged"]
    complete = row["complete"]
  }
}
