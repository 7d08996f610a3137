import GRDB
import Mustache

extension Exchange {
  /// Runs a route's queries and renders its template; 422 when there are errors to show.
  func page(of route: Route) throws -> SiteResponse {
    var values = commonValues()
    for query in route.queries {
      switch query.shape {
      case .rows:
        values[query.name] = try rows(query.sql).map(PageValues.row)
      case .one(let optional):
        if let row = try rows(query.sql).first {
          values[query.name] = PageValues.row(row)
        } else if !optional {
          return site.errorPage(404)
        }
      case .pages(let perPage):
        let (rows, paging) = try self.page(query.sql, perPage: perPage)
        values[query.name] = rows.map(PageValues.row)
        values["paging"] = paging.values(query: request.query)
      }
    }
    guard let template = route.template,
      let html = site.definition.templates.render(values, withTemplate: template)
    else { return site.errorPage(500) }
    return .page(html, status: errors.isEmpty ? 200 : 422)
  }

  private func page(_ sql: SQLText, perPage: Int) throws -> ([Row], Paging) {
    let arguments = arguments(of: sql)
    let total = try Int.fetchOne(
      db.cachedStatement(sql: "SELECT count(*) FROM (\(sql.sql)\n)"), arguments: arguments)
    let paging = Paging(asked: request.query["page"], perPage: perPage, total: total ?? 0)
    let statement = try db.cachedStatement(
      sql: "\(sql.sql)\nLIMIT \(perPage) OFFSET \(paging.offset)")
    return (try Row.fetchAll(statement, arguments: arguments), paging)
  }

  private func commonValues() -> [String: Any] {
    var values = site.commonValues
    values["path"] = "/" + request.path.joined(separator: "/")
    values["session"] = session.values.mapValues(PageValues.value)
    values["values"] = shown.mapValues(PageValues.text)
    var messages: [String: Any] = [:]
    for error in errors {
      if let field = error.field, messages[field] == nil { messages[field] = error.message }
    }
    values["errors"] = messages
    values["error_list"] = errors.map { error in
      ["field": error.field ?? "", "label": error.label, "message": error.message]
    }
    values["has_errors"] = !errors.isEmpty
    var options: [String: Any] = [:]
    var choice: [String: Any] = [:]
    for (field, offered) in choices {
      var byValue: [String: Any] = [:]
      let list = offered.map { offer -> [String: Any] in
        let item: [String: Any] = [
          "value": offer.value, "label": offer.label, "selected": offer.value == shown[field],
          "url": request.query.query(setting: field, to: offer.value),
        ]
        byValue[offer.value] = item
        return item
      }
      options[field] = list
      choice[field] = byValue
    }
    values["options"] = options
    values["choice"] = choice
    return values
  }
}
