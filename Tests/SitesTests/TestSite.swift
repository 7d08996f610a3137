import Foundation
import GRDB
import Hummingbird
import HummingbirdTesting

@testable import Sites

/// A folder of its own for one test, with sites in it.
final class TestFolder: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "sites-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes files by their paths below a folder, whose path comes back.
  func write(_ files: [String: String], to name: String) throws -> String {
    let folder = "\(path)/\(name)"
    for (file, text) in files {
      let url = URL(fileURLWithPath: "\(folder)/\(file)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    return folder
  }

  /// The folder of a site that is shipped.
  static func shipped(_ name: String) -> String {
    let file = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    let root = file.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return root.appendingPathComponent("tasks/sites/\(name)").path
  }

  func site(
    _ name: String, folder: String, overlay: String? = nil, parameters: [String: String] = [:]
  ) -> SiteServer.Site {
    SiteServer.Site(
      name: name, folder: folder, overlay: overlay, database: "\(path)/\(name).sqlite",
      parameters: parameters)
  }

  /// The rows of a query over a site's database file, with every value as text.
  func rows(_ sql: String, of site: String) throws -> [[String: String]] {
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: "\(path)/\(site).sqlite", configuration: configuration)
    return try queue.read { db in
      try Row.fetchAll(db, sql: sql).map { row in
        var values: [String: String] = [:]
        for (name, value) in row { values[name] = PageValues.plain(value) }
        return values
      }
    }
  }
}

/// What came back for one request.
struct Page {
  var status: Int
  var body: String
  var location: String?
  var headers: HTTPFields

  /// The text of every match of a pattern's first group.
  func matches(_ pattern: String) throws -> [String] {
    let expression = try NSRegularExpression(
      pattern: pattern, options: [.dotMatchesLineSeparators])
    let whole = NSRange(body.startIndex..., in: body)
    return expression.matches(in: body, range: whole).compactMap { match in
      Range(match.range(at: 1), in: body).map { String(body[$0]) }
    }
  }
}

/// A browser on one site: keeps its cookie, and follows a redirect only when asked.
struct Browser {
  var client: any TestClientProtocol
  var site: String
  var cookie: String?

  init(_ client: any TestClientProtocol, on site: String) {
    self.client = client
    self.site = site
  }

  mutating func get(_ path: String) async throws -> Page {
    try await send(.get, path, body: nil)
  }

  mutating func post(_ path: String, _ form: KeyValuePairs<String, String>) async throws -> Page {
    let body = form.map { "\(PercentCoding.encode($0.key))=\(PercentCoding.encode($0.value))" }
    return try await send(.post, path, body: body.joined(separator: "&"))
  }

  mutating func send(
    _ method: HTTPRequest.Method, _ path: String, body: String?,
    type: String = "application/x-www-form-urlencoded"
  ) async throws -> Page {
    var headers: HTTPFields = [:]
    if let cookie { headers[.cookie] = cookie }
    if body != nil { headers[.contentType] = type }
    let response = try await client.execute(
      uri: "http://\(site).test:8080\(path)", method: method, headers: headers,
      body: body.map { ByteBuffer(string: $0) })
    if let set = response.headers[.setCookie] {
      cookie = set.split(separator: ";").first.map(String.init)
    }
    return Page(
      status: response.status.code, body: String(buffer: response.body),
      location: response.headers[.location], headers: response.headers)
  }
}

extension SiteServer {
  /// Serves sites to a test without a socket.
  static func serve<Value>(
    _ sites: [Site], _ body: @Sendable (any TestClientProtocol) async throws -> Value
  ) async throws -> Value {
    try await SiteServer(Configuration(sites: sites)).application.test(.router, body)
  }
}
