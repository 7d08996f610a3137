import Glibc
import Processes
@testable import Sandbox

/// Makes a sandbox for a test, and removes it whatever the test does.
@discardableResult
func withSandbox<Result>(
  slot: Int, hosts: [String] = [], limits: Limits = Limits(),
  _ body: (Sandbox) async throws -> Result
) async throws -> Result {
  let sandbox = try await Sandbox.start(
    SandboxConfiguration(slot: slot, siteHosts: hosts, limits: limits))
  do {
    let result = try await body(sandbox)
    try await sandbox.remove()
    return result
  } catch {
    try? await sandbox.remove()
    throw error
  }
}

extension Sandbox {
  /// Runs a script in a side to its end and gives all of its output.
  func output(
    of script: String, shares: [SharedFolder: Access] = [.home: .write], mounts: [Mount] = []
  ) async throws -> String {
    let side = Side("script", ["/bin/sh", "-c", script], shares: shares, mounts: mounts)
    let process = try await start(side, takesInput: false)
    var output = ""
    while let line = try await process.nextLine(within: .seconds(20)) { output += line + "\n" }
    let status = await process.waitUntilExit(within: .seconds(20))
    return status == .exited(0)
      ? output : output + "\(status.map(String.init(describing:)) ?? "runs")\n" + process.errorTail
  }
}
