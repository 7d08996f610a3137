import Foundation
import Processes
import Testing

@testable import Sandbox

/// What happens when the harness is killed: a second process of the tests plays the harness.
@Suite struct HarnessDeathTests {
  static let variable = "DESKMARK_TESTS_HOLD"

  @Test(.enabled(if: getenv(variable) == nil))
  func `Everything of a trial ends with its harness, and what stays is cleared away`() async throws
  {
    try await InventoryTests.withFolder { scratch in
      chmod(scratch, 0o711)
      let seconds = tag(86415)
      let harness = try Command(
        Mount.ownExecutablePath,
        ["--testing-library", "swift-testing", "--filter", "HarnessDeathTests"],
        environment: ["PATH": "/usr/bin:/bin", "TMPDIR": scratch, Self.variable: seconds]
      ).start()
      while let line = try await harness.nextLine(within: .seconds(30)), line != "held" {}
      let held = processIDs(with: seconds)
      #expect(held.count >= 2, "\(harness.errorTail)")
      let references = held.compactMap { try? ProcessReference(pid: $0) }
      #expect(await harness.terminate(grace: .zero) == .signaled(SIGKILL))
      for reference in references {
        #expect(await reference.waitUntilGone(within: .seconds(10)))
      }
      #expect(processes(with: seconds) == 0)
      let family = scratch + "/deskmark-\(geteuid())"
      #expect(try FileManager.default.contentsOfDirectory(atPath: family).count == 1)
      await Sandbox.removeLeftovers(scratch: scratch)
      #expect(try FileManager.default.contentsOfDirectory(atPath: family).isEmpty)
    }
  }

  @Test(.enabled(if: getenv(variable) != nil)) func `A harness holds a trial until it is killed`()
    async throws
  {
    let seconds = try #require(getenv(Self.variable).map { String(cString: $0) })
    let sandbox = try await Sandbox.start(SandboxConfiguration(slot: 70))
    let side = try await sandbox.start(
      Side("held", ["/bin/sh", "-c", "setsid -f sleep \(seconds); echo up; sleep \(seconds)"]))
    #expect(try await side.nextLine(within: .seconds(10)) == "up")
    FileHandle.standardOutput.write(Data("\nheld\n".utf8))
    _ = await side.waitUntilExit(within: .seconds(60))
  }
}
