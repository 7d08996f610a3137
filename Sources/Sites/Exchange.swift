import GRDB
import Vocabulary

/// One request on its way through a site, inside one transaction of its database.
struct Exchange {
  let site: ServedSite
  let request: SiteRequest
  let db: Database
  var session: Session
  /// What kind of write was carried out; nil for none.
  private(set) var did: ActionKind?

  /// What statements can take by name.
  var bindings: [String: DatabaseValue] = [:]
  /// What the page shows of its fields, of the input and of the form.
  var shown: [String: String] = [:]
  var choices: [String: [Choice]] = [:]
  var errors: [(field: String?, label: String, message: String)] = []

  init(site: ServedSite, request: SiteRequest, db: Database) throws {
    self.site = site
    self.request = request
    self.db = db
    session = try Session(named: request.session, in: db)
    for (name, value) in site.definition.parameters {
      let name = name.replacing(".", with: "_").replacing("-", with: "_")
      bindings["parameter_" + name] = value.databaseValue
    }
    for (name, value) in session.values { bindings["session_" + name] = value }
    bindings["page"] = (request.query["page"].flatMap { Int64($0) } ?? 1).databaseValue
  }

  /// Answers the request.
  mutating func respond() throws -> SiteResponse {
    for route in site.definition.routes {
      guard let path = route.pattern.match(request.path) else { continue }
      var response = try respond(route, path: path)
      if session.isNew { response.newSession = session.number }
      return response
    }
    return site.errorPage(404)
  }

  private mutating func respond(_ route: Route, path: [String: String]) throws -> SiteResponse {
    if request.method == .post, route.form == nil {
      var refusal = site.errorPage(405)
      refusal.allow = "GET, HEAD"
      return refusal
    }
    for field in route.input {
      let raw = path[field.name] ?? request.query[field.name]
      let isRight = try take(field, raw ?? field.fallback, isAsked: true)
      if path[field.name] != nil, !isRight { return site.errorPage(404) }
    }
    for requirement in route.requirements where try !holds(requirement.query) {
      if case .redirect(let target) = requirement.otherwise { return redirect(to: target) }
    }
    if let target = route.redirect { return redirect(to: target) }
    if let form = route.form {
      if request.method == .post {
        if let response = try submit(form) { return response }
      } else {
        try prefill(form)
      }
    }
    return try page(of: route)
  }

  /// Takes a field's text in, and says whether it is right.
  ///
  /// `isAsked` is false when the text is only shown, and so not judged.
  @discardableResult
  private mutating func take(_ field: Field, _ raw: String?, isAsked: Bool) throws -> Bool {
    let choices = try lookUp(field.choices)
    self.choices[field.name] = choices
    let outcome = field.validate(raw, choices: choices)
    shown[field.name] = outcome.text
    guard isAsked else { return true }
    bindings[field.name] = outcome.value
    if let error = outcome.error { errors.append((field.name, field.label, error)) }
    return outcome.error == nil
  }

  private func lookUp(_ choices: Field.Choices?) throws -> [Choice]? {
    switch choices {
    case nil: return nil
    case .list(let list): return list
    case .query(let sql):
      return try rows(sql).map { row in
        let value = PageValues.plain(row[0])
        return Choice(value: value, label: row.count > 1 ? PageValues.plain(row[1]) : value)
      }
    }
  }

  /// Fills an empty form in: from the session, the page's address, or the field's default.
  private mutating func prefill(_ form: Form) throws {
    for field in form.fields {
      let kept = form.remember.contains(field.name) ? session.values[field.name] : nil
      let raw = kept.map { PageValues.plain($0) } ?? shown[field.name] ?? field.fallback
      try take(field, raw, isAsked: false)
    }
  }

  /// Does what a form says; nil when the page must come again with its errors.
  private mutating func submit(_ form: Form) throws -> SiteResponse? {
    for field in form.fields { try take(field, request.form[field.name], isAsked: true) }
    guard errors.isEmpty else { return nil }
    for requirement in form.requirements where try !holds(requirement.query) {
      guard case .message(let message, let field) = requirement.otherwise else { continue }
      let label = form.fields.first { $0.name == field }?.label ?? ""
      errors.append((field, label, message))
    }
    guard errors.isEmpty else { return nil }
    for statement in form.execute {
      try db.cachedStatement(sql: statement.sql).execute(arguments: arguments(of: statement))
      bindings["last_id"] = db.lastInsertedRowID.databaseValue
    }
    if !form.execute.isEmpty { did = form.does }
    if form.forget { try session.forget(in: db) }
    for name in form.remember {
      try session.set(name, to: bindings[name] ?? .null, in: db)
    }
    return redirect(to: form.redirect)
  }

  private func redirect(to target: RedirectTarget) -> SiteResponse {
    .redirect(to: target.filled { PageValues.plain(bindings[$0] ?? .null) })
  }

  func arguments(of statement: SQLText) -> StatementArguments {
    var values: [String: DatabaseValue] = [:]
    for name in statement.names { values[name] = bindings[name] ?? .null }
    return StatementArguments(values)
  }

  func rows(_ sql: SQLText) throws -> [Row] {
    try Row.fetchAll(db.cachedStatement(sql: sql.sql), arguments: arguments(of: sql))
  }

  private func holds(_ query: SQLText) throws -> Bool {
    try Row.fetchOne(db.cachedStatement(sql: query.sql), arguments: arguments(of: query)) != nil
  }
}
