import JSONValue
import Foundation
import Sandbox
import Testing
import Vocabulary

@testable import Desktops
@testable import Runs

/// Graders that break, as a hostile file might make ours break.
@Suite(.serialized) struct IsolatedGraderTests {
  /// Judges a state by a script in the grader's place.
  private func grade(_ script: String, memory: Int = 1 << 30) async throws -> [CheckResult] {
    try await HostileHome.withFolder { folder in
      let variant = try HostileHome.task(
        in: folder, checks: "- file-text: {path: note.txt, equals: hello}")
      let grader = folder + "/grader"
      try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(filePath: grader))
      chmod(grader, 0o755)
      try FileManager.default.createDirectory(
        atPath: folder + "/home", withIntermediateDirectories: true)
      try Data("evil".utf8).write(to: URL(filePath: folder + "/home/evil"))
      _ = try await KeptState.keep(
        folder + "/home", before: [:], facts: .init(answer: nil, live: [:]), in: folder + "/state")
      return try await IsolatedGrader(
        executable: grader,
        process: IsolatedCommand(
          [], limits: Limits(memory: memory, processes: 64, processorSeconds: 20),
          timeLimit: .seconds(3), keeping: 1 << 20)
      ).grade(variant, state: folder + "/state")
    }
  }

  private static let answer = #"echo '{"results":[]}'"#

  @Test(arguments: [
    "kill -SEGV $$", "sleep 60", "echo nonsense", "exit 3",
    "exec python3 -c 'x = bytearray(2 << 30)'",
    "cat /dev/zero",
  ])
  func `Who brings the grader down has failed, and is told so`(crash: String) async throws {
    let results = try await grade(
      "if [ -e /state/home/evil ]; then \(crash); else \(Self.answer); fi")
    #expect(results.map(\.passed) == [false])
    #expect(results.first?.check == "grader")
    #expect(results.first?.found.contains("twice; for an empty home it answered") == true)
  }

  @Test func `A grader that never answers is the infrastructure's fault`() async throws {
    let fault = await #expect(throws: Fault.self) { try await grade("exit 3") }
    #expect(fault?.side == .infrastructure)
    #expect(fault?.cause == "grader.crashed")
    #expect(fault?.message.contains("empty home either") == true)
  }

  @Test func `A grader sees the state and the tasks, writes neither and reaches no network`()
    async throws
  {
    let results = try await grade(
      """
      bad() { echo "{\\"results\\":[{\\"check\\":\\"$1\\",\\"title\\":\\"\\",\\"passed\\":false,\
      \\"expected\\":\\"\\",\\"found\\":\\"\\",\\"partial\\":0}]}"; exit; }
      [ "$(cat /state/home/evil)" = evil ] || bad state
      [ -e /tasks/files/note/task.yaml ] || bad tasks
      touch /state/home/x 2>/dev/null && bad "state written"
      touch /tasks/x 2>/dev/null && bad "tasks written"
      [ "$(tail -n +3 /proc/net/dev | cut -d: -f1 | tr -d ' ')" = lo ] || bad network
      [ "$(id -u)" = 1000 ] || bad user
      \(Self.answer)
      """)
    #expect(results == [])
  }
}
