import Foundation
import Testing
import Vocabulary

@testable import Policies

@Suite struct AuditLogTests {
  static let name = "run/files/a/1"

  static func log(
    _ count: Int, name: String = name
  ) throws -> (lines: [String], head: Safety.AuditHead) {
    var chain = AuditChain(name: name)
    let lines = try (1...count).map { number in
      try chain.append(
        AuditEntry(
          time: Date(timeIntervalSince1970: 1_790_000_000.123 + Double(number)), actor: "agent",
          action: "file.delete", what: "delete \"a\(number)\" – ü", level: .watched,
          decision: .approved, approver: "simulated",
          effect: Effect(.deleted, "a\(number)", step: number), step: number))
    }
    return (lines, chain.head)
  }

  static func verify(
    _ lines: [String], _ head: Safety.AuditHead?, name: String = name
  ) -> AuditVerification {
    AuditVerification(lines.map { $0 + "\n" }.joined(), name: name, head: head)
  }

  @Test func `A log that nobody touched holds and reads back`() throws {
    let (lines, head) = try Self.log(5)
    let verification = Self.verify(lines, head)
    #expect(verification.problems.isEmpty)
    #expect(verification.entries.map(\.line) == [1, 2, 3, 4, 5])
    #expect(verification.entries[0].effect == Effect(.deleted, "a1", step: 1))
    #expect(verification.entries[4].previous != verification.entries[3].previous)
    #expect(try Self.log(5).head == head)
    #expect(try Self.log(5, name: "other").head != head)
  }

  @Test func `Every single byte that is changed is found at its line`() throws {
    let (lines, head) = try Self.log(3)
    let bytes = Array(lines[1].utf8)
    for index in bytes.indices {
      var changed = bytes
      changed[index] = changed[index] == UInt8(ascii: "x") ? UInt8(ascii: "y") : UInt8(ascii: "x")
      let verification = Self.verify(
        [lines[0], String(decoding: changed, as: UTF8.self), lines[2]], head)
      #expect(verification.problems.first?.line == 2, "byte \(index)")
      #expect(verification.problems.first?.kind == .changed, "byte \(index)")
    }
  }

  @Test func `A changed line with a hash made anew is found by the next`() throws {
    let (lines, head) = try Self.log(3)
    // Whoever knows the form can write a line that matches its own hash, and even mend the rest.
    var forged = AuditChain(name: Self.name)
    var entries = Self.verify(lines, head).entries
    entries[1].what = "read a2"
    let all = try entries.map { try forged.append($0) }
    #expect(Self.verify([lines[0], all[1], lines[2]], head).problems.first?.line == 3)
    #expect(Self.verify(all, head).problems.map(\.line) == [3])
    #expect(Self.verify(all, head).problems.map(\.kind) == [.changed])
    #expect(Self.verify(all, nil).holds)
  }

  @Test(arguments: 1...4)
  func `A line that is missing is found`(number: Int) throws {
    var (lines, head) = try Self.log(5)
    lines.remove(at: number - 1)
    let problem = try #require(Self.verify(lines, head).problems.first)
    #expect(problem.line == number)
    #expect(problem.kind == .missing)
    #expect(problem.description.contains("expected entry \(number), found entry \(number + 1)"))
  }

  @Test func `Lines in another order are found`() throws {
    var (lines, head) = try Self.log(5)
    lines.swapAt(1, 3)
    let problem = try #require(Self.verify(lines, head).problems.first)
    #expect(problem.line == 2)
    #expect(problem.kind == .reordered)
  }

  @Test(arguments: 0...4)
  func `A log that was cut short is found, at a line's end or within one`(count: Int) throws {
    let (lines, head) = try Self.log(5)
    let cut = Self.verify(Array(lines.prefix(count)), head)
    #expect(cut.problems.map(\.line) == [count + 1])
    #expect(cut.problems.map(\.kind) == [.truncated])
    let torn = Self.verify(Array(lines.prefix(count)) + [String(lines[count].dropLast(9))], head)
    #expect(torn.problems.first?.line == count + 1)
    #expect(torn.problems.first?.kind == .changed)
  }

  @Test func `A line put in, a line twice and a line after the end are found`() throws {
    let (lines, head) = try Self.log(3)
    let twice = Self.verify([lines[0], lines[0], lines[1], lines[2]], head)
    #expect(twice.problems.first?.line == 2)
    let foreign = try Self.log(3, name: "run/files/b/1").lines
    #expect(Self.verify([lines[0], foreign[1], lines[2]], head).problems.first?.line == 2)
    #expect(Self.verify(foreign, head).problems.first?.line == 1)
    let longer = try Self.log(4).lines
    #expect(Self.verify(longer, head).problems.map(\.kind) == [.added])
    #expect(Self.verify(lines + ["rubbish"], head).problems.map(\.line) == [4])
  }

  @Test func `A stub stands for a log whose time is over, and cannot be forged`() throws {
    let (_, head) = try Self.log(5)
    let stub = AuditStub(log: Self.name, head: head, pruned: .now, retention: 180)
    let text = try stub.text()
    let whole = AuditVerification(text, name: Self.name, head: head)
    #expect(whole.holds)
    #expect(whole.stub == stub)
    #expect(!AuditVerification(text, name: "other", head: head).holds)
    var other = head
    other.lines = 4
    #expect(!AuditVerification(text, name: Self.name, head: other).holds)
    let changed = text.replacing("\"retention\":180", with: "\"retention\":1")
    #expect(changed != text)
    #expect(!AuditVerification(changed, name: Self.name, head: head).holds)
  }

  @Test(arguments: [
    "key sk-abc123DEF456ghi789jkl", "Authorization: Bearer abcdefgh12345678",
    "password=hunter22", "https://eva:hunter22@shop.test/", "token: ghp_abcdefghij1234567890",
    "GB29 NWBK 6016 1331 9268 19", "4111 1111 1111 1111", "value-from-the-environment",
  ])
  func `Secrets do not reach a log`(text: String) {
    let secrets = Secrets(environment: [
      "MY_API_KEY": "value-from-the-environment", "PATH": "/usr/bin:/bin", "TOKEN": "short",
    ])
    let shown = secrets.redacted("before \(text) after")
    #expect(shown.contains(Secrets.mark))
    for secret in [
      "abc123DEF", "abcdefgh12345678", "hunter22", "6016", "4111", "value-from", "ghp_",
    ] { #expect(!shown.contains(secret), "\(shown)") }
    #expect(shown.hasPrefix("before ") && shown.hasSuffix("after"))
  }

  @Test func `What is no secret stays`() {
    let secrets = Secrets(environment: ["MY_API_KEY": "value-from-the-environment"])
    for text in ["deleted Documents/key-figures 2024.csv", "order 20417 of 12 pens", "password"] {
      #expect(secrets.redacted(text) == text)
    }
  }
}
