import TaskFiles
import Testing
import Vocabulary

@testable import Policies

@Suite struct PolicyFileTests {
  static func read(_ text: String) throws(Diagnostics) -> Policy {
    try Policy.read(text, file: "p.yaml")
  }

  @Test func `A level may stand alone or with its reason, and a group stands for its kinds`() throws
  {
    let policy = try Self.read(
      """
      name: mine
      actions:
        file.*: batched
        file.delete: {level: forbidden, why: gone is gone}
      otherwise: watched
      """)
    #expect(policy.rule(for: .fileDelete) == Policy.Rule(.forbidden, why: "gone is gone"))
    #expect(policy.rule(for: .fileMove).level == .batched)
    #expect(policy.rule(for: .payment).level == .watched)
    #expect(policy.retention == 180)
    #expect(policy.digest.count == 64)
  }

  @Test(arguments: [
    ("name: a\nactions:\n  file.raed: watched\notherwise: watched", "p.yaml:3:3: unknown kind"),
    ("name: a\nactions:\n  payment: maybe\notherwise: watched", "p.yaml:3:12: expected one of"),
    (
      "name: a\nactions:\n  payment: {why: no}\notherwise: watched",
      "p.yaml:3:12: missing key 'level'"
    ),
    ("name: a\nactions:\n  payment: forbidden", "p.yaml:2:1: no level is given for file.read"),
    ("actions: {}\notherwise: watched", "p.yaml:1:1: missing key 'name'"),
    ("name: a\notherwise: watched\nfolder: []", "p.yaml:3:1: unknown key 'folder'"),
    ("name: a\notherwise: watched\nretention: 0", "p.yaml:3:1: expected 1 to 36500 days"),
    ("name: a\notherwise: watched\nretention: long", "p.yaml:3:12: expected a whole number"),
    ("name: a\notherwise: watched\nroles: {boss: [me]}", "p.yaml:3:9: unknown key 'boss'"),
    (
      "name: a\notherwise: watched\nfolders:\n  - {path: /etc, allow: [read]}",
      "p.yaml:4:12: expected a folder of the home"
    ),
    (
      "name: a\notherwise: watched\nfolders:\n  - {path: ~/a/../.., allow: [read]}",
      "p.yaml:4:12: expected a folder of the home"
    ),
    (
      "name: a\notherwise: watched\nfolders:\n  - {path: ~/a, allow: [write]}",
      "p.yaml:4:25: expected one of read, create, change, delete"
    ),
    (
      "name: a\notherwise: watched\nfolders:\n  - {path: ~/a, allow: [read]}\n  - {path: a/, allow: read}",
      "p.yaml:5:12: the folder 'a' is already granted"
    ),
    ("name: [", "not valid YAML"),
    ("", "p.yaml:1:1: the file is empty"),
    ("actions", "p.yaml:1:1: expected a mapping"),
  ])
  func `What is wrong with a file is said with its place`(text: String, complaint: String) {
    let problem = #expect(throws: Diagnostics.self) { try Self.read(text) }
    #expect(problem?.description.contains(complaint) == true, "\(problem?.description ?? "")")
  }

  @Test func `All that is wrong is said at once`() {
    let problem = #expect(throws: Diagnostics.self) {
      try Self.read(
        "name: a\nactions:\n  x: watched\n  payment: no\notherwise: batched\nretention: x")
    }
    #expect(problem?.all.map(\.location.line) == [3, 4, 6])
  }

  @Test func `The stricter level and the narrower grants of two policies hold`() throws {
    let one = try Self.read(
      "name: one\nactions: {payment: watched}\notherwise: autonomous\nretention: 30")
    let other = try Self.read(
      """
      name: other
      actions: {file.delete: forbidden}
      otherwise: autonomous
      folders: [{path: ~/Documents, allow: [read, change]}]
      roles: {run: [eva]}
      """)
    let both = one.together(with: other)
    #expect(both.rule(for: .payment).level == .watched)
    #expect(both.rule(for: .fileDelete).level == .forbidden)
    #expect(both.rule(for: .fileRead).level == .autonomous)
    #expect(both.retention == 180)
    #expect(both.grants(.change, at: "Documents/a.txt"))
    #expect(!both.grants(.change, at: "Desktop/a.txt"))
    #expect(throws: Policy.NotAllowed.self) { try both.require(.run, of: Person(user: "tom")) }
    #expect(one.together(with: one) == one)
  }
}
