import Foundation
import JSONValue
import Processes
import Testing

/// The Python package from a fresh environment, with the ten lines of the documentation and real
/// desktops.
@Suite(.serialized, .timeLimit(.minutes(5))) struct PythonPackageTests {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The `deskmark` binary that was built together with these tests.
  private static let executable =
    URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "deskmark")
    .path

  /// A task of the name that the documentation has, which what its agent does is right for.
  private static let task = """
    title: A greeting
    instruction: Write Hello at the beginning of Documents/agreement.txt, which is open, and save it.
    apps: [mousepad]
    capability: document-generation
    setup:
      files:
        - {to: Documents/agreement.txt, text: "world\\n"}
      open:
        - {app: mousepad, file: Documents/agreement.txt}
    checks:
      - file-text: {title: The greeting is there, path: Documents/agreement.txt, equals: "Hello\\nworld\\n"}
    solution:
      - wait: {for: {window: /agreement.txt/}}
      - type: "Hello\\n"
      - key: ctrl+s
    cheats:
      - name: unsaved
        why: it is not saved
        steps:
          - type: "Hello\\n"
      - name: other-words
        why: the words are others
        steps:
          - type: "Hallo\\n"
          - key: ctrl+s
    human: {minutes: 1, source: estimate}
    trust: [autonomous]
    limits: {steps: 9, seconds: 60}

    """

  /// Puts the task into the folder's own tasks.
  static func makeTask(in folder: String) throws {
    let tasks = folder + "/tasks/files/rename-in-contract"
    try FileManager.default.createDirectory(atPath: tasks, withIntermediateDirectories: true)
    try task.write(toFile: tasks + "/task.yaml", atomically: true, encoding: .utf8)
  }

  private struct Place {
    let folder: String

    init() throws {
      folder = NSTemporaryDirectory() + "deskmark-python-\(UUID().uuidString)"
      try PythonPackageTests.makeTask(in: folder)
      try PythonPackageTests.tenLines().write(
        toFile: folder + "/my_agent.py", atomically: true, encoding: .utf8)
    }

    func run(
      _ program: String, _ arguments: [String], _ variables: [String: String] = [:]
    ) async throws -> ProcessResult {
      var environment = ProcessInfo.processInfo.environment
      environment["PATH"] = "\(folder)/venv/bin:" + (environment["PATH"] ?? "/usr/bin:/bin")
      environment.merge(variables) { $1 }
      return try await Command(
        program, arguments, environment: environment, directory: folder
      ).run(within: .seconds(120))
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }
  }

  /// The first Python program of docs/agents.md.
  private static func tenLines() throws -> String {
    let page = try String(
      contentsOf: repository.appending(path: "docs/agents.md"), encoding: .utf8)
    let parts = page.components(separatedBy: "```python\n")
    let program = try #require(parts.dropFirst().first?.components(separatedBy: "```").first)
    let lines = program.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
    #expect(lines.count == 10)
    return program
  }

  @Test func `The ten lines win a trial, whether they start Deskmark or Deskmark starts them`()
    async throws
  {
    let place = try Place()
    defer { place.remove() }
    let made = try await place.run("/usr/bin/env", ["python3", "-m", "venv", "venv"])
    #expect(made.isSuccess, "\(made.errorText)")
    // A copy, because the build leaves its files beside the sources.
    try FileManager.default.copyItem(
      atPath: Self.repository.path + "/python", toPath: place.folder + "/python")
    let installed = try await place.run(
      place.folder + "/venv/bin/pip", ["install", "--quiet", "./python"])
    #expect(installed.isSuccess, "\(installed.errorText)")

    let driving = try await place.run(
      place.folder + "/venv/bin/python", ["my_agent.py"], ["DESKMARK_PROGRAM": Self.executable])
    #expect(driving.isSuccess, "\(driving.errorText)")
    #expect(driving.text == "files/rename-in-contract 1.0\n", "\(driving.errorText)")

    let started = try await place.run(
      Self.executable,
      ["run", "-a", "python:my_agent.py", "--json", "-o", "other", "files/rename-in-contract"])
    #expect(started.isSuccess, "\(started.errorText)")
    let runs = try FileManager.default.contentsOfDirectory(atPath: place.folder + "/other")
    let run = try #require(runs.first { $0.contains("python") })
    let verdict = try JSONDecoder().decode(
      JSONValue.self,
      from: Data(
        contentsOf: URL(
          filePath: place.folder + "/other/\(run)/trials/files/rename-in-contract/1/verdict.json")))
    #expect(verdict["outcome"] == "success", "\(verdict)")
    #expect(verdict["agent"] == "python:my_agent.py")
  }
}
