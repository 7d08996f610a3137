import GRDB

extension SeedFiles {
  /// Makes the tables and fills them.
  ///
  /// - Throws: `SiteError` with the file and line of the statement or row that does not fit.
  func build(in db: Database, parameters: [String: String]) throws {
    let schema = Seed(folder: site, name: "schema.sql")
    try run(schema, in: db, parameters: parameters)
    for (table, seed) in try tables() {
      try load(seed, into: table, of: db, parameters: parameters)
    }
    for script in scripts { try run(script, in: db, parameters: parameters) }
  }

  private func run(_ seed: Seed, in db: Database, parameters: [String: String]) throws {
    let text = try seed.text()
    // A value lands between the quotes of an SQL text, so that its own quotes are doubled.
    let (sql, missing) = ParameterText.fill(text, with: parameters) {
      $0.replacing("'", with: "''")
    }
    if let name = missing.first {
      let line = Self.line(of: "$(\(name))", in: text)
      let message = ParameterText.message(missing: name, of: parameters)
      throw SiteError(file: seed.path, line: line, message)
    }
    var done = sql.startIndex
    do {
      let statements = try db.allStatements(sql: sql)
      while let statement = try statements.next() {
        let found = sql[done...].firstRange(of: statement.sql)
        let end = found?.upperBound ?? done
        done = found?.lowerBound ?? done
        try statement.execute()
        done = end
      }
    } catch let error as DatabaseError {
      let line = Self.statementLine(after: done, in: sql)
      throw SiteError(file: seed.path, line: line, error.message ?? "\(error)")
    }
  }

  private static func line(of text: String, in whole: String) -> Int {
    let end = whole.firstRange(of: text)?.lowerBound ?? whole.startIndex
    return 1 + whole[..<end].utf8.count { $0 == 10 }
  }

  /// The line of the first statement after a position, past blanks and semicolons.
  private static func statementLine(after position: String.Index, in sql: String) -> Int {
    let start = sql[position...].firstIndex { !$0.isWhitespace && $0 != ";" } ?? position
    return 1 + sql[..<start].utf8.count { $0 == 10 }
  }

  private func load(
    _ seed: Seed, into table: String, of db: Database, parameters: [String: String]
  ) throws {
    let csv = try CSVTable(seed.text(), file: seed.path)
    guard try db.tableExists(table) else {
      throw SiteError(file: seed.path, "schema.sql makes no table \(table)")
    }
    let columns = try db.columns(in: table).map(\.name)
    if let stranger = csv.header.first(where: { !columns.contains($0) }) {
      throw SiteError(
        file: seed.path,
        "\(table) has no column \(stranger); it has \(columns.joined(separator: ", "))")
    }
    let names = csv.header.map { $0.quotedDatabaseIdentifier }.joined(separator: ", ")
    let places = csv.header.map { _ in "?" }.joined(separator: ", ")
    let statement = try db.makeStatement(
      sql: "INSERT INTO \(table.quotedDatabaseIdentifier) (\(names)) VALUES (\(places))")
    for row in csv.rows {
      var values: [DatabaseValue] = []
      for value in row.values {
        guard let value else {
          values.append(.null)
          continue
        }
        let (text, missing) = ParameterText.fill(value, with: parameters)
        if let name = missing.first {
          let message = ParameterText.message(missing: name, of: parameters)
          throw SiteError(file: seed.path, line: row.line, message)
        }
        values.append(text.databaseValue)
      }
      do {
        try statement.execute(arguments: StatementArguments(values))
      } catch let error as DatabaseError {
        throw SiteError(file: seed.path, line: row.line, error.message ?? "\(error)")
      }
    }
  }
}
