import ResultStore
import Vocabulary

/// Keeps captures and steps in the trial's folder.
struct FolderRecorder: TrialRecorder {
  var folder: TrialFolder
  var trajectory: TrajectoryWriter
  /// Told the number of each step.
  var stepped: @Sendable (Int) async -> Void

  func saw(_ capture: Capture) async throws(Fault) {
    do {
      try folder.write(capture)
    } catch {
      throw Fault(.infrastructure, "results.unwritable", error.description)
    }
  }

  func took(_ step: Step) async throws(Fault) {
    do {
      try trajectory.append(step)
    } catch {
      throw Fault(.infrastructure, "results.unwritable", error.description)
    }
    await stepped(step.number)
  }
}
