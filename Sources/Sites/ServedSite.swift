import Foundation
import GRDB
import Mustache
import Vocabulary

/// A site with its database, ready to answer.
struct ServedSite: Sendable {
  var name: String
  var definition: SiteDefinition
  var database: SiteDatabase
  /// Where writes wait until they are released; nil where none are held.
  var holds: WriteHolds?

  /// Loads a site's folder and makes its database.
  init(_ site: SiteServer.Site, holds: WriteHolds? = nil) throws(SiteError) {
    self.holds = holds
    name = site.name
    definition = try SiteDefinition.load(site.folder, parameters: site.parameters)
    database = try SiteDatabase(
      path: site.database, definition: definition, overlay: site.overlay)
  }

  /// Answers a request and notes it; whatever a page does happens as a whole or not at all.
  func respond(to request: SiteRequest) async -> SiteResponse {
    if let file = staticFile(request) { return file }
    if let holds, request.method == .post, let write = await write(in: request) {
      switch await holds.decision(on: write, of: self, request) {
      case .release: break
      case .deny(let reason): return await heldPage(403, reason, for: request)
      case .putOff(let reason): return await heldPage(202, reason, for: request)
      }
    }
    return await carryOut(request)
  }

  /// Answers a request and notes it, without asking anybody.
  func carryOut(_ request: SiteRequest) async -> SiteResponse {
    do {
      return try await database.queue.write { db in
        var response = errorPage(500)
        var session = request.session
        do {
          try db.inSavepoint {
            var exchange = try Exchange(site: self, request: request, db: db)
            response = try exchange.respond()
            session = exchange.session.number
            return .commit
          }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
          response = errorPage(409)
        } catch {
          response = errorPage(500)
        }
        try note(request, session: session, status: response.status, in: db)
        return response
      }
    } catch {
      return errorPage(500)
    }
  }

  /// The write that a request would be, found by carrying it out and taking it back; nil where it
  /// would store nothing, as a form with errors does.
  private func write(in request: SiteRequest) async -> SiteWrite? {
    let kind = try? await database.queue.write { db in
      var kind: ActionKind?
      try db.inSavepoint {
        var exchange = try Exchange(site: self, request: request, db: db)
        _ = try exchange.respond()
        kind = exchange.did
        return .rollback
      }
      return kind
    }
    guard let kind = kind ?? nil else { return nil }
    let fields = Dictionary(request.form.pairs.map { ($0.name, $0.value) }) { _, last in last }
    return SiteWrite(
      number: 0, site: name, kind: kind, path: "/" + request.path.joined(separator: "/"),
      fields: fields)
  }

  /// The page for a write that was not carried out, or not yet.
  private func heldPage(
    _ status: Int, _ reason: String, for request: SiteRequest
  ) async -> SiteResponse {
    try? await database.queue.write { db in
      try note(request, session: request.session, status: status, in: db)
    }
    return errorPage(status, "\(ErrorPage.message(status)) \(reason)")
  }

  private func staticFile(_ request: SiteRequest) -> SiteResponse? {
    guard request.path.first == "static" || request.path == ["favicon.ico"] else { return nil }
    guard request.method == .get,
      let file = definition.staticFiles[request.path.dropFirst().joined(separator: "/")]
    else { return errorPage(404) }
    return SiteResponse(status: 200, mediaType: file.mediaType, body: file.bytes)
  }

  private func note(
    _ request: SiteRequest, session: Int64?, status: Int, in db: Database
  ) throws {
    var form: String?
    if request.method == .post {
      let pairs = request.form.pairs.map { ($0.name, $0.value) }
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      let data = try encoder.encode(Dictionary(pairs) { _, last in last })
      form = String(decoding: data, as: UTF8.self)
    }
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO _requests (session, method, path, form, status) VALUES (?, ?, ?, ?, ?)
        """)
    try statement.execute(
      arguments: [session, request.method.rawValue, request.target, form, status])
  }

  /// What every page of the site can show.
  var commonValues: [String: Any] {
    [
      "site": ["title": definition.title, "name": name],
      "parameters": PageValues.tree(definition.parameters),
    ]
  }

  /// The page for something that went wrong: the site's own `error.mustache`, or a plain one.
  func errorPage(_ status: Int, _ text: String? = nil) -> SiteResponse {
    let message = text ?? ErrorPage.message(status)
    if definition.hasErrorTemplate {
      var values = commonValues
      values["status"] = status
      values["message"] = message
      if let html = definition.templates.render(values, withTemplate: "error") {
        return .page(html, status: status)
      }
    }
    return ErrorPage.plain(status, text)
  }
}
