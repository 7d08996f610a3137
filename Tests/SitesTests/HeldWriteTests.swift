import Foundation
import Synchronization
import Testing
import Vocabulary

@testable import Sites

/// A site whose writes wait, and the lines that are spoken about them.
private final class HeldSite: Sendable {
  let folder: TestFolder
  let site: ServedSite
  let holds: WriteHolds
  private let lines: LineBox

  /// Lines that have been told, and whoever waits for the next.
  final class LineBox: Sendable {
    let stream: AsyncStream<String>
    let feed: AsyncStream<String>.Continuation
    init() { (stream, feed) = AsyncStream.makeStream(of: String.self) }
  }

  init(bound: Duration = .seconds(20)) throws {
    folder = try TestFolder()
    let lines = LineBox()
    self.lines = lines
    holds = WriteHolds(bound: bound) { lines.feed.yield($0) }
    let path = try folder.write(
      [
        "site.yaml": """
        title: Shop
        routes:
          - path: /order
            template: order
            form:
              fields: {item: {required: true, max-length: 10}}
              execute: ["INSERT INTO orders (item) VALUES (:item)"]
              does: payment
              redirect: /order
        """,
        "schema.sql": "CREATE TABLE orders (id INTEGER PRIMARY KEY, item TEXT NOT NULL);",
        "templates/order.mustache": "<p>order {{#error_list}}{{message}}{{/error_list}}</p>",
      ], to: "shop")
    site = try ServedSite(folder.site("shop", folder: path), holds: holds)
  }

  func next() async -> String? {
    for await line in lines.stream { return line }
    return nil
  }

  func post(_ item: String) async -> SiteResponse {
    guard
      let request = SiteRequest(
        method: .post, path: "/order", query: nil,
        form: FormData("item=\(item)") ?? FormData())
    else { return ErrorPage.plain(400) }
    return await site.respond(to: request)
  }

  func orders() throws -> [String] {
    try folder.rows("SELECT item FROM orders ORDER BY id", of: "shop").compactMap { $0["item"] }
  }
}

@Suite struct HeldWriteTests {
  private func write(_ line: String?) throws -> SiteWrite {
    let line = try #require(line)
    #expect(line.hasPrefix("write "))
    return try JSONDecoder().decode(SiteWrite.self, from: Data(line.dropFirst(6).utf8))
  }

  @Test func `A write is told before anything is stored, and carried out when released`()
    async throws
  {
    let shop = try HeldSite()
    async let answer = shop.post("pens")
    let write = try write(await shop.next())
    #expect(
      write
        == SiteWrite(
          number: 1, site: "shop", kind: .payment, path: "/order", fields: ["item": "pens"]))
    #expect(try shop.orders().isEmpty)
    await shop.holds.take("release 1")
    #expect(await answer.status == 303)
    #expect(try shop.orders() == ["pens"])
  }

  @Test func `A write that is denied is answered with a page that says so, and never stored`()
    async throws
  {
    let shop = try HeldSite()
    async let answer = shop.post("pens")
    _ = await shop.next()
    await shop.holds.take("deny 1 The policy forbids <payment>.")
    let page = await answer
    #expect(page.status == 403)
    let text = String(decoding: page.body, as: UTF8.self)
    #expect(text.contains("This was not carried out. The policy forbids &lt;payment&gt;."))
    await shop.holds.take("release 1")
    #expect(try shop.orders().isEmpty)
  }

  @Test func `A write that was put off is carried out or dropped later`() async throws {
    let shop = try HeldSite()
    for (number, item) in ["pens", "ink"].enumerated() {
      async let answer = shop.post(item)
      _ = await shop.next()
      await shop.holds.take("later \(number + 1) A person reviews it.")
      let page = await answer
      #expect(page.status == 202)
      #expect(String(decoding: page.body, as: UTF8.self).contains("waits for approval"))
    }
    // The same write again is the same write.
    #expect(await shop.post("pens").status == 202)
    #expect(try shop.orders().isEmpty)
    await shop.holds.take("release 1")
    #expect(await shop.next() == "settled 1 303")
    await shop.holds.take("drop 2")
    #expect(await shop.next() == "settled 2 0")
    #expect(try shop.orders() == ["pens"])
    #expect(
      try shop.folder.rows("SELECT status FROM _requests ORDER BY number", of: "shop")
        .compactMap { $0["status"] } == ["202", "202", "202", "303"])
  }

  @Test func `The browser is answered in bounded time when nobody decides`() async throws {
    let shop = try HeldSite(bound: .milliseconds(50))
    let page = await shop.post("pens")
    #expect(page.status == 202)
    #expect(String(decoding: page.body, as: UTF8.self).contains(WriteHolds.unanswered))
    _ = await shop.next()
    await shop.holds.take("release 1")
    #expect(await shop.next() == "settled 1 303")
    #expect(try shop.orders() == ["pens"])
  }

  @Test func `A form with errors, and lines that mean nothing, hold nothing`() async throws {
    let shop = try HeldSite()
    #expect(await shop.post("").status == 422)
    for line in ["", "release", "release x", "release 9", "give 1", "deny"] {
      await shop.holds.take(line)
    }
    async let answer = shop.post("ink")
    #expect(try write(await shop.next()).number == 1)
    await shop.holds.take("release 1")
    #expect(await answer.status == 303)
  }

  @Test(arguments: [
    ("accounts", ActionKind.settingsChange), ("handbook", .siteWrite), ("helpdesk", .messageSend),
    ("onboarding", .staffWrite), ("supplies", .payment), ("travel", .payment),
  ])
  func `The forms of the shipped sites say what they do`(site: String, kind: ActionKind) throws {
    let definition = try SiteDefinition.load(TestFolder.shipped(site))
    let storing = definition.routes.compactMap(\.form).filter { !$0.execute.isEmpty }
    #expect(!storing.isEmpty)
    #expect(storing.allSatisfy { $0.does != nil })
    #expect(storing.contains { $0.does == kind })
  }

  @Test func `A kind that there is not is found where it stands`() throws {
    let folder = try TestFolder()
    let path = try folder.write(
      [
        "site.yaml": """
        title: Shop
        routes:
          - path: /
            template: order
            form: {does: paying, redirect: /}
        """, "templates/order.mustache": "x",
      ], to: "shop")
    let problem = #expect(throws: SiteError.self) { try SiteDefinition.load(path) }
    #expect(problem?.description.contains("site.yaml:5:12: does is “paying”") == true)
  }
}
