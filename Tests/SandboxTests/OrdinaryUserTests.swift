import Foundation
import Processes
import Testing

@testable import Sandbox

/// The suites of the sandbox once more in a process without any rights of root.
@Suite struct OrdinaryUserTests {
  static let user: UInt32 = 4242

  static var canTry: Bool {
    geteuid() == 0
      && Privileges.dropping(to: user).canReach(Mount.ownExecutablePath)
  }

  @Test(.enabled(if: canTry)) func `An ordinary user's harness isolates as well`() async throws {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "user-\(UUID())").path
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    chown(scratch, Self.user, Self.user)
    let arguments =
      Privileges.dropping(to: Self.user).prefix.dropFirst() + [
        Mount.ownExecutablePath, "--testing-library", "swift-testing", "--filter",
        "SandboxTests.(SandboxTests|IsolatedCommandTests|DiskTests|IntrusionTests|ReachingOutTests)",
      ]
    let result = try await Command(
      "setpriv", Array(arguments),
      environment: ["PATH": "/usr/bin:/bin", "TMPDIR": scratch, "HOME": scratch],
      directory: "/"
    ).run(within: .seconds(100))
    #expect(result.isSuccess, "\(result.errorText.suffix(4000))")
    #expect(result.errorText.contains("Sides start quickly"))
  }
}
