public import TaskFiles
public import Vocabulary

/// Judges the state that a trial left.
public protocol TrialGrader: Sendable {
  /// Judges the kept state in a folder.
  ///
  /// - Throws: a fault of the task's side for checks that cannot be read, of the
  ///   infrastructure's for a grader that crashed or did not answer.
  func grade(_ variant: Variant, state: String) async throws(Fault) -> [CheckResult]
}
