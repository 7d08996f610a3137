import Hummingbird

/// Gives each request to the site that its host names.
struct SiteResponder: HTTPResponder {
  typealias Context = BasicRequestContext

  /// Sites by host, such as `travel.test`.
  var sites: [String: ServedSite]

  /// Bytes that a submitted form may have.
  static let bodyLimit = 1 << 20

  func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
    let answer = await answer(request)
    return Self.response(answer, isHead: request.method == .head)
  }

  private func answer(_ request: Request) async -> SiteResponse {
    // A full address in the request line goes before the header, as HTTP has it.
    let authority = request.uri.host ?? request.head.authority ?? ""
    let host = authority.prefix { $0 != ":" }.lowercased()
    guard let site = sites[host] else { return ErrorPage.plain(404) }
    let method: SiteRequest.Method
    switch request.method {
    case .get, .head: method = .get
    case .post: method = .post
    default:
      var refusal = site.errorPage(405)
      refusal.allow = "GET, HEAD, POST"
      return refusal
    }
    guard
      var asked = SiteRequest(method: method, path: request.uri.path, query: request.uri.query)
    else { return site.errorPage(400) }
    asked.session = request.headers[.cookie].flatMap(SiteRequest.session(inCookies:))
    if method == .post {
      switch await form(of: request) {
      case .success(let form): asked.form = form
      case .failure(let refusal): return site.errorPage(refusal.status)
      }
    }
    return await site.respond(to: asked)
  }

  /// Why a form is not read.
  private struct Refusal: Error {
    var status: Int
  }

  private func form(of request: Request) async -> Result<FormData, Refusal> {
    let type = request.headers[.contentType] ?? ""
    guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
      return .failure(Refusal(status: 415))
    }
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > Self.bodyLimit {
      return .failure(Refusal(status: 413))
    }
    guard let body = try? await request.body.collect(upTo: Self.bodyLimit) else {
      return .failure(Refusal(status: 413))
    }
    guard let form = FormData(String(buffer: body)) else {
      return .failure(Refusal(status: 400))
    }
    return .success(form)
  }

  private static func response(_ answer: SiteResponse, isHead: Bool) -> Response {
    var headers: HTTPFields = [
      .contentType: answer.mediaType,
      .contentLength: String(answer.body.count),
      // A page is asked for again on the way back, so that it shows what the session keeps.
      .cacheControl: "no-store",
      // Sites are text: no script, and nothing from elsewhere.
      .contentSecurityPolicy:
        "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
        + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ]
    headers[.location] = answer.location
    headers[.allow] = answer.allow
    if let session = answer.newSession {
      headers[.setCookie] =
        "\(SiteRequest.cookie)=\(session); Path=/; HttpOnly; SameSite=Lax"
    }
    let status = HTTPResponse.Status(code: answer.status)
    guard !isHead else { return Response(status: status, headers: headers) }
    return Response(
      status: status, headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
  }
}
