import GRDB

/// The values that a site keeps for one browser, in the table `_session`.
struct Session {
  /// Sessions count from 1, so that the same visit leaves the same database; nil before there is
  /// anything to keep.
  private(set) var number: Int64?
  private(set) var isNew = false
  private(set) var values: [String: DatabaseValue] = [:]

  /// Takes up the session that a client names, if it exists.
  init(named number: Int64?, in db: Database) throws {
    guard let number else { return }
    let statement = try db.cachedStatement(
      sql: "SELECT name, value FROM _session WHERE session = ?")
    let rows = try Row.fetchAll(statement, arguments: [number])
    guard !rows.isEmpty else { return }
    self.number = number
    for row in rows {
      let name: String = row[0]
      // The row without a name says that the session exists.
      if !name.isEmpty { values[name] = row[1] }
    }
  }

  /// Keeps a value.
  mutating func set(_ name: String, to value: DatabaseValue, in db: Database) throws {
    let number = try begin(in: db)
    try db.execute(
      sql: "INSERT OR REPLACE INTO _session (session, name, value) VALUES (?, ?, ?)",
      arguments: [number, name, value])
    values[name] = value
  }

  /// Drops every value.
  mutating func forget(in db: Database) throws {
    guard let number else { return }
    try db.execute(
      sql: "DELETE FROM _session WHERE session = ? AND name <> ''", arguments: [number])
    values = [:]
  }

  private mutating func begin(in db: Database) throws -> Int64 {
    if let number { return number }
    let next = try Int64.fetchOne(db, sql: "SELECT COALESCE(MAX(session), 0) + 1 FROM _session")
    let number = next ?? 1
    try db.execute(
      sql: "INSERT INTO _session (session, name) VALUES (?, '')", arguments: [number])
    self.number = number
    isNew = true
    return number
  }
}
