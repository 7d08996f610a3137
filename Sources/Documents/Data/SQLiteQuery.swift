import Dispatch
import Foundation
import GRDB
public import JSONValue

/// A query on a SQLite database that cannot change it and ends within its limits.
public struct SQLiteQuery: Sendable, Hashable {
  /// One statement that returns rows.
  public var sql: String
  /// What the question marks of the query stand for: null, booleans, numbers and strings.
  public var arguments: [JSONValue]
  /// The most rows that may come back.
  public var rowLimit: Int
  /// The longest time in seconds.
  public var timeLimit: Double

  /// Makes a query.
  public init(
    _ sql: String, arguments: [JSONValue] = [], rowLimit: Int = 10_000, timeLimit: Double = 5
  ) {
    self.sql = sql
    self.arguments = arguments
    self.rowLimit = rowLimit
    self.timeLimit = timeLimit
  }

  /// Asks the database file at a path; it blocks until the answer is there.
  ///
  /// A file without a write-ahead log is opened as immutable, so that no lock and no other file is
  /// made beside it.
  ///
  /// - Returns: the rows in order, each by column name; blobs are hexadecimal text.
  /// - Throws: `queryFailed`, `timedOut`, or `tooLarge` for more rows or more than
  ///   `DocumentLimits.part` bytes of text.
  public func rows(ofDatabase path: String) throws(DocumentError) -> [[String: JSONValue]] {
    var configuration = Configuration()
    configuration.readonly = true
    // What the schema of a stranger calls, in views and the like, is not trusted to be harmless.
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA trusted_schema = OFF") }
    let result: Result<[[String: JSONValue]], DocumentError>
    let alarm = Alarm()
    do {
      let database = try DatabaseQueue(path: address(path), configuration: configuration)
      let timer = DispatchSource.makeTimerSource(queue: Alarm.queue)
      timer.schedule(deadline: .now() + timeLimit)
      timer.setEventHandler {
        alarm.ring()
        database.interrupt()
      }
      timer.activate()
      defer { timer.cancel() }
      result = try database.read { connection in try collect(connection) }
    } catch {
      if alarm.hasRung { throw .timedOut(seconds: timeLimit) }
      throw .queryFailed(reason: "\(error)")
    }
    return try result.get()
  }

  private func address(_ path: String) -> String {
    let log = try? FileManager.default.attributesOfItem(atPath: path + "-wal")
    guard (log?[.size] as? Int ?? 0) == 0 else { return path }
    var allowed = CharacterSet.urlPathAllowed
    allowed.remove(charactersIn: "?#%")
    guard let escaped = path.addingPercentEncoding(withAllowedCharacters: allowed) else {
      return path
    }
    return "file:\(escaped)?immutable=1"
  }

  private func collect(
    _ connection: Database
  ) throws -> Result<[[String: JSONValue]], DocumentError> {
    let values = arguments.map(Self.databaseValue)
    let cursor = try Row.fetchCursor(connection, sql: sql, arguments: StatementArguments(values))
    var rows: [[String: JSONValue]] = []
    var bytes = 0
    while let row = try cursor.next() {
      guard rows.count < rowLimit else {
        return .failure(.tooLarge(part: "the rows of the answer", limit: rowLimit))
      }
      var members: [String: JSONValue] = [:]
      for (column, value) in row {
        let converted = Self.json(value)
        bytes += converted.string?.utf8.count ?? 8
        members[column] = converted
      }
      guard bytes <= DocumentLimits.part else {
        return .failure(.tooLarge(part: "the text of the answer", limit: DocumentLimits.part))
      }
      rows.append(members)
    }
    return .success(rows)
  }

  private static func databaseValue(_ value: JSONValue) -> (any DatabaseValueConvertible)? {
    switch value {
    case .null, .array, .object: nil
    case .bool(let value): value
    case .int(let value): value
    case .double(let value): value
    case .string(let value): value
    }
  }

  private static func json(_ value: DatabaseValue) -> JSONValue {
    switch value.storage {
    case .null: .null
    case .int64(let number): .int(Int(number))
    case .double(let number): .double(number)
    case .string(let text): .string(text)
    case .blob(let data):
      .string(data.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined())
    }
  }
}

/// Remembers that the time was over when the query was interrupted.
private final class Alarm: @unchecked Sendable {
  static let queue = DispatchQueue(label: "deskmark.sqlite-query.alarm")
  private let lock = NSLock()
  private var rung = false

  func ring() { lock.withLock { rung = true } }
  var hasRung: Bool { lock.withLock { rung } }
}
