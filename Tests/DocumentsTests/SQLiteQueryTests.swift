import Documents
import Foundation
import JSONValue
import Testing

struct SQLiteQueryTests {
  /// A database file for one test.
  private final class Temporary {
    let path: String

    /// Python makes it; with `leavesLog` it ends without closing, so that the log stays.
    init(_ script: String, leavesLog: Bool = false) throws {
      path =
        FileManager.default.temporaryDirectory
        .appendingPathComponent("sqlite query? \(UUID().uuidString).db").path
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
      let end = leavesLog ? "os._exit(0)" : "d.close()"
      process.arguments = [
        "-c",
        "import os,sqlite3,sys;d=sqlite3.connect(sys.argv[1]);d.executescript(sys.argv[2]);\(end)",
        path, script,
      ]
      try process.run()
      process.waitUntilExit()
      try #require(process.terminationStatus == 0)
    }

    deinit {
      for suffix in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: path + suffix)
      }
    }
  }

  private static let script = """
    CREATE TABLE orders(id INTEGER, item TEXT, price REAL, data BLOB);
    INSERT INTO orders VALUES (1, 'tea', 2.5, x'00ff'), (2, 'cup', NULL, NULL);
    """

  @Test func `Rows come back as values by column`() throws {
    let database = try Temporary(Self.script)
    let rows = try SQLiteQuery("SELECT * FROM orders ORDER BY id").rows(ofDatabase: database.path)
    #expect(
      rows == [
        ["id": 1, "item": "tea", "price": 2.5, "data": "00ff"],
        ["id": 2, "item": "cup", "price": nil, "data": nil],
      ])
  }

  @Test func `Arguments take the place of question marks`() throws {
    let database = try Temporary(Self.script)
    let query = SQLiteQuery(
      "SELECT id FROM orders WHERE item = ? AND id < ?", arguments: ["cup", 9])
    #expect(try query.rows(ofDatabase: database.path) == [["id": 2]])
  }

  @Test func `A database cannot be changed`() throws {
    let database = try Temporary(Self.script)
    #expect(throws: DocumentError.self) {
      try SQLiteQuery("DELETE FROM orders").rows(ofDatabase: database.path)
    }
    #expect(try SQLiteQuery("SELECT 1 FROM orders").rows(ofDatabase: database.path).count == 2)
    #expect(!FileManager.default.fileExists(atPath: database.path + "-journal"))
  }

  @Test func `A database in write-ahead mode is read without a file beside it`() throws {
    let database = try Temporary("PRAGMA journal_mode=WAL;" + Self.script)
    let query = SQLiteQuery("SELECT id FROM orders")
    #expect(try query.rows(ofDatabase: database.path).count == 2)
    #expect(!FileManager.default.fileExists(atPath: database.path + "-shm"))
  }

  @Test func `Rows that are only in the log are read`() throws {
    let script = "PRAGMA journal_mode=WAL;PRAGMA wal_autocheckpoint=0;" + Self.script
    let database = try Temporary(script, leavesLog: true)
    try #require(FileManager.default.fileExists(atPath: database.path + "-wal"))
    let query = SQLiteQuery("SELECT id FROM orders")
    #expect(try query.rows(ofDatabase: database.path).count == 2)
  }

  @Test func `Rows and time are limited`() throws {
    let database = try Temporary(Self.script)
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT"
    #expect(throws: DocumentError.tooLarge(part: "the rows of the answer", limit: 100)) {
      try SQLiteQuery("\(endless) i FROM n", rowLimit: 100).rows(ofDatabase: database.path)
    }
    #expect(throws: DocumentError.timedOut(seconds: 0.2)) {
      try SQLiteQuery("\(endless) count(*) FROM n", timeLimit: 0.2).rows(ofDatabase: database.path)
    }
  }

  @Test func `A missing or damaged database is a failed query`() throws {
    #expect(throws: DocumentError.self) {
      try SQLiteQuery("SELECT 1").rows(ofDatabase: "/nonexistent/a.db")
    }
    let database = try Temporary(Self.script)
    try Data(repeating: 7, count: 4096).write(to: URL(fileURLWithPath: database.path))
    #expect(throws: DocumentError.self) {
      try SQLiteQuery("SELECT * FROM orders").rows(ofDatabase: database.path)
    }
  }

  @Test(arguments: [
    // A view without an end, and one that is huge.
    """
    CREATE VIEW orders AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) \
    SELECT id FROM n WHERE id < 0;
    """,
    "CREATE VIEW orders AS SELECT zeroblob(2000000000) AS id;",
    "CREATE VIEW orders AS SELECT load_extension('x') AS id;",
    "CREATE VIEW orders AS SELECT * FROM orders;",
    // A virtual table whose own tables are not what they should be.
    """
    CREATE VIRTUAL TABLE orders USING fts5(id); PRAGMA writable_schema = ON; \
    DELETE FROM sqlite_schema WHERE name = 'orders_data';
    """,
    "CREATE VIRTUAL TABLE orders USING rtree(id, a, b); DELETE FROM orders_node;",
    // A schema that is no schema.
    """
    CREATE TABLE orders(id); PRAGMA writable_schema = ON; \
    UPDATE sqlite_schema SET sql = 'CREATE TABLE orders(id' WHERE name = 'orders';
    """,
    """
    CREATE TABLE orders(id); PRAGMA writable_schema = ON; \
    UPDATE sqlite_schema SET rootpage = 2000000000 WHERE name = 'orders';
    """,
  ])
  func `A hostile schema is an error in words, in time`(script: String) throws {
    let database = try Temporary(script)
    let clock = ContinuousClock()
    let begun = clock.now
    var query = SQLiteQuery("SELECT id FROM orders")
    query.timeLimit = 1
    let error = #expect(throws: DocumentError.self) {
      try query.rows(ofDatabase: database.path)
    }
    #expect(error?.description.isEmpty == false)
    #expect(clock.now - begun < .seconds(20))
  }

  @Test func `A trigger on a table that is read does nothing`() throws {
    let database = try Temporary(
      Self.script + """
        CREATE TRIGGER t AFTER INSERT ON orders BEGIN DELETE FROM orders; END;
        """)
    let before = try Data(contentsOf: URL(filePath: database.path))
    #expect(try SQLiteQuery("SELECT id FROM orders").rows(ofDatabase: database.path).count == 2)
    #expect(try Data(contentsOf: URL(filePath: database.path)) == before)
  }
}
