import Foundation
import GRDB

/// The index of a results folder, `index.sqlite`: derived from the run folders and made anew from
/// them at any time.
///
/// Calls block for as long as SQLite takes.
public struct RunIndex: Sendable {
  /// The results folder.
  public let folder: String
  private let database: DatabaseQueue

  /// A run folder that could not be read.
  public struct Problem: Sendable, Hashable {
    /// The run's folder.
    public var path: String
    /// What is wrong with it.
    public var error: ResultStoreError
  }

  /// Opens the index of a results folder, and makes it where there is none.
  ///
  /// A file that is not a database is replaced by an empty index.
  public static func open(in folder: String) throws(ResultStoreError) -> RunIndex {
    try Storage.makeFolder(folder)
    let path = folder + "/index.sqlite"
    do {
      return RunIndex(folder: folder, database: try connect(path))
    } catch let error as DatabaseError
      where [.SQLITE_NOTADB, .SQLITE_CORRUPT].contains(error.resultCode.primaryResultCode)
    {
      unlink(path)
    } catch {
      throw .index(path: path, reason: "\(error)")
    }
    do {
      return RunIndex(folder: folder, database: try connect(path))
    } catch {
      throw .index(path: path, reason: "\(error)")
    }
  }

  private static func connect(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    let database = try DatabaseQueue(path: path, configuration: configuration)
    try migrator.migrate(database)
    return database
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("runs") { database in
      try database.create(table: "run") { table in
        table.primaryKey("name", .text)
        table.column("started", .double).notNull().indexed()
        table.column("agent", .text).notNull()
        table.column("model", .text)
        table.column("suite", .text).notNull()
        table.column("seed", .text).notNull()
        table.column("successes", .integer).notNull()
        table.column("failures", .integer).notNull()
        table.column("unjudged", .integer).notNull()
        table.column("complete", .boolean).notNull()
      }
    }
    return migrator
  }

  /// Forgets everything and reads every run folder again; says which ones are broken.
  @discardableResult
  public func rebuild() throws(ResultStoreError) -> [Problem] {
    var runs: [StoredRun] = []
    var problems: [Problem] = []
    for name in Storage.names(in: folder) {
      let path = "\(folder)/\(name)"
      guard FileManager.default.fileExists(atPath: path + "/run.json") else { continue }
      do throws(ResultStoreError) {
        runs.append(try StoredRun.open(path))
      } catch {
        problems.append(Problem(path: path, error: error))
      }
    }
    let summaries = runs.map(RunSummary.init)
    try write { database in
      try database.execute(sql: "DELETE FROM run")
      for summary in summaries { try summary.save(database) }
    }
    return problems
  }

  /// Brings the index up to date with one run.
  public func update(_ run: StoredRun) throws(ResultStoreError) {
    let summary = RunSummary(run)
    try write { database in try summary.save(database) }
  }

  /// The runs, newest first.
  public func runs() throws(ResultStoreError) -> [RunSummary] {
    do {
      return try database.read { database in
        try RunSummary.fetchAll(
          database, sql: "SELECT * FROM run ORDER BY started DESC, name DESC")
      }
    } catch {
      throw .index(path: database.path, reason: "\(error)")
    }
  }

  private func write(_ changes: (Database) throws -> Void) throws(ResultStoreError) {
    do {
      try database.write(changes)
    } catch {
      throw .index(path: database.path, reason: "\(error)")
    }
  }
}
