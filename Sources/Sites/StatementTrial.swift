import GRDB

/// Tries a site's data and compiles each of its statements, so that no page fails later.
struct StatementTrial {
  var definition: SiteDefinition
  private let log = ProblemLog()

  init(definition: SiteDefinition) {
    self.definition = definition
  }

  /// Throws every statement that SQLite refuses, or that asks for a value that is never there.
  func run() throws(SiteError) {
    let database = try SiteDatabase(path: nil, definition: definition, overlay: nil)
    do {
      try database.queue.read { db in
        for route in definition.routes { check(route, in: db) }
      }
    } catch {
      throw SiteError(file: definition.folder, "the site's statements cannot be tried: \(error)")
    }
    try log.throwIfAny()
  }

  /// Names that every statement of the site can use.
  private var commonNames: Set<String> {
    var names: Set<String> = ["page"]
    for name in definition.parameters.keys {
      names.insert("parameter_" + name.replacing(".", with: "_").replacing("-", with: "_"))
    }
    for route in definition.routes {
      for name in route.form?.remember ?? [] { names.insert("session_" + name) }
    }
    return names
  }

  private func check(_ route: Route, in db: Database) {
    let common = commonNames
    let known = common.union(route.input.map(\.name))
    checkChoices(of: route.input, known: known, in: db)
    for requirement in route.requirements { check(requirement, known: known, in: db) }
    for query in route.queries { checkReading(query.sql, known: known, in: db) }
    if let redirect = route.redirect { check(redirect, known: known) }
    guard let form = route.form else { return }
    let inForm = known.union(form.fields.map(\.name))
    checkChoices(of: form.fields, known: known, in: db)
    for requirement in form.requirements { check(requirement, known: inForm, in: db) }
    for (index, statement) in form.execute.enumerated() {
      let names = index == 0 ? inForm : inForm.union(["last_id"])
      _ = compile(statement, known: names, in: db)
    }
    check(form.redirect, known: form.execute.isEmpty ? inForm : inForm.union(["last_id"]))
  }

  private func checkChoices(of fields: [Field], known: Set<String>, in db: Database) {
    for case .query(let sql)? in fields.map(\.choices) {
      checkReading(sql, known: known, in: db)
    }
  }

  private func check(_ requirement: Requirement, known: Set<String>, in db: Database) {
    checkReading(requirement.query, known: known, in: db)
    if case .redirect(let target) = requirement.otherwise { check(target, known: known) }
  }

  private func check(_ target: RedirectTarget, known: Set<String>) {
    for name in target.names where !known.contains(name) {
      log.add(Self.unknown(name, known), at: target.place)
    }
  }

  private func checkReading(_ sql: SQLText, known: Set<String>, in db: Database) {
    if compile(sql, known: known, in: db)?.isReadonly == false {
      log.add("the statement changes the database; only execute may do that", at: sql.place)
    }
  }

  private func compile(_ sql: SQLText, known: Set<String>, in db: Database) -> Statement? {
    for name in sql.names where !known.contains(name) {
      log.add(Self.unknown(name, known), at: sql.place)
    }
    do {
      return try db.makeStatement(sql: sql.sql)
    } catch let error as DatabaseError {
      log.add("SQLite refuses the statement: \(error.message ?? "\(error)")", at: sql.place)
    } catch {
      log.add("the statement cannot be read: \(error)", at: sql.place)
    }
    return nil
  }

  private static func unknown(_ name: String, _ known: Set<String>) -> String {
    ":\(name) has no value here; there are \(known.sorted().map { ":\($0)" }.joined(separator: ", "))"
  }
}
