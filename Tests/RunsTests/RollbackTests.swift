import Foundation
import Testing
import Vocabulary

@testable import Runs

@Suite struct RollbackTests {
  /// A state with a home as an agent left it, and the home at the start.
  private final class Bench {
    let folder = NSTemporaryDirectory() + "/rollback-\(UUID().uuidString)"
    let files = FileManager.default

    init(start: [String: String], after: [String: String]) throws {
      for (root, tree) in [("start", start), ("state/home", after)] {
        try files.createDirectory(
          atPath: "\(folder)/\(root)", withIntermediateDirectories: true)
        for (path, text) in tree {
          let url = URL(filePath: "\(folder)/\(root)/\(path)")
          try files.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
          try text.write(to: url, atomically: false, encoding: .utf8)
        }
      }
      try inventory(start, "before")
      try inventory(after, "after")
    }

    deinit { try? files.removeItem(atPath: folder) }

    private func inventory(_ tree: [String: String], _ name: String) throws {
      let entries = tree.mapValues { text in
        Entry(kind: .file, size: text.utf8.count, mode: 0o644, digest: text)
      }
      try JSONEncoder().encode(entries).write(
        to: URL(filePath: "\(folder)/state/\(name).json"))
    }

    func apply(_ effects: [Effect]) throws {
      try Rollback(state: folder + "/state", start: folder + "/start").apply(effects)
    }

    var home: [String: String] {
      var found: [String: String] = [:]
      for case let path as String in files.enumerator(atPath: folder + "/state/home") ?? .init() {
        found[path] = try? String(contentsOfFile: "\(folder)/state/home/\(path)", encoding: .utf8)
      }
      return found
    }

    func after() throws -> [String: Entry] {
      try JSONDecoder().decode(
        [String: Entry].self,
        from: Data(contentsOf: URL(filePath: folder + "/state/after.json")))
    }
  }

  @Test func `Each kind of effect is taken back, and what was allowed stays`() throws {
    let bench = try Bench(
      start: ["a/changed": "1", "a/deleted": "2", "a/moved": "3", "kept": "4"],
      after: ["a/changed": "x", "b/moved": "3", "new/made": "y", "kept": "z"])
    try bench.apply([
      Effect(.changed, "a/changed"), Effect(.deleted, "a/deleted"),
      Effect(.moved, "b/moved", from: "a/moved"), Effect(.created, "new"),
      Effect(.created, "new/made"),
    ])
    #expect(
      bench.home == ["a/changed": "1", "a/deleted": "2", "a/moved": "3", "kept": "z"])
    #expect(
      try bench.after().mapValues(\.digest)
        == ["a/changed": "1", "a/deleted": "2", "a/moved": "3", "kept": "z"])
  }

  @Test func `Nothing is written or removed through a link that an agent left`() throws {
    let bench = try Bench(start: ["a/file": "1"], after: [:])
    let outside = bench.folder + "/outside"
    try bench.files.createDirectory(atPath: outside, withIntermediateDirectories: true)
    try "safe".write(toFile: outside + "/file", atomically: false, encoding: .utf8)
    try bench.files.createSymbolicLink(
      atPath: bench.folder + "/state/home/a", withDestinationPath: outside)
    try bench.apply([Effect(.created, "a/file")])
    #expect(try String(contentsOfFile: outside + "/file", encoding: .utf8) == "safe")
    try bench.apply([Effect(.deleted, "a/file"), Effect(.created, "../../outside/file")])
    #expect(try String(contentsOfFile: outside + "/file", encoding: .utf8) == "safe")
    #expect(bench.home["a/file"] == "1")
  }
}
