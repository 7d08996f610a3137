import JSONValue
public import TaskFiles
import Vocabulary

/// The browser has these pages open at the end.
///
/// - `open`: the addresses of pages, each whole or as a regular expression between slashes; every
///   one needs a tab of its own
/// - `only` (optional): `true` when no other tab may be open; an empty tab counts as another
///
/// ```yaml
/// - browser-tabs: {open: ["http://shop.test/orders/1042", "/help\\.test/"], only: true}
/// ```
public struct BrowserTabsCheck: Check {
  /// How task files call it.
  public static let name = "browser-tabs"
  private let patterns: [TextPattern]
  private let only: Bool

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    patterns = try arguments.patterns("open")
    only = try arguments.bool("only", default: false)
  }

  /// No files.
  public var paths: [String] { [] }

  /// Judges the state that the trial left.
  public func judge(_ state: any StateReader) -> Judgement {
    let expected = "\(only ? "only " : "")open: \(patterns.map(\.source).listed())"
    guard let tabs = state.live["tabs"]?.array else {
      return Judgement(passed: false, expected: expected, found: "no browser was open")
    }
    let addresses = tabs.compactMap { $0["url"]?.string ?? $0.string }
    let matching = Matching(patterns.map { pattern in addresses.map(pattern.matcher()) })
    var complaints = matching.unmatched.map { "no tab with \(patterns[$0].source)" }
    if only && addresses.count > patterns.count {
      complaints.append("\(addresses.count) tabs instead of \(patterns.count)")
    }
    let found = "open: \(addresses.listed())"
    if complaints.isEmpty { return Judgement(passed: true, expected: expected, found: found) }
    let share = Double(matching.unmatched.count) / Double(patterns.count)
    return Judgement(
      passed: false, expected: expected, found: "\(complaints.listed()); \(found)",
      partial: matching.unmatched.isEmpty ? 0 : 1 - share)
  }
}
