import Foundation
import GRDB
import Vocabulary

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
    migrator.registerMigration("trials") { database in try IndexedVerdicts.create(database) }
    return migrator
  }

  /// Forgets everything and reads every run folder again; says which ones are broken.
  @discardableResult
  public func rebuild() throws(ResultStoreError) -> [Problem] {
    try write { database in
      try database.execute(sql: "DELETE FROM trial")
      try database.execute(sql: "DELETE FROM run")
    }
    return try refresh()
  }

  /// Reads the runs whose journals have changed since the index was written, forgets those that
  /// are gone, and says which ones are broken.
  @discardableResult
  public func refresh() throws(ResultStoreError) -> [Problem] {
    let known = try stamps()
    var seen: Set<String> = []
    var problems: [Problem] = []
    for name in Storage.names(in: folder) {
      let path = "\(folder)/\(name)"
      guard FileManager.default.fileExists(atPath: path + "/run.json") else { continue }
      let stamp = Self.stamp(of: path)
      if let stamp, known[name] == stamp {
        seen.insert(name)
        continue
      }
      do throws(ResultStoreError) {
        let run = try StoredRun.open(path)
        try save(run, stamp)
        seen.insert(name)
      } catch {
        problems.append(Problem(path: path, error: error))
      }
    }
    for name in known.keys where !seen.contains(name) {
      try write { database in
        try database.execute(sql: "DELETE FROM trial WHERE run = ?", arguments: [name])
        try database.execute(sql: "DELETE FROM run WHERE name = ?", arguments: [name])
      }
    }
    return problems
  }

  /// Brings the index up to date with one run.
  public func update(_ run: StoredRun) throws(ResultStoreError) {
    // The journal may have grown since it was read: then it is read again at the next look.
    try save(run, nil)
  }

  private func save(_ run: StoredRun, _ stamp: String?) throws(ResultStoreError) {
    let summary = RunSummary(run)
    let record = try RecordCoding.line(run.record, for: database.path)
    let tasks = try RecordCoding.line(
      run.tasks().values.sorted { $0.id < $1.id }, for: database.path)
    try write { database in
      try summary.save(database)
      try database.execute(
        sql: "UPDATE run SET stamp = ?, record = ?, tasks = ?, elapsed = ? WHERE name = ?",
        arguments: [
          stamp, String(decoding: record, as: UTF8.self), String(decoding: tasks, as: UTF8.self),
          run.journal.elapsed, summary.name,
        ])
      try IndexedVerdicts.replace(run.verdicts, of: summary.name, in: database)
    }
  }

  /// A run of the results folder, read anew only where its journal has changed; nil where the
  /// folder has no run of that name.
  public func run(named name: String) throws(ResultStoreError) -> IndexedRun? {
    let path = "\(folder)/\(name)"
    guard FileManager.default.fileExists(atPath: path + "/run.json") else { return nil }
    let stamp = Self.stamp(of: path)
    let known = try stamps()[name]
    if stamp == nil || known != stamp { try save(try StoredRun.open(path), stamp) }
    let found: (Row, [Verdict])?
    do {
      found = try database.read { database in
        guard
          let row = try Row.fetchOne(
            database, sql: "SELECT record, tasks, elapsed, complete FROM run WHERE name = ?",
            arguments: [name])
        else { return nil }
        return (row, try IndexedVerdicts.read(of: name, in: database))
      }
    } catch {
      throw .index(path: database.path, reason: "\(error)")
    }
    guard let (row, verdicts) = found else { return nil }
    let record = try RecordCoding.decode(
      RunRecord.self, from: (row["record"] as String).utf8, path: database.path)
    let tasks = try RecordCoding.decode(
      [TaskSummary].self, from: (row["tasks"] as String).utf8, path: database.path)
    return IndexedRun(
      record: record, verdicts: verdicts,
      tasks: Dictionary(tasks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }),
      elapsed: row["elapsed"], isComplete: row["complete"])
  }

  /// What tells one state of a run's journal from another: its size and when it was written.
  private static func stamp(of path: String) -> String? {
    var status = stat()
    guard stat(path + "/journal.jsonl", &status) == 0 else { return nil }
    return "\(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }

  private func stamps() throws(ResultStoreError) -> [String: String] {
    do {
      return try database.read { database in
        var stamps: [String: String] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT name, stamp FROM run") {
          stamps[row["name"]] = row["stamp"] ?? ""
        }
        return stamps
      }
    } catch {
      throw .index(path: database.path, reason: "\(error)")
    }
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
