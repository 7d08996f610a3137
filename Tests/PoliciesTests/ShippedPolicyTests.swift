import Foundation
import Testing
import Vocabulary

@testable import Policies

@Suite struct ShippedPolicyTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func shipped(_ name: String) throws -> Policy {
    let file = root.appending(path: "policies/\(name).yaml")
    return try Policy.read(String(contentsOf: file, encoding: .utf8), file: file.path)
  }

  @Test(arguments: ["default", "read-only", "strict", "none"])
  func `Each shipped policy has its own name and says what it is for`(name: String) throws {
    let policy = try Self.shipped(name)
    #expect(policy.name == name)
    #expect(!policy.summary.isEmpty)
    #expect(ActionKind.allCases.allSatisfy { policy.rules[$0] != nil })
  }

  @Test(arguments: [
    (ActionKind.fileRead, TrustLevel.autonomous, "failure costs nearly nothing"),
    (.fileCreate, .batched, "disk exhaustion and overwrite risk"),
    (.fileDelete, .watched, "irreversible"),
    (.mailRead, .batched, "scope needs a human check"),
    (.mailDraft, .batched, "sending is a separate approval"),
    (.mailSend, .watched, "a wrong send is irreversible"),
    (.driveRead, .autonomous, "read-only"),
    (.driveCreate, .batched, "sharing settings need a check"),
    (.driveChange, .watched, "affects co-editors"),
    (.messageSend, .watched, "the whole channel reads it"),
    (.calendarWrite, .batched, "self-only and inviting others differ"),
    (.browserRead, .autonomous, "read-only"),
    (.siteWrite, .watched, "failures are public"),
    (.payment, .forbidden, "failure mode is existential"),
    (.codePush, .watched, "history is permanent"),
  ])
  func `The default policy is the usual table`(
    kind: ActionKind, level: TrustLevel, why: String
  ) throws {
    #expect(try Self.shipped("default").rule(for: kind) == Policy.Rule(level, why: why))
  }

  @Test func `Nothing is judged by none, and nothing can be changed under read-only`() throws {
    #expect(try Self.shipped("none").isOpen)
    let readOnly = try Self.shipped("read-only")
    for kind in ActionKind.allCases where readOnly.rule(for: kind).level != .forbidden {
      #expect(kind.rawValue.hasSuffix(".read"))
    }
    #expect(!readOnly.grants(.change, at: "a.txt"))
  }

  @Test func `The page on policies has a row for every kind with its words`() throws {
    let page = try String(
      contentsOf: Self.root.appending(path: "docs/policy.md"), encoding: .utf8)
    let policy = try Self.shipped("default")
    for kind in ActionKind.allCases {
      let rule = policy.rule(for: kind)
      let mark = kind.isIrreversible ? "yes" : ""
      #expect(
        page.contains(
          "| `\(kind.rawValue)` | \(kind.words) | \(mark) | \(rule.level.rawValue) | \(rule.why) |"),
        "\(kind.rawValue)")
    }
  }
}
