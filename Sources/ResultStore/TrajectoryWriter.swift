import Foundation
import Synchronization
public import Vocabulary

/// Appends the steps of one trial to `trajectory.jsonl`, one line a step, in one call each.
public final class TrajectoryWriter: Sendable {
  /// The trajectory's file.
  public let path: String
  // The lock keeps lines whole where several tasks write; the file itself never changes.
  private let file: Mutex<CInt>

  /// Begins a trajectory.
  init(_ path: String) throws(ResultStoreError) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw Storage.failure(writing: path) }
    self.path = path
    self.file = Mutex(file)
  }

  deinit { file.withLock { _ = close($0) } }

  /// Waits until all steps are on the disk.
  public func flush() throws(ResultStoreError) {
    let isDone = file.withLock { fdatasync($0) == 0 }
    guard isDone else { throw Storage.failure(writing: path) }
  }

  /// Adds a step.
  public func append(_ step: Step) throws(ResultStoreError) {
    let line = try RecordCoding.line(step, for: path)
    let failure: ResultStoreError? = file.withLock { file in
      do throws(ResultStoreError) {
        try Storage.writeAll(line, to: file, path: path)
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }
}
