import Foundation
import Testing
import Vocabulary

@testable import Sandbox

/// A trial's disk, filled by its agent.
@Suite struct DiskTests {
  private static let shares: [SharedFolder: Access] = [
    .home: .write, .run: .write, .temporary: .write, .x11: .read,
  ]

  @Test func `All that an agent can write to is bounded together, and its neighbour has room`()
    async throws
  {
    let limits = Limits(disk: 8 << 20, diskEntries: 500)
    try await withSandbox(slot: 220, limits: limits) { sandbox in
      try await withSandbox(slot: 221, limits: limits) { other in
        let text = try await sandbox.output(
          of: """
            for place in . /tmp /var/tmp /dev/shm $XDG_RUNTIME_DIR; do
              cat /dev/zero 2>/dev/null | head -c 100M > $place/large 2>/dev/null
            done
            du -cb ~/large /tmp/large /dev/shm/large $XDG_RUNTIME_DIR/large | tail -1 | cut -f1
            : > ~/large; echo refused /tmp/.X11-unix/*
            (echo x > /tmp/.X11-unix/x) 2>/dev/null && echo written; true
            """, shares: Self.shares)
        let lines = text.split(separator: "\n")
        let bytes = try #require(lines.first.flatMap { Int($0) }, "\(text)")
        #expect((4 << 20...8 << 20).contains(bytes))
        #expect(lines.dropFirst() == ["refused /tmp/.X11-unix/*"])
        #expect(
          try await other.output(
            of: "head -c 1M /dev/zero > x; stat -c %s x", shares: Self.shares) == "1048576\n")
      }
    }
  }

  @Test func `Many files, links and folders are bounded, and their home is still read`()
    async throws
  {
    try await withSandbox(slot: 222, limits: Limits(disk: 8 << 20, diskEntries: 500)) { sandbox in
      let text = try await sandbox.output(
        of: """
          exec python3 - <<'END'
          import os
          made = 0
          def fill(make):
            global made
            while made < 2000:
              try:
                make(str(made))
              except OSError as error:
                return error.strerror
              made += 1
          print(fill(lambda name: open(name, "w").close()))
          os.remove("0")
          print(fill(lambda name: os.link("1", name)))
          os.remove("1")
          print(fill(lambda name: os.mkdir(name)))
          print(made < 520)
          END
          """, shares: Self.shares)
      #expect(text == String(repeating: "No space left on device\n", count: 3) + "True\n")
      let entries = try await Inventory.take(of: sandbox.folders.home)
      #expect((400...500).contains(entries.count))
      try await sandbox.killAll()
      // Nobody is left who keeps it mounted, and it is there all the same.
      #expect(try await Inventory.take(of: sandbox.folders.home).count == entries.count)
    }
  }

  @Test func `A sparse file of a terabyte takes no room and is left out of the kept home`()
    async throws
  {
    try await withSandbox(
      slot: 223, limits: Limits(fileSize: 2 << 40, disk: 8 << 20)
    ) { sandbox in
      _ = try await sandbox.output(of: "truncate -s 1T huge; echo x > small", shares: Self.shares)
      let entries = try await Inventory.take(of: sandbox.folders.home)
      #expect(entries["huge"]?.size == 1 << 40)
      #expect(entries["huge"]?.digest == nil)
      try await InventoryTests.withFolder { folder in
        let report = try await SafeCopy.copy(sandbox.folders.home, to: folder + "/copy")
        #expect(report.skipped.map(\.path) == ["huge"])
        #expect(report.files == 1)
      }
    }
    try await withSandbox(slot: 223) { sandbox in
      let text = try await sandbox.output(
        of: "truncate -s 1T huge 2>/dev/null; stat -c %s huge", shares: Self.shares)
      #expect(!text.contains("1099511627776"))
    }
  }

  @Test func `A full disk of the trial stops nothing of the harness`() async throws {
    try await withSandbox(slot: 224, limits: Limits(disk: 1 << 20)) { sandbox in
      _ = try await sandbox.output(
        of: "cat /dev/zero > full 2>/dev/null; true", shares: Self.shares)
      let text = try await sandbox.output(of: "echo still here", shares: Self.shares)
      #expect(text == "still here\n")
      #expect(try await Inventory.take(of: sandbox.folders.home)["full"] != nil)
    }
  }

  @Test func `Two trials share no files, and both are gone with their trials`() async throws {
    let paths = try await withSandbox(slot: 225) { sandbox in
      try await withSandbox(slot: 226) { other in
        _ = try await sandbox.output(of: "echo mine > x", shares: Self.shares)
        #expect(try await other.output(of: "ls -A", shares: Self.shares) == "")
        return [sandbox.folders.root, other.folders.root]
      }
    }
    for path in paths { #expect(!FileManager.default.fileExists(atPath: path)) }
    let mounts = try SmallFile.read("/proc/self/mounts")
    #expect(!mounts.contains("/volume"))
  }
}
