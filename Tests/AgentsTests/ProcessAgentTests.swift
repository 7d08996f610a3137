import Imaging
import Foundation
import Testing
import Vocabulary

@testable import Agents

@Suite struct ProcessAgentTests {
  static let ready = #"read begin; echo '{"type": "ready"}'; "#

  /// The fault of an agent that is begun and asked once.
  private func fault(_ command: String, patience: Duration = .seconds(20)) async -> Fault? {
    let agent = ProcessAgent(command: command, patience: patience)
    defer { Task { await agent.end() } }
    do {
      try await agent.begin(Scene.briefing)
      _ = try await agent.decide(on: Scene.observation())
      return nil
    } catch {
      return error
    }
  }

  @Test func `The program reads the briefing and the observation and its answer is done`()
    async throws
  {
    let script = """
      read begin; case "$begin" in *'"instruction":"Save the note."'*'"version":1'*) ;; *) exit 4;; esac
      echo '{"type": "ready", "wants": ["accessibility"]}'
      read seen; case "$seen" in *'"png":"AQID"'*'"application_class":"Mousepad"'*) ;; *) exit 5;; esac
      echo; echo '[{"action": "click", "capture": "c1", "x": 3, "y": 4}, {"action": "done"}]'
      """
    let agent = ProcessAgent(command: script)
    try await agent.begin(Scene.briefing)
    #expect(agent.wants == .accessibility)
    let seen = Scene.observation(windows: [Scene.window("note", x: 1, y: 1)])
    let place = Action.Target(Point(x: 3, y: 4), on: CaptureID(rawValue: "c1"))
    #expect(try await agent.decide(on: seen) == [.click(at: place), .done()])
    await agent.end()
  }

  @Test func `The program gets the format and the texts that it asks for`() async throws {
    let script = """
      read begin; echo '{"type": "ready", "wants": ["outline"], "capture": {"format": "webp"}}'
      read seen; case "$seen" in *'"png"'*) exit 5;; *'"outline":"@1 frame"'*) ;; *) exit 6;; esac
      case "$seen" in *'"webp":"BAUG"'*) ;; *) exit 7;; esac
      echo '{"action": "click", "element": "@1"}'
      """
    let agent = ProcessAgent(command: script)
    try await agent.begin(Scene.briefing)
    #expect(agent.wants == .outline && agent.view.format == .webp)
    var seen = Scene.observation()
    seen.outline = "@1 frame"
    seen.capture.sent = Capture.Sent(format: .webp, bytes: [4, 5, 6])
    #expect(try await agent.decide(on: seen) == [.click(at: .init(element: "@1"))])
    await agent.end()
  }

  @Test(arguments: [
    ("echo oops >&2; exit 3", "exit code 3", "oops"),
    ("no-such-program-at-all", "exit code 127", "not found"),
    ("exec >&-; sleep 5", "closed its standard", ""),
  ])
  func `A program that is never ready failed to start`(
    command: String, part: String, output: String
  ) async {
    let fault = await fault(command)
    #expect(fault?.side == .agent)
    #expect(fault?.cause == "agent.start-failed")
    #expect(fault?.message.contains(part) == true, "\(fault?.message ?? "")")
    #expect(output.isEmpty || fault?.output?.contains(output) == true)
  }

  @Test func `A program that does not start in time failed to start`() async {
    #expect(await fault("sleep 60", patience: .seconds(0.3))?.cause == "agent.start-failed")
  }

