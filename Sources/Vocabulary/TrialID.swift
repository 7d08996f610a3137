/// Names one trial of a run: a task, and which of its trials.
public struct TrialID: Codable, Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The task that is tried.
  public var task: TaskID
  /// Counts the trials of one task in one run from 1.
  public var number: Int
  /// What the trial is played by where a run has several agents, such as `cheat wrong-name`.
  public var role: String?

  /// Makes the name of a trial.
  public init(task: TaskID, number: Int, role: String? = nil) {
    self.task = task
    self.number = number
    self.role = role
  }

  /// The trial's folder below `trials/`: `TASK/N`, or `TASK/N-ROLE` with spaces as hyphens.
  public var folder: String {
    guard let role else { return "\(task)/\(number)" }
    return "\(task)/\(number)-\(role.replacing(" ", with: "-"))"
  }

  /// The value as people read it.
  public var description: String { folder }

  /// Orders trials by task, number and role.
  public static func < (left: TrialID, right: TrialID) -> Bool {
    (left.task, left.number, left.role ?? "") < (right.task, right.number, right.role ?? "")
  }
}
