import Foundation
import Testing
import Vocabulary

@testable import Runs

/// The table of faults, and the page about them.
@Suite struct FaultRulesTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func page() throws -> String {
    try String(contentsOf: root.appending(path: "docs/faults.md"), encoding: .utf8)
  }

  @Test func `Every side has one rule, and the page has the same table`() throws {
    #expect(FaultRules.table.map(\.side) == Fault.Side.allCases)
    let page = try Self.page()
    for rule in FaultRules.table {
      let retried = rule.retries == 0 ? "no" : "at most \(rule.retries) times"
      let outcome = rule.outcome?.rawValue ?? "no result"
      let row = "| \(rule.side.rawValue) | \(retried) | \(outcome) | \(rule.meaning) |"
      #expect(page.contains(row + "\n"), "docs/faults.md has no row \(row)")
    }
    #expect(FaultRules.retries(after: .infrastructure) == 2)
  }

  @Test func `Every cause in the sources is on the page, and none other`() throws {
    let beginnings = [
      "agent", "model", "policy", "task", "setup", "desktop", "recording", "grader", "results",
      "infrastructure", "cancelled",
    ].joined(separator: "|")
    let cause = try Regex("\"((?:\(beginnings))\\.[a-z]+(?:-[a-z]+)*)\"")
    let quoted = /cause":"([a-z]+\.[a-z-]+)"/
    let files = try #require(
      FileManager.default.enumerator(
        at: Self.root.appending(path: "Sources"), includingPropertiesForKeys: nil))
    var used: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      used.formUnion(
        text.matches(of: cause).compactMap { $0.output[1].substring.map { String($0) } })
      used.formUnion(text.matches(of: quoted).map { String($0.1) })
    }
    // Names of files look like causes.
    used = used.filter { name in
      ![".json", ".jsonl", ".yaml", ".html"].contains { name.hasSuffix($0) }
    }
    #expect(used.count > 30)
    let rows = try Self.page().split(separator: "\n").filter { $0.hasPrefix("| `") }
    let listed = Set(
      rows.compactMap { $0.split(separator: "`").dropFirst().first.map { String($0) } })
    #expect(used.subtracting(listed).sorted() == [], "causes that docs/faults.md lacks")
    #expect(listed.subtracting(used).sorted() == [], "causes that nothing raises")
    for row in rows {
      let sides = row.split(separator: "|")[1].split(separator: ",")
        .map { $0.trimmingCharacters(in: .whitespaces) }
      #expect(sides.allSatisfy { Fault.Side(rawValue: $0) != nil }, "\(row)")
    }
  }
}
