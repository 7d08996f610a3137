import Testing

@testable import Sites

@Suite struct SiteDefinitionTests {
  let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private func problems(_ changes: [String: String?]) throws -> [String] {
    var files = ReadingRoom.files
    for (name, text) in changes { files[name] = text }
    let path = try folder.write(files, to: "site")
    do {
      _ = try SiteDefinition.load(path)
      return []
    } catch {
      return error.problems.map {
        "\($0.file.dropFirst(path.count + 1)):\($0.line): \($0.message)"
      }
    }
  }

  @Test(arguments: ["onboarding", "tradedata", "travel"])
  func `A shipped site is right`(name: String) throws {
    let site = try SiteDefinition.load(TestFolder.shipped(name))
    #expect(!site.title.isEmpty)
  }

  @Test func `The small site is right`() throws {
    #expect(try problems([:]).isEmpty)
  }

  @Test(arguments: [
    ("title: Reading room", "titel: Reading room", 1, "the site has no key “titel”"),
    ("book: {one:", "book: {on:", 19, "a query has no key “on”"),
    ("template: done", "template: gone", 36, "there is no templates/gone.mustache"),
    ("{id: integer}", "{id: whole}", 17, "a field's type is “whole”"),
    ("WHERE id = :loan\"", "WHERE id = :lone\"", 41, ":lone has no value here"),
    ("SELECT title, note FROM books", "SELECT titel FROM books", 19, "no such column: titel"),
    ("min: $(today)", "min: $(tomorrow)", 24, "$(tomorrow) is not a parameter"),
    ("max-length: 20", "max-length: long", 23, "max-length is “long”"),
    ("redirect: /done/:last_id", "redirect: https://example.org", 35, "write a path of this site"),
    ("remember: [name]", "remember: [nobody]", 34, "remember names “nobody”"),
    ("SELECT name FROM loans", "DELETE FROM loans RETURNING name; --", 41, "changes the database"),
    ("default: \"1\"", "default: \"4\"", 25, "the default “4” is not accepted"),
    (
      "SELECT 1 WHERE :session_name IS", "SELECT random() WHERE :session_name IS", 39,
      "another answer every time"
    ),
  ])
  func `A mistake in site.yaml is reported at its line`(
    right: String, wrong: String, line: Int, message: String
  ) throws {
    let text = ReadingRoom.yaml
    try #require(text.contains(right))
    let found = try problems(["site.yaml": text.replacing(right, with: wrong)])
    #expect(found.contains { $0.contains(message) }, "\(found)")
    let lines = found.filter { $0.contains(message) }.compactMap {
      Int($0.split(separator: ":")[1])
    }
    #expect(lines.first == line, "\(found)")
  }

  @Test func `Broken YAML is reported at its line`() throws {
    let found = try problems(["site.yaml": "title: A\nroutes:\n  - path: [\n"])
    #expect(found.count == 1)
    #expect(found[0].contains("broken YAML"))
    #expect(found[0].hasPrefix("site.yaml:"))
  }

  @Test(arguments: [
    ("schema.sql", "CREATE TABLE a (b);\n\nCREATE TABLEX c (d);\n", 3, "syntax error"),
    ("data.sql", "UPDATE books SET year = 1;\nUPDATE shelves SET a = 1;\n", 2, "no such table"),
    ("data.sql", "UPDATE books\nSET note = '$(nobody)';\n", 2, "$(nobody) is not a parameter"),
    ("data/books.csv", "id,title,language\n1,A,English\n1,B,English\n", 3, "UNIQUE"),
    ("data/books.csv", "id,title,language\n1,A\n", 2, "2 values"),
    ("data/books.csv", "id,titel\n1,A\n", 1, "books has no column titel"),
    ("data/shelves.csv", "id\n1\n", 1, "schema.sql makes no table shelves"),
    ("templates/done.mustache", "a\n{{#loan}}\nb\n", 4, "the template is broken"),
    ("templates/done.mustache", "a\n{{> footer }}\n", 2, "there is no template footer.mustache"),
    ("static/app.js", "alert(1)", 1, "a static file must be one of"),
  ])
  func `A mistake in another file is reported at its line`(
    file: String, text: String, line: Int, message: String
  ) throws {
    let found = try problems([file: text])
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("\(file):\(line): ") == true, "\(found)")
    #expect(found.first?.contains(message) == true, "\(found)")
  }

  @Test func `An overlay holds nothing but rows`() throws {
    let path = try folder.write(ReadingRoom.files, to: "site")
    let overlay = try folder.write(["templates/book.mustache": "x"], to: "overlay")
    #expect(throws: SiteError.self) {
      try SiteServer(.init(sites: [folder.site("room", folder: path, overlay: overlay)]))
    }
  }

  @Test func `A folder without site.yaml is no site`() throws {
    #expect(throws: SiteError.self) { try SiteDefinition.load("\(folder.path)/nowhere") }
  }
}
