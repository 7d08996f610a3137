import Foundation
import Grading
import Processes
import Sandbox
public import TaskFiles
public import Vocabulary

/// Judges in a process of its own, without a network, that sees nothing but the kept state and
/// the tasks.
///
/// A grader that gives no answer is asked once more. If it stays silent about this state and
/// answers for an empty one, the state is what it cannot bear, and that is a failed check: whoever
/// brings the grader down does not leave the denominator. If it is silent about an empty state
/// too, the fault is the infrastructure's.
public struct IsolatedGrader: TrialGrader {
  /// The path of the `deskmark` binary, whose hidden verb `grade` does the work.
  var executable: String
  /// What the grader's process may use, and how long it may take; the command is put in.
  var process: IsolatedCommand

  /// Makes a grader that starts that binary.
  public init(executable: String) {
    self.init(
      executable: executable,
      process: IsolatedCommand(
        [], limits: Limits(memory: 2 << 30, processes: 256, processorSeconds: 120),
        timeLimit: .seconds(120)))
  }

  init(executable: String, process: IsolatedCommand) {
    self.executable = executable
    self.process = process
    self.process.directory = "/"
  }

  /// Judges the kept state in a process of its own.
  public func grade(_ variant: Variant, state: String) async throws(Fault) -> [CheckResult] {
    var silence: Fault
    switch try await ask(variant, state: state) {
    case .results(let results): return results
    case .silence: break
    }
    switch try await ask(variant, state: state) {
    case .results(let results): return results
    case .silence(let fault): silence = fault
    }
    guard try await answersForNothing(variant, beside: state) else {
      silence.message += "; it gave none for an empty home either"
      throw silence
    }
    return [
      CheckResult(
        check: "grader", title: "What the trial left can be judged", passed: false,
        expected: "files that the checks can read within their limits",
        found: "\(silence.message), twice; for an empty home it answered")
    ]
  }

  private enum Reply {
    case results([CheckResult])
    case silence(Fault)
  }

  private func ask(_ variant: Variant, state: String) async throws(Fault) -> Reply {
    let result: ProcessResult
    do {
      // The root of the tasks stands two levels above a task; assets may be shared below it.
      let root = URL(filePath: variant.folder).deletingLastPathComponent()
        .deletingLastPathComponent().path
      let request = GradeRequest(
        folder: "/tasks/\(variant.task)", task: variant.task, seed: variant.seed, state: "/state")
      var process = process
      process.command = [executable, "grade"]
      process.input = Array(try JSONEncoder().encode(request))
      process.mounts =
        Mount.ownExecutable() + [
          .readOnly(executable), .readOnly(root, at: "/tasks"),
          .readOnly(URL(filePath: state).path, at: "/state"),
        ]
      result = try await Sandbox.runIsolated(process)
    } catch {
      throw Fault(.infrastructure, "grader.not-started", "the grader did not start: \(error)")
    }
    guard result.isSuccess,
      let answer = try? JSONDecoder().decode(GradeAnswer.self, from: Data(result.output))
    else {
      return .silence(
        Fault(
          .infrastructure, "grader.crashed",
          result.timedOut
            ? "the grader did not answer within \(process.timeLimit.components.seconds) s"
            : "the grader ended with \(result.status) and no answer",
          output: result.errorText))
    }
    switch answer {
    case .results(let results): return .results(results)
    case .error(let fault): throw fault
    }
  }

  /// Whether the grader answers, whatever that is, for a state with an empty home.
  private func answersForNothing(
    _ variant: Variant, beside state: String
  ) async throws(Fault) -> Bool {
    let empty = state + ".empty"
    let files = FileManager.default
    defer { try? files.removeItem(atPath: empty) }
    do {
      try files.createDirectory(atPath: empty + "/home", withIntermediateDirectories: true)
      try files.createDirectory(atPath: empty + "/sites", withIntermediateDirectories: true)
      for (name, text) in [
        ("before.json", "{}"), ("after.json", "{}"), ("state.json", #"{"live":{}}"#),
      ] {
        try Data(text.utf8).write(to: URL(filePath: "\(empty)/\(name)"))
      }
    } catch {
      throw Fault(
        .infrastructure, "results.unwritable",
        "an empty state could not be made beside \(state): \(error.localizedDescription)")
    }
    guard case .results = try await ask(variant, state: empty) else { return false }
    return true
  }
}
