import Foundation
import Testing
import Vocabulary

@testable import Policies

@Suite struct AuditAnomaliesTests {
  private func trial(_ number: Int) -> TrialID {
    TrialID(task: TaskID(rawValue: "files/a"), number: number)
  }

  private func entries(
    _ parts: [(String, AuditEntry.Decision, Effect?)]
  ) -> [AuditEntry] {
    parts.enumerated().map { index, part in
      AuditEntry(
        line: index + 1, time: .now, actor: "agent", action: part.0, what: "", decision: part.1,
        effect: part.2)
    }
  }

  private var usual: [(String, AuditEntry.Decision, Effect?)] {
    [
      ("act", .allowed, nil), ("file.change", .applied, Effect(.changed, "Documents/a")),
      ("site.write", .approved, Effect(.created, "x", service: "wiki")),
    ]
  }

  @Test func `A run like those before has nothing unusual`() {
    let earlier = (1...5).map { [trial($0): entries(usual)] }
    #expect(AuditAnomalies.find(in: [trial(1): entries(usual)], against: earlier).isEmpty)
  }

  @Test
  func `New kinds, decisions, places and services are listed once, where they are first seen`() {
    let odd =
      usual + [
        ("file.delete", .violation, Effect(.deleted, "Documents/b")),
        ("file.change", .violation, Effect(.changed, "Pictures/b")),
        ("site.write", .approved, Effect(.created, "x", service: "bank")),
      ]
    let found = AuditAnomalies.find(
      in: [trial(1): entries(odd), trial(2): entries(odd)], against: [[trial(1): entries(usual)]])
    #expect(found.map(\.aspect) == [.kind, .decision, .place, .service])
    #expect(found.allSatisfy { $0.trial == trial(1) })
    #expect(found.map(\.line) == [4, 5, 5, 6])
  }

  @Test func `Far more of a kind than ever is unusual, some more is not`() {
    let earlier = (1...4).map { [trial($0): entries(usual)] }
    func found(_ count: Int) -> [AuditAnomalies.Anomaly] {
      let many = (1...count).map { _ in usual[1] }
      return AuditAnomalies.find(in: [trial(1): entries(many)], against: earlier)
    }
    #expect(found(3).isEmpty)
    #expect(found(4).map(\.aspect) == [.rate])
    #expect(found(4)[0].message.contains("4 times 'file.change'"))
  }
}
