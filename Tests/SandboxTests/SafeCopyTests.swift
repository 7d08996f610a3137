import Foundation
import Testing
import Vocabulary

@testable import Sandbox

@Suite struct SafeCopyTests {
  @Test func `Files, folders and links are copied, and the rest is told`() async throws {
    try await InventoryTests.withFolder { place in
      let (home, copy) = (place + "/home", place + "/copy")
      try FileManager.default.createDirectory(
        atPath: home + "/in/deep", withIntermediateDirectories: true)
      try InventoryTests.write("abc", home + "/in/deep/file")
      chmod(home + "/in/deep/file", 0o4700)
      symlink("/etc/passwd", home + "/link")
      symlink("/etc", home + "/folder-link")
      mkfifo(home + "/pipe", 0o600)
      try InventoryTests.write("skip", home + "/in/skipped")
      let report = try await SafeCopy.copy(home, to: copy, excluding: ["in/skip*"])
      #expect(report.files == 1)
      #expect(report.folders == 2)
      #expect(report.links == 2)
      #expect(report.bytes == 3)
      #expect(
        report.skipped == [.init(path: "pipe", reason: "neither a file, a folder nor a link")])
      let entries = try await Inventory.take(of: copy)
      #expect(
        entries.keys.sorted() == ["folder-link", "in", "in/deep", "in/deep/file", "link"])
      #expect(entries["in/deep/file"]?.mode == 0o644)
      #expect(entries["in"]?.mode == 0o755)
      #expect(entries["link"]?.digest == "/etc/passwd")
    }
  }

  @Test func `Holes stay holes and the data between them is the same`() async throws {
    try await InventoryTests.withFolder { place in
      let (home, copy) = (place + "/home", place + "/copy")
      mkdir(home, 0o755)
      let file = open(home + "/sparse", O_CREAT | O_RDWR, 0o644)
      pwrite(file, "begin", 5, 0)
      pwrite(file, "middle", 6, 300 << 20)
      ftruncate(file, 900 << 20)
      close(file)
      let report = try await SafeCopy.copy(home, to: copy, bounds: .init(total: 1 << 20))
      #expect(report.skipped.isEmpty)
      #expect(report.bytes < 1 << 20)
      var information = stat()
      stat(copy + "/sparse", &information)
      #expect(Int(information.st_size) == 900 << 20)
      #expect(Int(information.st_blocks) * 512 < 1 << 20)
      let copied = open(copy + "/sparse", O_RDONLY)
      defer { close(copied) }
      var bytes = [UInt8](repeating: 0, count: 6)
      pread(copied, &bytes, 6, 300 << 20)
      #expect(bytes == Array("middle".utf8))
    }
  }

  @Test func `What is too large is left out and told`() async throws {
    try await InventoryTests.withFolder { place in
      let (home, copy) = (place + "/home", place + "/copy")
      try FileManager.default.createDirectory(
        atPath: home + "/a/b/c", withIntermediateDirectories: true)
      try InventoryTests.write(String(repeating: "x", count: 100), home + "/large")
      try InventoryTests.write(String(repeating: "x", count: 40), home + "/one")
      try InventoryTests.write(String(repeating: "x", count: 40), home + "/two")
      let report = try await SafeCopy.copy(
        home, to: copy, bounds: .init(fileSize: 50, total: 60, depth: 2))
      #expect(report.files == 1)
      #expect(report.skipped.map(\.path) == ["a/b", "large", "two"])
      #expect(!FileManager.default.fileExists(atPath: copy + "/two"))
    }
  }

  @Test func `A copy never overwrites`() async throws {
    try await InventoryTests.withFolder { place in
      await #expect(throws: SandboxError.self) { try await SafeCopy.copy(place, to: place) }
    }
  }
}
