import Testing

@testable import Sites

@Suite struct SiteServerTests {
  let folder: TestFolder
  let room: SiteServer.Site

  init() throws {
    folder = try TestFolder()
    room = folder.site("room", folder: try folder.write(ReadingRoom.files, to: "site"))
  }

  @Test func `Sites are told apart by host, and an unknown host is not found`() async throws {
    try await SiteServer.serve([
      room, folder.site("travel", folder: TestFolder.shipped("travel")),
    ]) { client async throws in
      var here = Browser(client, on: "room")
      var travel = Browser(client, on: "travel")
      var nobody = Browser(client, on: "nobody")
      #expect(try await here.get("/").body.contains("<li>Atlas</li>"))
      #expect(try await travel.get("/").body.contains("Harbour"))
      #expect(try await nobody.get("/").status == 404)
    }
  }

  @Test func `Text is escaped, quoted CSV is read, and parameters reach every place`() async throws
  {
    try await SiteServer.serve([room]) { client async throws in
      var browser = Browser(client, on: "room")
      let first = try await browser.get("/books/1").body
      #expect(first.contains("<h1>Salt &amp; Rope</h1>"))
      #expect(first.contains("said &quot;fine&quot;, twice"))
      #expect(first.contains("<i>Oak</i>"))
      #expect(try await browser.get("/books/3").body.contains("<p>on Oak</p>"))
      #expect(try await browser.get("/books/4").body.contains("<p>kept in Oak</p>"))
    }
  }

  @Test func `A task's parameters take the place of the defaults, quotes and all`() async throws {
    var own = room
    own.parameters = ["shelf.name": "O'Hara's"]
    try await SiteServer.serve([own]) { client async throws in
      var browser = Browser(client, on: "room")
      #expect(try await browser.get("/books/4").body.contains("kept in O&#39;Hara&#39;s"))
    }
  }

  @Test func `An overlay takes the place of a table's rows and adds its own script`() async throws {
    var own = room
    own.overlay = try folder.write(
      [
        "data/books.csv": "id,title,language\n9,Only this,English\n",
        "data.sql": "UPDATE books SET title = title || '!';",
      ], to: "overlay")
    try await SiteServer.serve([own]) { client async throws in
      var browser = Browser(client, on: "room")
      #expect(try await browser.get("/").matches("<li>(.*?)</li>") == ["Only this!"])
    }
  }

