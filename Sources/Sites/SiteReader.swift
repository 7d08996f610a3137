import Mustache
import Vocabulary
import Yams

/// Turns `site.yaml` and the files beside it into a definition.
struct SiteReader {
  var folder: SiteFolder
  var log: ProblemLog
  var root: YAMLMapping
  var parameters: [String: String]

  static let reservedNames: Set<String> = [
    "site", "parameters", "session", "values", "errors", "error_list", "has_errors", "options",
    "choice", "paging", "path",
  ]

  init(folder path: String, parameters given: [String: String], log: ProblemLog) throws(SiteError) {
    folder = SiteFolder(path: path)
    self.log = log
    let file = "\(path)/site.yaml"
    guard let text = try folder.text("site.yaml") else {
      throw SiteError(file: file, "there is no such file; a site is a folder with site.yaml in it")
    }
    guard let node = try Self.compose(text, file: file),
      let declared = YAMLMapping(
        node, known: ["title", "parameters", "routes"], what: "the site", file: file, log: log,
        parameters: [:])
    else {
      try log.throwIfAny()
      throw SiteError(file: file, "the file is empty; expected title and routes")
    }
    var parameters: [String: String] = [:]
    if let node = declared["parameters"],
      let pairs = declared.mapping(node, known: nil, what: "parameters")
    {
      for pair in pairs.pairs {
        parameters[pair.key] = pairs.text(of: pair.node, what: pair.key) ?? ""
      }
    }
    self.parameters = parameters.merging(given) { _, given in given }
    root = declared
    root.parameters = self.parameters
  }

  private static func compose(_ text: String, file: String) throws(SiteError) -> Node? {
    do {
      return try Yams.compose(yaml: text)
    } catch let error as YamlError {
      switch error {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        throw SiteError(file: file, line: mark.line, column: mark.column, "broken YAML: \(problem)")
      default: throw SiteError(file: file, "broken YAML: \(error)")
      }
    } catch {
      throw SiteError(file: file, "broken YAML: \(error)")
    }
  }

  /// Reads everything; problems go to the log.
  func read() -> SiteDefinition {
    let title = root.text("title")
    if title == nil, root["title"] == nil { log.add("the site has no title", at: root.place) }
    let templates = folder.templates(log: log)
    let routes = root.items("routes").compactMap { readRoute($0) }
    if routes.isEmpty { log.add("the site has no routes", at: root.place(of: "routes")) }
    for route in routes {
      if let template = route.template, templates[template] == nil {
        log.add("there is no templates/\(template).mustache", at: route.place)
      }
    }
    return SiteDefinition(
      title: title ?? "", parameters: parameters, folder: folder.path, routes: routes,
      templates: MustacheLibrary(templates: templates),
      hasErrorTemplate: templates["error"] != nil,
      staticFiles: folder.staticFiles(log: log))
  }

  private func readRoute(_ node: Node) -> Route? {
    guard
      let map = root.mapping(
        node, known: ["path", "input", "require", "queries", "template", "redirect", "form"],
        what: "a route")
    else { return nil }
    guard let path = map.text("path"), path.hasPrefix("/") else {
      log.add("a route needs a path such as /hotels/:id", at: map.place(of: "path"))
      return nil
    }
    var route = Route(place: map.place, pattern: PathPattern(path))
    route.input = readFields("input", of: map)
    for name in route.pattern.names where !route.input.contains(where: { $0.name == name }) {
      route.input.append(Field(name: name))
    }
    route.requirements = readRequirements(of: map, fields: nil)
    route.queries = readQueries(of: map)
    route.template = map.text("template")
    route.redirect = map.redirect("redirect")
    if let form = map["form"] { route.form = readForm(form, of: map) }
    if (route.template == nil) == (route.redirect == nil) {
      log.add("a route needs either a template or a redirect", at: map.place)
    }
    if route.form != nil, route.template == nil {
      log.add("a route with a form needs a template", at: map.place(of: "form"))
    }
    return route
  }

