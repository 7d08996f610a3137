import Foundation
import Grading
import JSONValue
import TaskFiles
import Testing

@Suite struct SiteRowsCheckTests {
  /// Makes a database with python, whose library brings SQLite along.
  private static func state() throws -> MemoryState {
    let path = NSTemporaryDirectory() + "deskmark-site-\(UUID().uuidString).sqlite"
    let script = """
      import sqlite3, sys
      c = sqlite3.connect(sys.argv[1])
      c.execute("CREATE TABLE orders (id INTEGER, name TEXT, total REAL, paid, note TEXT)")
      c.execute("INSERT INTO orders VALUES (1, 'Meyer', 12.5, 1, NULL), (2, 'Kaya', 7, 0, '007')")
      c.commit()
      """
    let python = try Process.run(
      URL(fileURLWithPath: "/usr/bin/env"), arguments: ["python3", "-c", script, path])
    python.waitUntilExit()
    var state = MemoryState()
    state.databases["shop"] = path
    return state
  }

  private static func remove(_ state: MemoryState) {
    for path in state.databases.values { try? FileManager.default.removeItem(atPath: path) }
  }

  @Test(
    arguments: [
      [["id": 1, "total": 12.5, "note": nil], ["id": 2, "total": 7]],
      [["name": "Kaya", "paid": false, "note": "007"], ["name": "Meyer", "paid": true]],
      [["id": "1"], ["total": 7.0]],
    ] as [JSONValue])
  func `The rows pass in any order by the columns they name`(rows: JSONValue) throws {
    let state = try Self.state()
    defer { Self.remove(state) }
    let query: JSONValue = ["site": "shop", "query": "SELECT * FROM orders", "rows": rows]
    let judgement = try makeCheck("site-rows", query).judge(state)
    #expect(judgement.passed, "\(judgement.found)")
  }

  @Test(
    arguments: [
      [["id": 1]], [["id": 1], ["id": 1]], [["id": 1], ["id": 2], ["id": 2]],
      [["id": 1], ["no": 2]],
      [["id": 1, "note": ""], ["id": 2]], [["id": 1, "total": 12.6], ["id": 2]], [],
    ] as [JSONValue])
  func `Other rows, or another number of them, fail`(rows: JSONValue) throws {
    let state = try Self.state()
    defer { Self.remove(state) }
    let query: JSONValue = ["site": "shop", "query": "SELECT * FROM orders", "rows": rows]
    #expect(try makeCheck("site-rows", query).judge(state).passed == false)
  }

  @Test func `The order matters when asked for`() throws {
    let state = try Self.state()
    defer { Self.remove(state) }
    for (order, passes) in [("ASC", true), ("DESC", false)] {
      let check = try makeCheck(
        "site-rows",
        [
          "site": "shop", "query": .string("SELECT id FROM orders ORDER BY id \(order)"),
          "rows": [["id": 1], ["id": 2]], "ordered": true,
        ])
      #expect(check.judge(state).passed == passes)
    }
  }

  @Test func `No rows can be asked for`() throws {
    let state = try Self.state()
    defer { Self.remove(state) }
    let check = try makeCheck(
      "site-rows", ["site": "shop", "query": "SELECT * FROM orders WHERE id = 9", "rows": []])
    #expect(check.judge(state).passed)
  }

  @Test func `A bad query or an unknown site fails and says why`() throws {
    let state = try Self.state()
    defer { Self.remove(state) }
    let bad = try makeCheck(
      "site-rows", ["site": "shop", "query": "DROP TABLE orders", "rows": []])
    #expect(bad.judge(state).found.contains("the query failed"))
    let unknown = try makeCheck("site-rows", ["site": "x", "query": "SELECT 1", "rows": []])
    #expect(unknown.judge(state).found == "x is missing")
  }

  @Test(
    arguments: [
      ["site": "s", "query": "q"], ["site": "s", "query": "q", "rows": [3]],
      ["site": "s", "query": "q", "rows": [["a": [1]]]],
    ] as [JSONValue])
  func `Wrong arguments are refused`(arguments: JSONValue) {
    #expect(throws: Diagnostic.self) { try makeCheck("site-rows", arguments) }
  }
}
