import Foundation
import Processes
import Testing
import Vocabulary

@testable import Sandbox

@Suite struct ScratchDirectoryTests {
  @Test func `A trial's folder is closed and what is above may only be passed`() async throws {
    try await InventoryTests.withFolder { base in
      let scratch = try ScratchDirectory.make(slot: 3, below: base, owner: nil)
      #expect(scratch.path.hasPrefix("\(base)/deskmark-\(geteuid())/\(Ownership.current)-3-"))
      let entries = try await Inventory.take(of: base)
      #expect(entries["deskmark-\(geteuid())"]?.mode == 0o711)
      #expect(entries.first { $0.key.contains("-3-") }?.value.mode == 0o700)
      try scratch.remove()
      #expect(!FileManager.default.fileExists(atPath: scratch.path))
    }
  }

  @Test func `A link in its place is refused`() async throws {
    try await InventoryTests.withFolder { base in
      symlink("/tmp", base + "/deskmark-\(geteuid())")
      #expect(throws: SandboxError.self) {
        try ScratchDirectory.make(slot: 0, below: base, owner: nil)
      }
    }
  }

  @Test func `Only folders of harnesses that are gone are left-overs`() async throws {
    try await InventoryTests.withFolder { base in
      let living = try ScratchDirectory.make(slot: 0, below: base, owner: nil)
      let family = "\(base)/deskmark-\(geteuid())"
      let own = "\(Ownership.current)".split(separator: "_")
      let dead = family + "/4194000_\(own[1])_\(own[2])-0-abcdef"
      mkdir(dead, 0o700)
      mkdir(dead + "/home", 0o000)
      // The number of this process, used by another one before it.
      mkdir(family + "/\(getpid())_1_\(own[2])-0-abcdef", 0o700)
      // Of another machine: nobody here can know.
      mkdir(family + "/4194000_1_1-0-abcdef", 0o700)
      mkdir(family + "/other", 0o700)
      await Sandbox.removeLeftovers(scratch: base)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: family).sorted()
          == [living.path.replacing(family + "/", with: ""), "4194000_1_1-0-abcdef", "other"]
          .sorted())
    }
  }

  @Test func `A path is reachable where every folder lets others pass`() async throws {
    try await InventoryTests.withFolder { base in
      try InventoryTests.write("x", base + "/file")
      chmod(base, 0o755)
      let other = Privileges.dropping(to: 61_999)
      #expect(other.canReach(base + "/file"))
      chmod(base, 0o750)
      #expect(!other.canReach(base + "/file"))
      chmod(base, 0o711)
      #expect(other.canReach(base + "/file"))
      #expect(!other.canReach(base))
      chmod(base + "/file", 0o640)
      #expect(!other.canReach(base + "/file"))
      #expect(!other.canReach(base + "/missing"))
    }
  }
}