  private func readForm(_ node: Node, of route: YAMLMapping) -> Form? {
    guard
      let map = route.mapping(
        node, known: ["fields", "require", "execute", "remember", "forget", "does", "redirect"],
        what: "a form")
    else { return nil }
    guard let redirect = map.redirect("redirect") else {
      if map["redirect"] == nil { log.add("a form needs a redirect", at: map.place) }
      return nil
    }
    var form = Form(redirect: redirect)
    form.fields = readFields("fields", of: map)
    form.requirements = readRequirements(of: map, fields: form.fields.map(\.name))
    form.execute = map.items("execute").compactMap { map.statement(of: $0, what: "execute") }
    form.forget = map.flag("forget")
    form.does = readKind(of: map) ?? (form.execute.isEmpty ? nil : .siteWrite)
    if map["remember"]?.scalar?.string == "all" {
      form.remember = form.fields.map(\.name)
    } else {
      form.remember = map.items("remember").compactMap { map.text(of: $0, what: "remember") }
    }
    for name in form.remember where !form.fields.contains(where: { $0.name == name }) {
      log.add(
        "remember names “\(name)”, which is no field of the form", at: map.place(of: "remember"))
    }
    return form
  }

  /// What a form does to the world, where it says so.
  private func readKind(of map: YAMLMapping) -> ActionKind? {
    guard let text = map.text("does") else { return nil }
    if let kind = ActionKind(rawValue: text) { return kind }
    let known = ActionKind.allCases.map(\.rawValue).joined(separator: ", ")
    log.add("does is “\(text)”; write one of \(known)", at: map.place(of: "does"))
    return nil
  }

  private func readRequirements(of map: YAMLMapping, fields: [String]?) -> [Requirement] {
    map.items("require").compactMap { node in
      guard
        let item = map.mapping(
          node, known: fields == nil ? ["if", "redirect"] : ["if", "else", "field"],
          what: "a requirement")
      else { return nil }
      guard let query = item.statement("if") else {
        if item["if"] == nil { log.add("a requirement needs an if", at: item.place) }
        return nil
      }
      if let fields {
        let field = item.text("field")
        if let field, !fields.contains(field) {
          log.add("“\(field)” is no field of the form", at: item.place(of: "field"))
        }
        guard let message = item.text("else") else {
          log.add("a form's requirement needs an else with a message", at: item.place)
          return nil
        }
        return Requirement(query: query, otherwise: .message(message, field: field))
      }
      guard let target = item.redirect("redirect") else {
        if item["redirect"] == nil {
          log.add("a route's requirement needs a redirect", at: item.place)
        }
        return nil
      }
      return Requirement(query: query, otherwise: .redirect(target))
    }
  }

  private func readQueries(of map: YAMLMapping) -> [Query] {
    guard let node = map["queries"], let queries = map.mapping(node, known: nil, what: "queries")
    else { return [] }
    var found: [Query] = []
    for pair in queries.pairs {
      if Self.reservedNames.contains(pair.key) {
        log.add("a query cannot be named \(pair.key): templates use that name", at: pair.keyPlace)
      }
      let known = ["rows", "one", "per-page", "optional"]
      guard let query = queries.mapping(pair.node, known: known, what: "a query") else { continue }
      let perPage = query.integer("per-page", atLeast: 1)
      if let sql = query.statement("rows"), query["one"] == nil, query["optional"] == nil {
        found.append(Query(name: pair.key, sql: sql, shape: perPage.map { .pages($0) } ?? .rows))
      } else if let sql = query.statement("one"), query["rows"] == nil, perPage == nil {
        let optional = query.flag("optional")
        found.append(Query(name: pair.key, sql: sql, shape: .one(optional: optional)))
      } else {
        log.add("a query has rows (with per-page), or one (with optional)", at: pair.keyPlace)
      }
    }
    let paged = found.filter { if case .pages = $0.shape { true } else { false } }
    if paged.count > 1 { log.add("a route has at most one query with per-page", at: map.place) }
    return found
  }
}
