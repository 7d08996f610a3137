import Hummingbird
import Testing

@testable import Sites

@Suite struct HostileClientTests {
  let folder: TestFolder
  let room: SiteServer.Site

  init() throws {
    folder = try TestFolder()
    var files = ReadingRoom.files
    files["secret.txt"] = "secret"
    room = folder.site("room", folder: try folder.write(files, to: "site"))
  }

  @Test(arguments: [
    "/static/../site.yaml", "/static/%2e%2e/site.yaml", "/static/..%2fsecret.txt",
    "/static//../../secret.txt", "/static/%2Fetc%2Fpasswd", "/static/", "/static", "/favicon.ico",
    "/../../etc/passwd",
  ])
  func `Only the files of static are served`(path: String) async throws {
    try await SiteServer.serve([room]) { client async throws in
      var browser = Browser(client, on: "room")
      #expect(try await browser.get(path).status == 404)
    }
  }

  @Test func `A style sheet is served with its type`() async throws {
    try await SiteServer.serve([room]) { client async throws in
      var browser = Browser(client, on: "room")
      let sheet = try await browser.get("/static/style.css")
      #expect(sheet.status == 200)
      #expect(sheet.headers[.contentType] == "text/css; charset=utf-8")
      #expect(sheet.body == "body { color: black }")
    }
  }

  @Test(arguments: ["/%", "/%zz", "/%ff%fe", "/a%00b", "/?a=%0", "/?a=%00"])
  func `Broken escapes and control characters are refused`(path: String) async throws {
    try await SiteServer.serve([room]) { client async throws in
      var browser = Browser(client, on: "room")
      #expect(try await browser.get(path).status == 400)
    }
  }

  @Test func `A form that is too large is refused`() async throws {
    try await SiteServer.serve([room]) { client async throws in
      var browser = Browser(client, on: "room")
      let large = "name=" + String(repeating: "a", count: SiteResponder.bodyLimit)
      #expect(try await browser.send(.post, "/books/1", body: large).status == 413)
      #expect(try await browser.get("/").status == 200)
    }
  }

  @Test func `Forms in other formats and other methods are refused`() async throws {
    try await SiteServer.serve([room]) { client async throws in
      var browser = Browser(client, on: "room")
      let json = try await browser.send(.post, "/books/1", body: "{}", type: "application/json")
      #expect(json.status == 415)
      let many = Array(repeating: "a=1", count: 501).joined(separator: "&")
      #expect(try await browser.send(.post, "/books/1", body: many).status == 400)
      let put = try await browser.send(.put, "/books/1", body: "a=1")
      #expect(put.status == 405)
      #expect(put.headers[.allow] == "GET, HEAD, POST")
      #expect(try await browser.send(.post, "/old", body: "a=1").status == 405)
    }
  }

  @Test func `HEAD is GET without the page`() async throws {
    try await SiteServer.serve([room]) { client async throws in
      var browser = Browser(client, on: "room")
      let head = try await browser.send(.head, "/", body: nil)
      #expect(head.status == 200)
      #expect(head.body.isEmpty)
      #expect(head.headers[.contentLength] != "0")
    }
  }

  @Test func `Pages allow no script and nothing from elsewhere`() async throws {
    try await SiteServer.serve([room]) { client async throws in
      var browser = Browser(client, on: "room")
      let policy = try await browser.get("/").headers[.contentSecurityPolicy] ?? ""
      #expect(policy.hasPrefix("default-src 'none'"))
      #expect(!policy.contains("script-src"))
    }
  }

  @Test func `Many requests at once are all answered and noted`() async throws {
    try await SiteServer.serve([room]) { client async throws in
      try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 1...60 {
          group.addTask {
            var browser = Browser(client, on: "room")
            return try await browser.get("/books/\(number % 9)").status
          }
        }
        for try await status in group { #expect([200, 404].contains(status)) }
      }
    }
    #expect(try folder.rows("SELECT number FROM _requests", of: "room").count == 60)
  }
}
