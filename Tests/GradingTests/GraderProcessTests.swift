import Foundation
import Grading
import Testing
import Vocabulary

@Suite final class GraderProcessTests {
  let root = NSTemporaryDirectory() + "deskmark-grader-\(UUID().uuidString)"

  init() throws {
    try write(
      "tasks/files/note/task.yaml",
      SampleTask.text(checks: "- file-text: {path: note.txt, equals: hello}"))
    try write("state/home/note.txt", "hello\n")
    try write("state/before.json", "{}")
    try write(
      "state/after.json",
      #"{"note.txt": {"kind": "file", "size": 6, "mode": 420, "digest": "d"}}"#)
    try write("state/state.json", #"{"live": {}}"#)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  private func write(_ path: String, _ text: String) throws {
    let url = URL(fileURLWithPath: "\(root)/\(path)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private func answer(task: String = "files/note", state: String = "state") throws -> GradeAnswer {
    let request = GradeRequest(
      folder: "\(root)/tasks/files/note", task: TaskID(rawValue: task), seed: 1,
      state: "\(root)/\(state)")
    let bytes = GraderProcess.main(input: Array(try JSONEncoder().encode(request)))
    return try JSONDecoder().decode(GradeAnswer.self, from: Data(bytes))
  }

  @Test func `The results of the task's checks are answered`() throws {
    let answer = try answer()
    guard case .results(let results) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(results.map(\.check) == ["file-text", "unchanged"])
    #expect(results.map(\.passed) == [true, true])
  }

  @Test func `A bad task is its own fault`() throws {
    try write("tasks/files/note/task.yaml", "title: [")
    guard case .error(let fault) = try answer() else {
      Issue.record("expected an error")
      return
    }
    #expect(fault.side == .task)
    #expect(fault.message.contains("task.yaml"))
  }

  @Test func `A bad check is the task's fault with its line`() throws {
    let path = "tasks/files/note/task.yaml"
    let text = try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
    try write(path, text.replacing("file-text", with: "file-txt"))
    guard case .error(let fault) = try answer() else {
      Issue.record("expected an error")
      return
    }
    #expect(fault.side == .task)
    #expect(fault.message.contains("task.yaml:6:3: unknown check 'file-txt'"), "\(fault.message)")
  }

  @Test func `A missing state is the infrastructure's fault`() throws {
    guard case .error(let fault) = try answer(state: "nowhere") else {
      Issue.record("expected an error")
      return
    }
    #expect(fault.side == .infrastructure)
  }

  @Test(arguments: ["", "{}", "[1]", "\u{0}"])
  func `Anything that is no request is answered too`(input: String) throws {
    let bytes = GraderProcess.main(input: Array(input.utf8))
    let answer = try JSONDecoder().decode(GradeAnswer.self, from: Data(bytes))
    guard case .error(let fault) = answer else {
      Issue.record("expected an error")
      return
    }
    #expect(fault.cause == "infrastructure.grade-request")
  }

  @Test func `Both answers survive their wire form`() throws {
    let answers: [GradeAnswer] = [
      .results([CheckResult(check: "a", title: "b", passed: true, expected: "c", found: "d")]),
      .error(Fault(.task, "task.invalid", "no")),
    ]
    for answer in answers {
      let data = try JSONEncoder().encode(answer)
      #expect(try JSONDecoder().decode(GradeAnswer.self, from: data) == answer)
    }
  }
}
