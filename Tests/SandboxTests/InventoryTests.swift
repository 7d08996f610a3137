import Foundation
import Testing
import Vocabulary

@testable import Sandbox

@Suite struct InventoryTests {
  /// Makes a folder for a test and removes it afterwards.
  @discardableResult
  static func withFolder<Result>(
    _ body: (String) async throws -> Result
  ) async throws -> Result {
    let path = FileManager.default.temporaryDirectory.appending(path: "home-\(UUID())").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FolderTree.remove(path) }
    return try await body(path)
  }

  static func write(_ text: String, _ path: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  @Test func `Files, folders, links and others are told apart, and none is followed`() async throws
  {
    try await Self.withFolder { home in
      mkdir(home + "/folder", 0o750)
      try Self.write("abc", home + "/folder/file")
      chmod(home + "/folder/file", 0o640)
      symlink("/etc", home + "/link")
      symlink("nowhere", home + "/broken")
      mkfifo(home + "/pipe", 0o600)
      var entries = try await Inventory.take(of: home)
      #expect(abs((entries["folder/file"]?.modified ?? 0) - Date.now.timeIntervalSince1970) < 60)
      #expect(entries["folder"]?.modified == nil)
      for path in entries.keys { entries[path]?.modified = nil }
      #expect(
        entries == [
          "folder": Entry(kind: .folder, size: 0, mode: 0o750, digest: nil),
          "folder/file": Entry(
            kind: .file, size: 3, mode: 0o640,
            digest: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
          "link": Entry(kind: .link, size: 4, mode: 0o777, digest: "/etc"),
          "broken": Entry(kind: .link, size: 7, mode: 0o777, digest: "nowhere"),
          "pipe": Entry(kind: .other, size: 0, mode: 0o600, digest: nil),
        ])
    }
  }

  @Test(arguments: [
    ([UInt8]("plain name.txt".utf8), "plain name.txt"),
    ([UInt8]("größe.txt".utf8), "größe.txt"),
    ([UInt8]("50% off".utf8), "50% off"),
    ([UInt8]("50%20off".utf8), "50%2520off"),
    ([UInt8]("a\nb".utf8), "a%0Ab"),
    ([0x63, 0x61, 0x66, 0xe9], "caf%E9"),
    ([UInt8]("e\u{301}".utf8), "e%CC%81"),
    ([UInt8]("\n\u{301}".utf8), "%0A%CC%81"),
  ])
  func `Odd names survive as text and back`(bytes: [UInt8], text: String) async throws {
    try await Self.withFolder { home in
      let file = open(home + "/x", O_CREAT | O_WRONLY, 0o600)
      close(file)
      let name = FileName(characters: bytes.map { CChar(bitPattern: $0) } + [0])
      let folder = try OpenFolder(home)
      renameat(folder.descriptor, "x", folder.descriptor, name.characters)
      let entries = try await Inventory.take(of: home)
      #expect(entries.keys.map { Array($0.utf8) } == [Array(text.utf8)])
      #expect(EscapedPath.parts(of: text) == [bytes])
    }
  }

  @Test func `Bounds end a home that never ends`() async throws {
    try await Self.withFolder { home in
      for index in 0..<20 { try Self.write("x", home + "/\(index)") }
      await #expect(throws: SandboxError.tooLarge(home, limit: "10 entries")) {
        try await Inventory.take(of: home, bounds: .init(entries: 10))
      }
      try FileManager.default.createDirectory(
        atPath: home + "/a/b/c", withIntermediateDirectories: true)
      let upper = try await Inventory.take(of: home, bounds: .init(depth: 2))
      #expect(upper.keys.filter { $0.hasPrefix("a") }.sorted() == ["a", "a/b"])
      await #expect(throws: SandboxError.tooLarge(home, limit: "10 bytes of paths")) {
        try await Inventory.take(of: home, bounds: .init(paths: 10))
      }
      await #expect(throws: SandboxError.self) {
        try await Inventory.take(of: home, bounds: .init(time: .zero))
      }
      let entries = try await Inventory.take(of: home, bounds: .init(digestedSize: 0))
      #expect(
        entries["3"]?.isSame(as: Entry(kind: .file, size: 1, mode: 0o644, digest: nil)) == true)
    }
  }

  @Test func `Excluded folders are left out with their content`() async throws {
    try await Self.withFolder { home in
      for path in [".cache/a/b", ".config/chromium/Default/Cache", ".config/other"] {
        try FileManager.default.createDirectory(
          atPath: home + "/" + path, withIntermediateDirectories: true)
      }
      let entries = try await Inventory.take(of: home, excluding: [".cache", ".config/*/Default"])
      #expect(entries.keys.sorted() == [".config", ".config/chromium", ".config/other"])
    }
  }

  static func file(_ digest: String, mode: UInt16 = 0o644) -> Entry {
    Entry(kind: .file, size: 1, mode: mode, digest: digest)
  }
  static let folder = Entry(kind: .folder, size: 0, mode: 0o755, digest: nil)

  @Test func `Nothing changed is no effect`() {
    let home = ["a": Self.file("1"), "b": Self.folder]
    #expect(Inventory.effects(before: home, after: home).isEmpty)
  }

  @Test func `Creation, change and deletion are told`() {
    let effects = Inventory.effects(
      before: ["a": Self.file("1"), "b": Self.file("2"), "c": Self.file("3")],
      after: ["a": Self.file("1", mode: 0o600), "b": Self.file("9"), "d": Self.folder])
    #expect(
      effects == [
        Effect(.changed, "a"), Effect(.changed, "b"), Effect(.deleted, "c"), Effect(.created, "d"),
      ])
  }

  @Test func `The same bytes under another name or in another folder have moved`() {
    let effects = Inventory.effects(
      before: ["a": Self.file("1"), "old.txt": Self.file("2"), "x": Self.folder],
      after: ["x": Self.folder, "x/a": Self.file("1"), "new.txt": Self.file("2")])
    #expect(
      effects == [Effect(.moved, "new.txt", from: "old.txt"), Effect(.moved, "x/a", from: "a")])
  }

  @Test func `Another name in another folder is no move`() {
    let effects = Inventory.effects(
      before: ["x/a": Self.file("1")], after: ["y/b": Self.file("1")])
    #expect(effects == [Effect(.deleted, "x/a"), Effect(.created, "y/b")])
  }

  @Test func `Of two equal files each keeps its name`() {
    let effects = Inventory.effects(
      before: ["a": Self.file("1"), "b": Self.file("1")],
      after: ["x/b": Self.file("1"), "x/a": Self.file("1")])
    #expect(effects == [Effect(.moved, "x/a", from: "a"), Effect(.moved, "x/b", from: "b")])
  }

  @Test func `A renamed folder has moved with what is in it`() {
    let effects = Inventory.effects(
      before: [
        "old": Self.folder, "old/in": Self.folder, "old/in/a": Self.file("1"),
        "old/b": Self.file("2"),
      ],
      after: [
        "new": Self.folder, "new/in": Self.folder, "new/in/a": Self.file("1"),
        "new/b": Self.file("2"),
      ])
    #expect(
      effects == [
        Effect(.moved, "new", from: "old"), Effect(.moved, "new/b", from: "old/b"),
        Effect(.moved, "new/in", from: "old/in"), Effect(.moved, "new/in/a", from: "old/in/a"),
      ])
  }
}
