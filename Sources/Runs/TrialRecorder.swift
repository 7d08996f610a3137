import Vocabulary

/// Where a trial's captures and steps go while it runs.
protocol TrialRecorder: Sendable {
  /// Keeps a capture's picture.
  func saw(_ capture: Capture) async throws(Fault)

  /// Keeps a step.
  func took(_ step: Step) async throws(Fault)
}
