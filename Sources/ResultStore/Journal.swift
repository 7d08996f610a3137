public import Foundation
import Synchronization

/// The append-only record of a run, `journal.jsonl`: the truth that everything else follows from.
///
/// Each line is written with one call and is on the disk when `append` returns, which takes as
/// long as the disk takes to flush, some milliseconds.
public final class Journal: Sendable {
  /// The journal's file.
  public let path: String
  private let file: CInt
  private let lines: Mutex<Int>

  private init(path: String, file: CInt, lines: Int) {
    self.path = path
    self.file = file
    self.lines = Mutex(lines)
  }

  deinit { close(file) }

  /// Begins a journal; a file that is already there is refused.
  public static func create(_ path: String) throws(ResultStoreError) -> Journal {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw Storage.failure(writing: path) }
    try claim(file, path)
    try Storage.flushFolder((path as NSString).deletingLastPathComponent)
    return Journal(path: path, file: file, lines: 0)
  }

  /// Goes on with the journal of a run that was stopped, after cutting off a torn last line.
  public static func resume(
    _ path: String
  ) throws(ResultStoreError) -> (journal: Journal, contents: JournalContents) {
    let file = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    guard file >= 0 else { throw Storage.failure(writing: path) }
    do throws(ResultStoreError) {
      try claim(file, path)
    } catch {
      close(file)
      throw error
    }
    let contents: JournalContents
    do throws(ResultStoreError) {
      contents = try JournalContents.read(path)
    } catch {
      close(file)
      throw error
    }
    let journal = Journal(path: path, file: file, lines: contents.entries.count)
    if let torn = contents.torn {
      guard ftruncate(file, off_t(torn.offset)) == 0, fdatasync(file) == 0 else {
        throw Storage.failure(writing: path)
      }
    }
    return (journal, contents)
  }

  /// Makes sure that nobody else writes the journal; the claim ends with the process.
  private static func claim(_ file: CInt, _ path: String) throws(ResultStoreError) {
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else { throw .inUse(path: path) }
  }

  /// Adds a line and waits until it is on the disk.
  ///
  /// A line that could be written only in part, as on a full disk, is taken back, so that the
  /// next one stands on a line of its own.
  public func append(_ event: JournalEvent, at time: Date = .now) throws(ResultStoreError) {
    let failure: ResultStoreError? = lines.withLock { lines in
      do throws(ResultStoreError) {
        let entry = JournalEntry(sequence: lines + 1, time: time, event: event)
        let line = try RecordCoding.line(entry, for: path)
        let length = lseek(file, 0, SEEK_END)
        do throws(ResultStoreError) {
          try Storage.writeAll(line, to: file, path: path)
        } catch {
          if length >= 0 { ftruncate(file, length) }
          throw error
        }
        lines += 1
        guard fdatasync(file) == 0 else { throw Storage.failure(writing: path) }
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }
}