  @Test func `Rows come in pages, with links that keep the other values`() async throws {
    try await SiteServer.serve([room]) { client async throws in
      var browser = Browser(client, on: "room")
      let first = try await browser.get("/?sort=year")
      #expect(
        try first.matches("<li>(.*?)</li>")
          == ["Harbours", "Salt &amp; Rope", "Le quai", "Cordage", "Atlas"])
      #expect(first.body.contains("1-5/7"))
      #expect(first.body.contains("next=?sort=year&amp;page=2"))
      let second = try await browser.get("/?sort=year&page=2")
      #expect(try second.matches("<li>(.*?)</li>") == ["Dunes", "Brume"])
      #expect(second.body.contains("previous=?sort=year&amp;page=1"))
      #expect(!second.body.contains("next="))
    }
  }

  @Test(arguments: ["0", "-3", "99", "two", "99999999999999999999", "1;DROP TABLE books"])
  func `A page that there is not is the nearest that there is`(page: String) async throws {
    try await SiteServer.serve([room]) { client async throws in
      var browser = Browser(client, on: "room")
      let answer = try await browser.get("/?page=\(PercentCoding.encode(page))")
      #expect(answer.status == 200)
      #expect(answer.body.contains(page == "99" ? "6-7/7" : "1-5/7"))
    }
  }

  @Test func `A wrong value of the query is shown as an error, and the rows stand`() async throws {
    try await SiteServer.serve([room]) { client async throws in
      var browser = Browser(client, on: "room")
      let answer = try await browser.get("/?language=Klingon")
      #expect(answer.status == 422)
      #expect(answer.body.contains("Language must be one of the values offered."))
    }
  }

  @Test func `A form with errors comes again with what was entered`() async throws {
    try await SiteServer.serve([room]) { client async throws in
      var browser = Browser(client, on: "room")
      let answer = try await browser.post(
        "/books/1",
        ["name": "A \"quoted\" <b>", "until": "2026-03-01", "copies": "9", "quiet": "on"])
      #expect(answer.status == 422)
      #expect(answer.body.contains("value=\"A &quot;quoted&quot; &lt;b&gt;\""))
      #expect(answer.body.contains("Until must not be before 2026-03-02."))
      #expect(answer.body.contains("Copies must be at most 3."))
      #expect(answer.body.contains("checked"))
    }
    #expect(try folder.rows("SELECT * FROM loans", of: "room").isEmpty)
  }

  @Test func `A right form is stored, remembered, and leads on`() async throws {
    try await SiteServer.serve([room]) { client async throws in
      var browser = Browser(client, on: "room")
      #expect(try await browser.get("/done/1").location == "/")
      let answer = try await browser.post("/books/2", ["name": "Ida", "until": "2026-04-01"])
      #expect(answer.status == 303)
      #expect(answer.location == "/done/1")
      #expect(try await browser.get("/done/1").body == "Lent to Ida, Ida")
      #expect(try await browser.get("/books/3").body.contains("<input value=\"Ida\">"))
      let again = try await browser.post("/books/2", ["name": "Bo", "until": "2026-04-01"])
      #expect(again.status == 422)
      #expect(again.body.contains("The book is lent."))
      #expect(try await browser.post("/leave", [:]).location == "/")
      #expect(try await browser.get("/books/3").body.contains("<input value=\"\">"))
    }
    #expect(
      try folder.rows("SELECT book, name, copies, quiet FROM loans", of: "room")
        == [["book": "2", "name": "Ida", "copies": "1", "quiet": "0"]])
  }

  @Test func `Sessions keep to their own browser`() async throws {
    try await SiteServer.serve([room]) { client async throws in
      var one = Browser(client, on: "room")
      var other = Browser(client, on: "room")
      _ = try await one.post("/books/1", ["name": "One", "until": "2026-04-01"])
      _ = try await other.post("/books/3", ["name": "Other", "until": "2026-04-01"])
      #expect(try await one.get("/books/5").body.contains("value=\"One\""))
      #expect(try await other.get("/books/5").body.contains("value=\"Other\""))
      other.cookie = "session=99"
      #expect(try await other.get("/books/5").body.contains("<input value=\"\">"))
    }
  }

  @Test func `Statements of a form are run together or not at all`() async throws {
    try await SiteServer.serve([room]) { client async throws in
      var browser = Browser(client, on: "room")
      #expect(try await browser.post("/twice", [:]).status == 409)
    }
    #expect(try folder.rows("SELECT * FROM loans", of: "room").isEmpty)
    #expect(try folder.rows("SELECT status FROM _requests", of: "room") == [["status": "409"]])
  }

  @Test(arguments: [
    "'; DROP TABLE loans; --", "Robert'); DELETE FROM books;--", "\" OR 1=1", "$(today)",
    "{{title}}",
  ])
  func `Hostile text is only text`(text: String) async throws {
    let short = String(text.prefix(20))
    try await SiteServer.serve([room]) { client async throws in
      var browser = Browser(client, on: "room")
      let answer = try await browser.post("/books/1", ["name": short, "until": "2026-04-01"])
      #expect(answer.status == 303)
      #expect(try await browser.get("/books/\(PercentCoding.encode(text))").status == 404)
    }
    #expect(try folder.rows("SELECT name FROM loans", of: "room") == [["name": short]])
    #expect(try folder.rows("SELECT id FROM books", of: "room").count == 7)
  }

  @Test func `Every request is noted, in order and without a clock`() async throws {
    try await SiteServer.serve([room]) { client async throws in
      var browser = Browser(client, on: "room")
      _ = try await browser.get("/?sort=year")
      _ = try await browser.get("/static/style.css")
      _ = try await browser.post("/books/1", ["until": "x", "name": "Ä/b"])
      _ = try await browser.post("/books/1", ["until": "2026-04-01", "name": "Ida"])
      _ = try await browser.get("/nowhere")
    }
    let noted = try folder.rows("SELECT * FROM _requests ORDER BY number", of: "room")
    #expect(noted.map { $0["number"] } == ["1", "2", "3", "4"])
    #expect(noted.map { $0["status"] } == ["200", "422", "303", "404"])
    #expect(noted.map { $0["session"] } == ["", "", "1", "1"])
    #expect(noted[0]["path"] == "/?sort=year")
    #expect(noted[1]["form"] == #"{"name":"Ä/b","until":"x"}"#)
  }

  @Test func `A server starts from a new database every time`() async throws {
    for _ in 1...2 {
      try await SiteServer.serve([room]) { client async throws in
        var browser = Browser(client, on: "room")
        let answer = try await browser.post("/books/1", ["name": "Ida", "until": "2026-04-01"])
        #expect(answer.location == "/done/1")
      }
    }
    #expect(try folder.rows("SELECT * FROM loans", of: "room").count == 1)
  }
}
