import Foundation
public import Vocabulary

/// The folder of one trial while it runs: `trials/TASK/N/`.
public struct TrialFolder: Sendable, Hashable {
  /// The absolute or relative path, without a slash at its end.
  public let path: String

  /// Makes the folder anew, without anything that an earlier attempt left in it.
  init(creating path: String) throws(ResultStoreError) {
    self.path = path
    if FileManager.default.fileExists(atPath: path) {
      do {
        try FileManager.default.removeItem(atPath: path)
      } catch {
        throw .notWritable(path: path, reason: Storage.reason(error))
      }
    }
    try Storage.makeFolder(path + "/captures")
  }

  /// The path of a file of the trial.
  public func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes `task.json`: what the trial is about.
  public func write(_ task: TaskSummary) throws(ResultStoreError) {
    let path = file("task.json")
    try Storage.write(RecordCoding.file(task, for: path), to: path, durable: false)
  }

  /// Writes `captures/ID.png`.
  public func write(_ capture: Capture) throws(ResultStoreError) {
    try Storage.requirePlain(capture.id.rawValue)
    try Storage.write(capture.png, to: file("captures/\(capture.id).png"), durable: false)
  }

  /// Writes `verdict.json`, and `effects.json` beside it.
  public func write(_ verdict: Verdict) throws(ResultStoreError) {
    let effects = file("effects.json")
    try Storage.write(
      RecordCoding.file(verdict.effects, for: effects), to: effects, durable: false)
    let path = file("verdict.json")
    try Storage.write(RecordCoding.file(verdict, for: path), to: path, durable: true)
  }

  /// Begins `trajectory.jsonl`.
  public func trajectory() throws(ResultStoreError) -> TrajectoryWriter {
    try TrajectoryWriter(file("trajectory.jsonl"))
  }
}
