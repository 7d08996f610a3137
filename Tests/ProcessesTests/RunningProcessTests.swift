import Foundation
import Processes
import Testing

@Suite struct RunningProcessTests {
  @Test func `Lines go to and fro`() async throws {
    let cat = try Command("cat").start()
    for text in ["one", "", "zwölf 🙂"] {
      try await cat.writeLine(text)
      #expect(try await cat.nextLine(within: .seconds(5)) == text)
    }
    cat.closeInput()
    #expect(try await cat.nextLine(within: .seconds(5)) == nil)
    #expect(await cat.waitUntilExit(within: .seconds(5)) == .exited(0))
    #expect(cat.exitStatus == .exited(0))
  }

  @Test func `The lines are a sequence whose last needs no newline`() async throws {
    let process = try Command("printf", ["a\\nb\\n\\nc"]).start()
    var lines: [String] = []
    for try await line in process.lines { lines.append(line) }
    #expect(lines == ["a", "b", "", "c"])
  }

  @Test func `A long line arrives whole and a longer one is refused`() async throws {
    let script = "head -c 3000000 /dev/zero | tr '\\0' x; echo; echo next"
    let process = try Command("/bin/sh", ["-c", script]).start(
      output: .stream(lineLimit: 3_000_000))
    #expect(try await process.nextLine(within: .seconds(10))?.count == 3_000_000)
    #expect(try await process.nextLine(within: .seconds(10)) == "next")
    let other = try Command("/bin/sh", ["-c", script]).start(output: .stream(lineLimit: 2_999_999))
    await #expect(throws: ProcessError.lineTooLong("/bin/sh", limit: 2_999_999)) {
      try await other.nextLine(within: .seconds(10))
    }
  }

  @Test func `A flood waits until it is read, and nothing is lost`() async throws {
    let process = try Command("/bin/sh", ["-c", "seq 1 400000"]).start()
    #expect(await process.waitUntilExit(within: .milliseconds(300)) == nil)
    var last = 0
    var count = 0
    for try await line in process.lines {
      count += 1
      last = Int(line) ?? -1
      if last != count { break }
    }
    #expect(count == 400_000)
    #expect(last == 400_000)
    #expect(await process.waitUntilExit(within: .seconds(5)) == .exited(0))
  }

  @Test func `A flood that is not read does not hinder the end`() async throws {
    let process = try Command("yes").start()
    #expect(await process.waitUntilExit(within: .milliseconds(100)) == nil)
    #expect(await process.terminate(grace: .zero) == .signaled(SIGKILL))
  }

  @Test func `Writing to a dead process is an error with its last words`() async throws {
    let process = try Command("/bin/sh", ["-c", "echo broken >&2; exit 4"]).start()
    #expect(await process.waitUntilExit(within: .seconds(5)) == .exited(4))
    await #expect(throws: ProcessError.inputClosed("/bin/sh", errors: "broken\n")) {
      try await process.writeLine("hello")
    }
  }

  @Test func `Writing to one that closed its input is an error, not a signal`() async throws {
    let process = try Command("/bin/sh", ["-c", "exec 0<&-; echo closed; sleep 20"]).start()
    #expect(try await process.nextLine(within: .seconds(5)) == "closed")
    await #expect(throws: ProcessError.inputClosed("/bin/sh", errors: "")) {
      try await process.writeLine("hello")
    }
    await process.terminate(grace: .zero)
  }

  @Test func `A process that does not read runs into the time limit`() async throws {
    let process = try Command("sleep", ["20"]).start()
    await #expect(throws: ProcessError.timedOut("sleep", limit: .milliseconds(100))) {
      try await process.write([UInt8](repeating: 0, count: 1 << 20), within: .milliseconds(100))
    }
    await process.terminate(grace: .zero)
  }

  @Test func `A process that does not answer runs into the time limit, and may answer later`()
    async throws
  {
    let process = try Command("cat").start()
    await #expect(throws: ProcessError.timedOut("cat", limit: .milliseconds(50))) {
      try await process.nextLine(within: .milliseconds(50))
    }
    try await process.writeLine("late")
    #expect(try await process.nextLine(within: .seconds(5)) == "late")
  }

  @Test func `A cancelled reader is let go`() async throws {
    let process = try Command("cat").start()
    let reader = Task { try await process.nextLine() }
    reader.cancel()
    await #expect(throws: ProcessError.cancelled("cat")) { try await reader.value }
    await process.terminate(grace: .zero)
  }

  @Test func `A polite end is given its grace`() async throws {
    let script = "trap 'echo bye; exit 7' TERM; echo up; while :; do sleep 0.05; done"
    let process = try Command("/bin/sh", ["-c", script]).start()
    #expect(try await process.nextLine(within: .seconds(5)) == "up")
    #expect(await process.terminate(grace: .seconds(5)) == .exited(7))
    #expect(try await process.nextLine(within: .seconds(5)) == "bye")
  }

  @Test func `A handle that is let go kills its process`() async throws {
    var process: RunningProcess? = try Command("sleep", ["60"]).start()
    let reference = try ProcessReference(pid: try #require(process?.pid))
    process = nil
    #expect(await reference.waitUntilGone(within: .seconds(5)))
  }

  @Test func `The end of the errors is kept`() async throws {
    let process = try Command("/bin/sh", ["-c", "seq 1 100000 >&2; echo last >&2"])
      .start(output: .discarded, errorTail: 5)
    #expect(await process.waitUntilExit(within: .seconds(5)) == .exited(0))
    #expect(try await process.nextLine() == nil)
    #expect(process.errorTail == "last\n")
  }

  @Test func `A guard outlives what it guards and tells its end`() async throws {
    // The guard ignores polite signals, as a waiting parent would die of them before its child.
    let script = "sh -c 'trap \"exit 5\" TERM; echo up; while :; do sleep 0.05; done'; exit $?"
    let process = try Command("/bin/sh", ["-c", script], guards: 1).start()
    #expect(try await process.nextLine(within: .seconds(5)) == "up")
    #expect(await process.terminate(grace: .seconds(5)) == .exited(5))
    let other = try Command("/bin/sh", ["-c", "sleep 60; exit $?"], guards: 1).start()
    #expect(await other.waitUntilExit(within: .milliseconds(100)) == nil)
    #expect(await other.terminate(grace: .zero) == .exited(128 + SIGKILL))
  }
}
