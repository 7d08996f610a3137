import Documents
import JSONValue
public import TaskFiles
import Vocabulary

/// A query on a web site's database gives exactly these rows.
///
/// - `site`: the site's name
/// - `query`: one SELECT of SQLite
/// - `rows`: the rows, each a mapping from columns to values; columns that a row does not name do
///   not matter, but their number does: `[]` asks for none
/// - `ordered` (optional): `true` when the order of the rows matters
/// - `tolerance` (optional): how far numbers may be off, 0 if it is not given
///
/// A number without quotes is compared as a number, `null` asks for NULL, and `true` and `false`
/// also stand for 1 and 0.
///
/// ```yaml
/// - site-rows:
///     site: shop
///     query: SELECT customer, status FROM orders WHERE id = 1042
///     rows: [{customer: Meyer, status: shipped}]
/// ```
public struct SiteRowsCheck: Check {
  /// How task files call it.
  public static let name = "site-rows"
  private let site: String
  private let query: String
  private let rows: [[(column: String, value: ExpectedValue)]]
  private let ordered: Bool
  private let tolerance: Double

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    site = try arguments.string("site")
    query = try arguments.string("query")
    var rows: [[(column: String, value: ExpectedValue)]] = []
    for row in try arguments.list("rows") {
      guard let pairs = row.pairs else { throw row.expected("a mapping from columns to values") }
      rows.append(
        try pairs.map { pair throws(Diagnostic) in
          (pair.key, try ExpectedValue(pair.value))
        })
    }
    self.rows = rows
    ordered = try arguments.bool("ordered", default: false)
    tolerance = try arguments.optionalDouble("tolerance") ?? 0
  }

  /// No files.
  public var paths: [String] { [] }

  /// Judges the state that the trial left.
  public func judge(_ state: any StateReader) -> Judgement {
    let shown = rows.map { row in
      "{\(row.map { "\($0.column): \($0.value.text)" }.joined(separator: ", "))}"
    }
    let expected = "\(rows.count) rows of \(query.cut(to: 200)): \(shown.listed())"
    let found: [[String: JSONValue]]
    do {
      found = try SQLiteQuery(query).rows(ofDatabase: try state.database(ofSite: site))
    } catch {
      return Judgement(passed: false, expected: expected, found: "\(error)")
    }
    let missing: [Int]
    if ordered {
      missing = rows.indices.filter { $0 >= found.count || !fits(rows[$0], found[$0]) }
    } else {
      missing = Matching(rows.map { row in found.map { fits(row, $0) } }).unmatched
    }
    let answer = "\(found.count) rows: \(found.map { JSONValue.object($0).written }.listed())"
    let served = Double(rows.count - missing.count) / Double(max(rows.count, found.count, 1))
    return Judgement(
      passed: missing.isEmpty && found.count == rows.count, expected: expected, found: answer,
      partial: missing.isEmpty && found.count == rows.count ? 1 : served)
  }

  private func fits(
    _ row: [(column: String, value: ExpectedValue)], _ found: [String: JSONValue]
  ) -> Bool {
    row.allSatisfy { column, value in
      found[column].map { value.matches($0, tolerance: tolerance) } ?? false
    }
  }
}
