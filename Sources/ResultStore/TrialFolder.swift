import Foundation
public import Vocabulary

/// The folder of one trial while it runs: `trials/TASK/N/`.
public struct TrialFolder: Sendable, Hashable {
  /// The absolute or relative path, without a slash at its end.
  public let path: String

  /// Makes the folder anew: what an earlier attempt of the same play left is moved into
  /// `attempts/N/`, and anything else is removed.
  init(creating path: String, attempt: Int = 1) throws(ResultStoreError) {
    self.path = path
    let earlier = path + ".earlier"
    try Self.remove(earlier)
    let keeps = attempt > 1 && FileManager.default.fileExists(atPath: path)
    if keeps {
      guard rename(path, earlier) == 0 else { throw Storage.failure(writing: path) }
    } else {
      try Self.remove(path)
    }
    try Storage.makeFolder(path + "/captures")
    guard keeps else { return }
    // The attempts before the last one move up, so that all stand side by side.
    if FileManager.default.fileExists(atPath: earlier + "/attempts") {
      guard rename(earlier + "/attempts", path + "/attempts") == 0 else {
        throw Storage.failure(writing: path + "/attempts")
      }
    } else {
      try Storage.makeFolder(path + "/attempts")
    }
    let place = "\(path)/attempts/\(attempt - 1)"
    guard rename(earlier, place) == 0 else { throw Storage.failure(writing: place) }
  }

  private static func remove(_ path: String) throws(ResultStoreError) {
    guard FileManager.default.fileExists(atPath: path) else { return }
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw .notWritable(path: path, reason: Storage.reason(error))
    }
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
    try Storage.flushFolder(self.path)
  }

  /// Begins `trajectory.jsonl`.
  public func trajectory() throws(ResultStoreError) -> TrajectoryWriter {
    try TrajectoryWriter(file("trajectory.jsonl"))
  }
}
