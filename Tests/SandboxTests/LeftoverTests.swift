import Foundation
import Processes
import Testing

@testable import Sandbox

@Suite(.serialized) struct LeftoverTests {
  /// An owner of this machine that is gone, in its text.
  private static let gone: String = {
    let own = "\(Ownership.current)".split(separator: "_")
    return "4194000_\(own[1])_\(own[2])"
  }()

  private func sleeper(of owner: String) throws -> RunningProcess {
    try Command(
      "sleep", ["300"], environment: ["PATH": "/usr/bin:/bin", Ownership.variable: owner]
    ).start(output: .discarded)
  }

  @Test func `An owner is read as it was written, and lives while its process does`() throws {
    let own = Ownership.current
    #expect(Ownership("\(own)") == own)
    #expect(!own.isGone)
    #expect(try #require(Ownership(Self.gone)).isGone)
    // The same number, started at another time.
    let parts = "\(own)".split(separator: "_")
    #expect(try #require(Ownership("\(parts[0])_1_\(parts[2])")).isGone)
    // Another machine: nobody here can know.
    #expect(try !#require(Ownership("4194000_\(parts[1])_1")).isGone)
    for text in ["", "1_1_1", "x_1_1", "4194000", "4194000_1"] { #expect(Ownership(text) == nil) }
  }

  @Test func `Only the processes of owners that are gone are ended`() async throws {
    try await InventoryTests.withFolder { base in
      let orphan = try sleeper(of: Self.gone)
      let kept = try sleeper(of: "\(Ownership.current)")
      let foreign = try sleeper(of: "4194000_1_1")
      let found = AbandonedProcesses.find()
      #expect(found.contains(orphan.pid))
      #expect(!found.contains(kept.pid))
      #expect(!found.contains(foreign.pid))
      await Leftover.removeAll(scratch: base)
      #expect(await orphan.waitUntilExit(within: .seconds(5)) == .signaled(SIGKILL))
      #expect(kept.exitStatus == nil)
      #expect(foreign.exitStatus == nil)
      await kept.terminate(grace: .zero)
      await foreign.terminate(grace: .zero)
    }
  }

  @Test func `Folders and names of displays are found, and removed with those of the living kept`()
    async throws
  {
    try await InventoryTests.withFolder { base in
      let family = "\(base)/deskmark-\(geteuid())"
      mkdir(family, 0o711)
      let left = "\(family)/\(Self.gone)-0-abcdef"
      let living = "\(family)/\(Ownership.current)-0-abcdef"
      for folder in [left, living] { mkdir(folder, 0o700) }
      mkdir("/tmp/.X11-unix", 0o1777)
      let links = [("/tmp/.X11-unix/X8990", left), ("/tmp/.X11-unix/X8991", living)]
      for (link, folder) in links { symlink(folder + "/x11/X1", link) }
      defer { for (link, _) in links { unlink(link) } }
      let found = await Leftover.find(scratch: base)
      #expect(found.contains(Leftover(kind: .folder, name: left)))
      #expect(found.contains(Leftover(kind: .displayLink, name: links[0].0)))
      #expect(!found.contains { $0.name == living || $0.name == links[1].0 })
      await Leftover.removeAll(scratch: base)
      let after = await Leftover.find(scratch: base)
      #expect(!after.contains { $0.name == left || $0.name == links[0].0 })
      #expect(FileManager.default.fileExists(atPath: living))
      #expect(
        (try? FileManager.default.destinationOfSymbolicLink(atPath: links[1].0))
          == living + "/x11/X1")
    }
  }
}
