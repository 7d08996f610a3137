import Foundation
import TaskFiles
import Vocabulary

/// The grader as a process of its own: a request in, an answer out.
public enum GraderProcess {
  /// Judges what the request names and writes the answer, both as JSON.
  ///
  /// Whatever is wrong with the request, the task or the state is an answer too.
  public static func main(input: [UInt8]) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return Array(try encoder.encode(answer(to: input)))
    } catch {
      // A partial credit that is no number is the only way here.
      let message = "\(error)".filter { $0 != "\"" && $0 != "\\" && !$0.isNewline }
      return Array(
        #"{"error":{"side":"task","cause":"task.grading","message":"\#(message)"}}"#.utf8)
    }
  }

  private static func answer(to input: [UInt8]) -> GradeAnswer {
    do {
      let request = try JSONDecoder().decode(GradeRequest.self, from: Data(input))
      let variant = try TaskFile.load(folder: request.folder, id: request.task)
        .draw(seed: request.seed)
      return .results(try Grader.judge(variant, try FolderState(folder: request.state)))
    } catch let error as Diagnostics {
      return .error(Fault(.task, "task.invalid", error.description))
    } catch let error as Diagnostic {
      return .error(Fault(.task, "task.invalid", error.description))
    } catch let error as StateError {
      return .error(
        Fault(
          .infrastructure, "infrastructure.state-unreadable",
          "The state that the trial left cannot be read: \(error)"))
    } catch {
      return .error(
        Fault(
          .infrastructure, "infrastructure.grade-request",
          "The grader was asked what it does not understand: \(error)"))
    }
  }
}
