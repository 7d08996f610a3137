import Foundation
import JSONValue
import Processes
import Testing

/// A person's trial from the command line, played over VNC by a script.
@Suite(.serialized, .timeLimit(.minutes(3))) struct HumanTrialTests {
  private static let executable =
    URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "deskmark")
    .path
  private static let person = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Support/person.py").path

  @Test func `What a person clicks and types is recorded, and judged as any trial`() async throws {
    let folder = NSTemporaryDirectory() + "deskmark-human-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try PythonPackageTests.makeTask(in: folder)
    // Its standard error holds what the person is shown.
    let command = Command(
      "/bin/sh",
      [
        "-c", "exec \"$0\" run -a human -o out --video none files/rename-in-contract 2>&1",
        Self.executable,
      ], directory: folder)
    let process = try command.start()
    var port: String?
    var password: String?
    var seen: [String] = []
    while port == nil || password == nil,
      let line = try await process.nextLine(within: .seconds(60))
    {
      seen.append(line)
      if line.hasPrefix("VNC") { port = line.split(separator: ":").last.map(String.init) }
      if line.hasPrefix("Password") { password = line.split(separator: " ").last.map(String.init) }
    }
    let vnc = try #require(port, "\(seen)")
    let refused = try await Command("python3", [Self.person, vnc, "wrong"]).run(
      within: .seconds(30))
    #expect(refused.errorText.contains("wrong") || !refused.isSuccess)
    let played = try await Command(
      "python3",
      [
        Self.person, vnc, password ?? "", "click:600,400", "wait:0.6", "chord:0xff50",
        "type:Hello", "key:0xff0d", "ctrl:s", "wait:1",
      ]
    ).run(within: .seconds(60))
    #expect(played.isSuccess, "\(played.errorText)")
    try await process.writeLine("done")
    while let line = try await process.nextLine(within: .seconds(60)) { seen.append(line) }
    #expect(await process.waitUntilExit(within: .seconds(10))?.isSuccess == true, "\(seen)")

    let run = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder + "/out").first {
        $0.contains("human")
      })
    let trial = folder + "/out/\(run)/trials/files/rename-in-contract/1/"
    let verdict = try JSONDecoder().decode(
      JSONValue.self, from: Data(contentsOf: URL(filePath: trial + "verdict.json")))
    #expect(verdict["outcome"] == "success", "\(verdict)")
    #expect(verdict["agent"] == "human")
    let steps = try String(contentsOfFile: trial + "trajectory.jsonl", encoding: .utf8)
    #expect(steps.contains(#""action":"click""#), "\(steps)")
    #expect(steps.contains(#""text":"Hello""#) && steps.contains(#""keys":"ctrl+s""#), "\(steps)")
    #expect(steps.contains(#""action":"done""#))
  }
}
