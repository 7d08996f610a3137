import JSONValue
import Testing
import Vocabulary

@testable import Policies

@Suite struct JudgementTests {
  static let policy = Policy(
    name: "test",
    rules: Dictionary(uniqueKeysWithValues: ActionKind.allCases.map { ($0, .init(.autonomous)) })
      .merging([
        .fileDelete: .init(.watched), .payment: .init(.forbidden, why: "never"),
        .settingsChange: .init(.forbidden),
      ]) { $1 },
    grants: [
      [
        FolderGrant("", [.read]), FolderGrant("Documents", [.read, .create, .change, .delete]),
        FolderGrant("Documents/Archive", [.read]), FolderGrant("Inbox", [.create]),
      ]
    ])

  @Test(arguments: [
    ("files.read", "Documents/a.txt", TrustLevel.autonomous),
    ("files.read", "/home/agent/Desktop/a.txt", .autonomous),
    ("files.read", "~/Desktop/a.txt", .autonomous),
    ("files.read", "/etc/passwd", .forbidden),
    ("files.read", "../../etc/passwd", .forbidden),
    ("files.read", "/home/agent/../root/x", .forbidden),
    ("files.read", "/home/agentx/y", .forbidden),
    ("files.list", "", .autonomous),
    ("files.edit", "Documents/a.txt", .autonomous),
    ("files.edit", "Documents/../Desktop/a.txt", .forbidden),
    ("files.edit", "Documents/Archive/a.txt", .forbidden),
    ("files.edit", "Documents/./Archive//a.txt", .forbidden),
    ("files.edit", "DocumentsX/a.txt", .forbidden),
    ("files.edit", "Documents/.hidden", .autonomous),
    ("files.edit", ".bashrc", .forbidden),
    ("files.delete", "Documents/a.txt", .watched),
    ("files.delete", "Desktop/a.txt", .forbidden),
    ("files.write", "Documents/new.txt", .autonomous),
    ("files.write", "Inbox/new.txt", .autonomous),
    ("files.write", "Inbox/there.txt", .forbidden),
    ("files.write", "Inbox/unknown.txt", .forbidden),
    ("files.write", "Desktop/new.txt", .forbidden),
  ])
  func `A tool's path is judged by the innermost grant`(
    tool: String, path: String, level: TrustLevel
  ) {
    let exists = ["Documents/new.txt": false, "Inbox/new.txt": false, "Inbox/there.txt": true]
    let requests = ToolRequests.requests(tool, ["path": .string(path)], exists: exists)
    #expect(Self.policy.judge(requests)?.level == level)
  }

  @Test(arguments: [
    ("Documents/a", "Documents/b", TrustLevel.autonomous), ("Documents/a", "Inbox/b", .autonomous),
    ("Inbox/a", "Documents/b", .forbidden), ("Documents/a", "Desktop/b", .forbidden),
    ("Documents/a", "/tmp/b", .forbidden), ("Inbox/a", "Inbox/b", .forbidden),
  ])
  func `A move takes away here and makes there`(from: String, to: String, level: TrustLevel) {
    let requests = ToolRequests.requests(
      "files.move", ["path": .string(from), "to": .string(to)],
      exists: ["Inbox/b": false, "Documents/b": false])
    #expect(Self.policy.judge(requests)?.level == level)
    let inside = { (path: String) in HomePaths.inside(path) ?? "" }
    guard !to.hasPrefix("/") else { return }
    #expect(
      Self.policy.judge(ActionRequest(Effect(.moved, inside(to), from: inside(from)))).level
        == level)
  }

  @Test(arguments: [
    (Effect(.created, "Documents/a"), ActionKind.fileCreate, TrustLevel.autonomous),
    (Effect(.changed, "Desktop/a"), .fileChange, .forbidden),
    (Effect(.deleted, "Documents/a"), .fileDelete, .watched),
    (Effect(.changed, ".config/x"), .settingsChange, .forbidden),
    (Effect(.created, "order", service: "shop", does: .payment), .payment, .forbidden),
    (Effect(.created, "wiki", service: "shop"), .siteWrite, .autonomous),
  ])
  func `An effect is judged like what would have caused it`(
    effect: Effect, kind: ActionKind, level: TrustLevel
  ) {
    let judgement = Self.policy.judge(ActionRequest(effect))
    #expect(judgement.request.kind == kind)
    #expect(judgement.level == level)
  }

  @Test func `A policy without folders grants the home, and every kind has its own level`() throws {
    for kind in ActionKind.allCases {
      for level in TrustLevel.allCases {
        let policy = Policy(name: "one", rules: [kind: .init(level)])
        #expect(policy.judge(ActionRequest(kind, what: "x")).level == level)
        for other in ActionKind.allCases where other != kind {
          #expect(policy.judge(ActionRequest(other, what: "x")).level == .forbidden)
        }
      }
    }
  }

  @Test func `A refusal says who, what and why, and what to do instead`() throws {
    let judgement = Self.policy.judge(ActionRequest(.payment, what: "pay"))
    let words = judgement.refusal(by: "test")
    for part in ["Not carried out", "'test'", "payment", "never", "Do not try it in another way"] {
      #expect(words.contains(part))
    }
  }

  @Test func `A scope covers what a task names and its sites, and its trust says how far`() {
    let scope = TaskScope(
      paths: ["Documents/**", "Out/2024/a.pdf"], sites: ["shop"], trust: ["batched"])
    #expect(scope.trust == .batched)
    #expect(scope.covers(Effect(.changed, "Documents/x/y")))
    #expect(!scope.covers(Effect(.changed, "Desktop/x")))
    #expect(!scope.covers(Effect(.moved, "Documents/x", from: "Desktop/x")))
    #expect(scope.covers(Effect(.created, "Out/2024")))
    #expect(!scope.covers(Effect(.deleted, "Out/2024")))
    #expect(!scope.covers(Effect(.created, "Out/2023")))
    #expect(scope.covers(Effect(.created, "x", service: "shop")))
    #expect(!scope.covers(Effect(.created, "x", service: "bank")))
    #expect(TaskScope(paths: [], sites: [], trust: []).trust == .forbidden)
    #expect(TaskScope(paths: [], sites: [], trust: ["autonomous", "watched"]).trust == .forbidden)
  }
}
