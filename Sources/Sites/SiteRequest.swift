/// What a client asks of a site, taken apart and decoded.
struct SiteRequest: Sendable {
  /// What pages can be asked for with.
  enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
  }

  var method: Method
  /// The decoded parts of the path.
  var path: [String]
  /// Path and query as they were sent.
  var target: String
  var query: FormData
  var form: FormData
  /// The session that the client names; nobody has checked that there is such a one.
  var session: Int64?

  /// Decodes a path and a query; nil for what is malformed.
  init?(method: Method, path: String, query: String?, form: FormData = FormData()) {
    var parts: [String] = []
    for part in path.split(separator: "/") {
      guard let decoded = PercentCoding.decode(part, plusIsSpace: false),
        FormData.isPlain(decoded)
      else { return nil }
      parts.append(decoded)
    }
    guard let values = FormData(query ?? "") else { return nil }
    self.method = method
    self.path = parts
    target = query.map { "\(path)?\($0)" } ?? path
    self.query = values
    self.form = form
  }

  /// The name of the cookie that binds a browser to its session.
  static let cookie = "session"

  /// The session named in the text of a `Cookie` header.
  static func session(inCookies header: String) -> Int64? {
    for part in header.split(separator: ";") {
      let pair = part.split(separator: "=", maxSplits: 1)
      if pair.count == 2, pair[0].filter({ $0 != " " }) == cookie {
        return Int64(pair[1].filter { $0 != " " })
      }
    }
    return nil
  }
}

/// What a site answers.
struct SiteResponse: Sendable {
  var status: Int
  var mediaType = "text/html; charset=utf-8"
  var body: [UInt8] = []
  var location: String?
  /// A session that begins with this answer.
  var newSession: Int64?
  var allow: String?

  static func page(_ html: String, status: Int = 200) -> SiteResponse {
    SiteResponse(status: status, body: Array(html.utf8))
  }

  static func redirect(to location: String) -> SiteResponse {
    SiteResponse(status: 303, location: location)
  }
}
