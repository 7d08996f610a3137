import Foundation
import Grading
import Processes
import Sandbox
public import TaskFiles
public import Vocabulary

/// Judges in a process of its own, without a network, that sees nothing but the kept state and
/// the tasks.
public struct IsolatedGrader: TrialGrader {
  /// The path of the `deskmark` binary, whose hidden verb `grade` does the work.
  var executable: String

  /// Makes a grader that starts that binary.
  public init(executable: String) { self.executable = executable }

  /// Judges the kept state in a process of its own.
  public func grade(_ variant: Variant, state: String) async throws(Fault) -> [CheckResult] {
    let result: ProcessResult
    do {
      // The root of the tasks stands two levels above a task; assets may be shared below it.
      let root = URL(filePath: variant.folder).deletingLastPathComponent()
        .deletingLastPathComponent().path
      let request = GradeRequest(
        folder: "/tasks/\(variant.task)", task: variant.task, seed: variant.seed, state: "/state")
      result = try await Sandbox.runIsolated(
        IsolatedCommand(
          [executable, "grade"], input: Array(try JSONEncoder().encode(request)),
          mounts: Mount.ownExecutable() + [
            .readOnly(executable), .readOnly(root, at: "/tasks"),
            .readOnly(URL(filePath: state).path, at: "/state"),
          ],
          directory: "/",
          limits: Limits(memory: 2 << 30, processes: 256, processorSeconds: 120),
          timeLimit: .seconds(120)))
    } catch {
      throw Fault(.infrastructure, "grader.not-started", "the grader did not start: \(error)")
    }
    guard result.isSuccess,
      let answer = try? JSONDecoder().decode(GradeAnswer.self, from: Data(result.output))
    else {
      throw Fault(
        .infrastructure, "grader.crashed",
        result.timedOut
          ? "the grader did not answer within two minutes"
          : "the grader ended with \(result.status) and no answer",
        output: result.errorText)
    }
    switch answer {
    case .results(let results): return results
    case .error(let fault): throw fault
    }
  }
}
