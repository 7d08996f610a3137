import Foundation
import GRDB

/// The database of a served site: its own tables, and what the server notes beside them.
struct SiteDatabase: Sendable {
  let queue: DatabaseQueue

  /// The tables that every site has; their names begin with `_` to keep clear of the site's own.
  private static let ownTables = """
    CREATE TABLE _session (
      session INTEGER NOT NULL, name TEXT NOT NULL, value, PRIMARY KEY (session, name)
    ) WITHOUT ROWID;
    CREATE TABLE _requests (
      number INTEGER PRIMARY KEY, session INTEGER, method TEXT NOT NULL, path TEXT NOT NULL,
      form TEXT, status INTEGER NOT NULL
    );
    """

  /// Makes a new database, in memory without a path; a file that was there is replaced.
  init(path: String?, definition: SiteDefinition, overlay: String?) throws(SiteError) {
    do {
      if let path {
        for suffix in ["", "-journal", "-wal", "-shm"] {
          try? FileManager.default.removeItem(atPath: path + suffix)
        }
        var configuration = Configuration()
        // The file outlives the process, not the machine: no need to wait for the disk.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF") }
        queue = try DatabaseQueue(path: path, configuration: configuration)
      } else {
        queue = try DatabaseQueue()
      }
      let seeds = SeedFiles(
        site: SiteFolder(path: definition.folder), overlay: overlay.map { SiteFolder(path: $0) })
      try queue.write { db in
        // Tables may refer to each other, and are filled in the order of their names.
        try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
        try db.execute(sql: Self.ownTables)
        try seeds.build(in: db, parameters: definition.parameters)
      }
    } catch let error as SiteError {
      throw error
    } catch {
      let file = path ?? "\(definition.folder)/data"
      throw SiteError(file: file, "the database cannot be made: \(error)")
    }
  }
}
