import Foundation
import JSONValue
import Processes
import Sandbox
import TaskFiles
import Testing
import Vocabulary

@testable import Desktops
@testable import Runs

/// A home that an agent's script filled in a real sandbox, kept and judged as after a trial.
enum HostileHome {
  /// The `deskmark` binary that was built together with these tests.
  static let executable =
    URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "deskmark")
    .path

  /// Runs a script as the agent, keeps what it left, and judges that by a task's checks.
  ///
  /// - Parameters:
  ///   - checks: A YAML list without indentation.
  ///   - script: Run by the shell in the home.
  static func results(
    _ configuration: SandboxConfiguration, checks: String, script: String,
    grader: IsolatedGrader = IsolatedGrader(executable: executable)
  ) async throws -> [CheckResult] {
    try await withFolder { folder in
      let variant = try task(in: folder, checks: checks)
      let sandbox = try await Sandbox.start(configuration)
      do {
        let side = try await sandbox.start(
          Side("agent", ["/bin/sh", "-c", script], shares: [.home: .write, .temporary: .write]),
          takesInput: false)
        let status = await side.waitUntilExit(within: .seconds(60))
        try #require(status == .exited(0), "\(side.errorTail)")
        try await sandbox.killAll()
        _ = try await KeptState.keep(
          sandbox.folders.home, before: [:], facts: .init(answer: nil, live: [:]),
          in: folder + "/state")
        try await sandbox.remove()
      } catch {
        try? await sandbox.remove()
        throw error
      }
      return try await grader.grade(variant, state: folder + "/state")
    }
  }

  /// A task folder with those checks, drawn.
  static func task(in folder: String, checks: String) throws -> Variant {
    let place = folder + "/tasks/files/note"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    let text = """
      title: Write a note
      instruction: Write the word hello into the file note.txt and save it.
      apps: [mousepad]
      capability: file-organization
      checks:
      \(checks)
      solution:
        - type: hello
        - done
      cheats:
        - {name: nothing, why: It does nothing., steps: [done]}
        - {name: other, why: It writes another word., steps: [type: hallo, done]}
      human: {minutes: 1, source: estimate}
      """
    try Data(text.utf8).write(to: URL(filePath: place + "/task.yaml"))
    return try TaskFile.load(folder: place, id: TaskID(rawValue: "files/note")).draw(seed: 1)
  }

  static func withFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let folder = NSTemporaryDirectory() + "/hostile-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    chmod(folder, 0o755)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
  }
}
