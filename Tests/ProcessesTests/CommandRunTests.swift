import Foundation
import Processes
import Testing

@Suite struct CommandRunTests {
  @Test func `Input goes in and output and status come out`() async throws {
    let result = try await Command("/bin/sh", ["-c", "cat; echo bad >&2; exit 3"]).run(
      input: Array("hello".utf8))
    #expect(result.text == "hello")
    #expect(result.errorText == "bad\n")
    #expect(result.status == .exited(3))
    #expect(!result.isSuccess)
  }

  @Test func `A megabyte of input passes through a pipe in order`() async throws {
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
    let result = try await Command("cat").run(input: bytes, keeping: 4_000_000)
    #expect(result.output == bytes)
  }

  @Test func `Input that nobody reads does not matter`() async throws {
    let result = try await Command("true").run(input: [UInt8](repeating: 1, count: 1 << 20))
    #expect(result.isSuccess)
  }

  @Test func `Only the end of much output is kept`() async throws {
    let result = try await Command("/bin/sh", ["-c", "yes | head -c 5000000; printf END"]).run(
      keeping: 7)
    #expect(result.text == "y\ny\nEND")
    #expect(result.dropped == 5_000_003 - 7)
  }

  @Test func `Exactly the given environment and folder are seen`() async throws {
    let result = try await Command(
      "/usr/bin/env", [], environment: ["A": "1", "B": "two words"], directory: "/usr"
    ).run()
    #expect(result.text == "A=1\nB=two words\n")
    let folder = try await Command("/bin/pwd", directory: "/usr").run()
    #expect(folder.text == "/usr\n")
  }

  @Test func `A child inherits no descriptor but its three`() async throws {
    let leaked = open("/dev/null", O_RDONLY)
    defer { close(leaked) }
    let result = try await Command("/bin/ls", ["/proc/self/fd"]).run()
    #expect(result.text.split(separator: "\n").count == 4, "0, 1, 2 and the listing itself")
  }

  @Test func `A missing program is named`() async {
    await #expect(throws: ProcessError.notFound("no-such-program")) {
      try await Command("no-such-program").run()
    }
    await #expect(throws: ProcessError.folderMissing("/no/such")) {
      try await Command("true", directory: "/no/such").run()
    }
  }

  @Test func `A killing signal is told`() async throws {
    let result = try await Command("/bin/sh", ["-c", "kill -9 $$"]).run()
    #expect(result.status == .signaled(SIGKILL))
  }

  @Test func `Time over ends a stubborn process and its children`() async throws {
    let clock = ContinuousClock()
    let begin = clock.now
    let script = "trap '' TERM; sleep 97531 & echo $!; while :; do sleep 1; done"
    let result = try await Command("/bin/sh", ["-c", script]).run(
      within: .milliseconds(200), grace: .milliseconds(100))
    #expect(result.timedOut)
    #expect(result.status == .signaled(SIGKILL))
    #expect(clock.now - begin < .seconds(15))
    let child = try #require(Int32(result.text.trimmingCharacters(in: .whitespacesAndNewlines)))
    #expect(await isGone(child))
  }

  @Test func `Cancelling ends the process and is an error`() async throws {
    let task = Task { try await Command("sleep", ["60"]).run() }
    task.cancel()
    await #expect(throws: ProcessError.cancelled("sleep")) { try await task.value }
  }

  @Test func `A daemon that keeps the output open does not keep the caller waiting`() async throws {
    let clock = ContinuousClock()
    let begin = clock.now
    let result = try await Command("/bin/sh", ["-c", "setsid sleep 20 & echo $!"]).run()
    #expect(clock.now - begin < .seconds(15))
    #expect(result.isSuccess)
    if let daemon = Int32(result.text.trimmingCharacters(in: .whitespacesAndNewlines)) {
      kill(daemon, SIGKILL)
    }
  }

  @Test func `Many processes at once all end`() async throws {
    try await withThrowingTaskGroup(of: String.self) { group in
      for number in 0..<60 {
        group.addTask { try await Command("/bin/echo", ["\(number)"]).run().text }
      }
      var texts: Set<String> = []
      for try await text in group { texts.insert(text) }
      #expect(texts.count == 60)
    }
  }
}

/// Whether a process is gone, or a zombie nobody collects, within two seconds.
func isGone(_ pid: Int32) async -> Bool {
  let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
  guard let stat, !stat.contains(") Z ") else { return true }
  guard let reference = try? ProcessReference(pid: pid) else { return true }
  return await reference.waitUntilGone(within: .seconds(2))
}