  @Test(arguments: [
    ("read o; echo last words >&2; exit 7", "exit code 7"), ("kill -9 $$", "killed by signal 9"),
    ("read o; exec >&-; exec sleep 30", "closed its standard"),
  ])
  func `A program that ends instead of answering died`(end: String, part: String) async {
    let fault = await fault(Self.ready + end)
    #expect(fault?.cause == "agent.died")
    #expect(fault?.message.contains(part) == true, "\(fault?.message ?? "")")
    if end.contains("words") { #expect(fault?.output?.contains("last words") == true) }
  }

  @Test(arguments: ["sleep 9 & exit 1", "setsid sleep 9 & exit 1"])
  func `A child that holds the output open does not hide that the program died`(
    end: String
  ) async {
    let start = ContinuousClock.now
    let fault = await fault(Self.ready + end)
    #expect(fault?.cause == "agent.died")
    #expect(ContinuousClock.now - start < .seconds(7))
  }

  @Test func `A program that does not answer hung`() async {
    let fault = await fault(Self.ready + "echo thinking >&2; sleep 60", patience: .seconds(0.7))
    #expect(fault?.cause == "agent.hung")
    #expect(fault?.message.contains("0.7 s") == true)
    #expect(fault?.output?.contains("thinking") == true)
  }

  @Test func `A line without its end is no answer`() async {
    let command = Self.ready + #"printf '{"action": '; sleep 60"#
    #expect(await fault(command, patience: .seconds(0.7))?.cause == "agent.hung")
  }

  @Test func `A program that never reads its input hung`() async throws {
    let agent = ProcessAgent(command: Self.ready + "sleep 60", patience: .seconds(0.7))
    try await agent.begin(Scene.briefing)
    var seen = Scene.observation()
    seen.capture.png = Array(repeating: 7, count: 1 << 20)
    let fault = await #expect(throws: Fault.self) { try await agent.decide(on: seen) }
    #expect(fault?.cause == "agent.hung")
    await agent.end()
  }

  @Test func `A line that is no answer is rubbish and is quoted`() async {
    let fault = await fault(Self.ready + "echo Thinking about it; sleep 60")
    #expect(fault?.cause == "agent.rubbish")
    #expect(fault?.message.contains("the line starts: Thinking about it") == true)
  }

  @Test func `A first line that is not ready is rubbish`() async {
    let fault = await fault(#"echo '{"action": "done"}'; sleep 60"#)
    #expect(fault?.cause == "agent.rubbish")
    #expect(fault?.message.contains(#"{"type": "ready"}"#) == true)
  }

  @Test func `A line without end is a flood`() async {
    let fault = await fault(Self.ready + "tr '\\0' x < /dev/zero")
    #expect(fault?.cause == "agent.flooded")
    #expect((fault?.output?.utf8.count ?? 0) < 10_000)
  }

  @Test func `Much standard error is cut to its end`() async {
    let command = Self.ready + "head -c 3000000 /dev/zero | tr '\\0' x >&2; echo end >&2; exit 1"
    let fault = await fault(command)
    #expect(fault?.cause == "agent.died")
    #expect(fault?.output?.contains("end") == true)
    #expect((fault?.output?.utf8.count ?? 0) < 10_000)
  }

  @Test func `Only a few variables are handed on`() async throws {
    let outer = [
      "PATH": "/usr/bin:/bin", "HOME": "/h", "SECRET": "s", "DESKMARK_KEY": "k", "LANG": "C.UTF-8",
    ]
    let agent = ProcessAgent(
      command: Self.ready
        + #"read o; printf '{"action": "done", "answer": "%s"}\n' "$HOME $SECRET $DESKMARK_KEY $LANG""#,
      environment: outer)
    try await agent.begin(Scene.briefing)
    #expect(try await agent.decide(on: Scene.observation()) == [.done(answer: "/h  k C.UTF-8")])
    await agent.end()
  }

  @Test func `A program is told that the trial is over and may leave by itself`() async throws {
    let file = NSTemporaryDirectory() + "deskmark-agent-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: file) }
    let agent = ProcessAgent(command: Self.ready + "cat > '\(file)'; echo closed >> '\(file)'")
    try await agent.begin(Scene.briefing)
    await agent.end()
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text == "{\"type\":\"end\"}\nclosed\n")
  }

  @Test func `A program that will not leave is killed with its children`() async throws {
    let file = NSTemporaryDirectory() + "deskmark-agent-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: file) }
    let agent = ProcessAgent(
      command:
        "trap '' TERM; sleep 61 & echo $! > '\(file)'; \(Self.ready) while :; do sleep 1; done")
    try await agent.begin(Scene.briefing)
    let child = try #require(
      Int32(String(contentsOfFile: file, encoding: .utf8).filter(\.isNumber)))
    let start = ContinuousClock.now
    await agent.end()
    #expect(ContinuousClock.now - start < .seconds(10))
    // It is killed without being waited for.
    for _ in 0..<500 where !hasEnded(child) { try await Task.sleep(for: .milliseconds(10)) }
    #expect(hasEnded(child))
  }

  @Test func `An agent can play a second trial with a new program`() async throws {
    let agent = ProcessAgent(
      command: Self.ready
        + #"read o; echo "{\"action\": \"type\", \"text\": \"$$\"}"; cat > /dev/null"#
    )
    var answers: Set<[Action]> = []
    for _ in 0..<2 {
      try await agent.begin(Scene.briefing)
      answers.insert(try await agent.decide(on: Scene.observation()))
      await agent.end()
    }
    #expect(answers.count == 2)
  }

  @Test func `The example agent finds the window, saves and is done`() async throws {
    let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let example = root.appending(path: "Examples/agent.py").path
    let agent = ProcessAgent(command: "exec python3 '\(example)'")
    try await agent.begin(Scene.briefing)
    #expect(try await agent.decide(on: Scene.observation()) == [.wait(seconds: 1)])
    let seen = Scene.observation("c2", windows: [Scene.window("note", x: 100, y: 100)])
    let place = Action.Target(Point(x: 250, y: 200), on: CaptureID(rawValue: "c2"))
    #expect(try await agent.decide(on: seen) == [.click(at: place), .key("ctrl+s")])
    var after = seen
    after.results = [ActionResult(.changed), ActionResult(.unchanged)]
    #expect(try await agent.decide(on: after) == [.done()])
    await agent.end()
  }

  @Test func `The example agent gives up when no window comes`() async throws {
    let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let agent = ProcessAgent(command: "exec python3 '\(root.path)/Examples/agent.py'")
    try await agent.begin(Scene.briefing)
    let actions = try await agent.decide(on: Scene.observation(step: 28))
    #expect(actions == [.giveUp(reason: "no window was opened")])
    await agent.end()
  }

  /// Whether the process is gone, or dead and only not yet collected by its new parent.
  private func hasEnded(_ pid: Int32) -> Bool {
    guard let status = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else {
      return true
    }
    return status.split(separator: ")").last?.hasPrefix(" Z") == true
  }
}
