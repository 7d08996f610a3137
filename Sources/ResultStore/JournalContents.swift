import Foundation
public import Vocabulary

/// What a journal says, as far as it was written completely.
public struct JournalContents: Sendable, Hashable {
  /// The whole lines, in order.
  public var entries: [JournalEntry]
  /// The last line where it was cut off while being written, else nil.
  public var torn: TornLine?

  /// A last line without its line end.
  public struct TornLine: Sendable, Hashable {
    /// Counts from 1.
    public var number: Int
    /// Where it begins in the file, in bytes.
    public var offset: Int
    /// How many bytes of it are there.
    public var length: Int
  }

  /// The verdicts in the order in which the trials finished.
  public var verdicts: [Verdict] {
    entries.compactMap { entry in
      if case .trialFinished(let verdict) = entry.event { verdict } else { nil }
    }
  }

  /// Whether the run came to its end, or was stopped or killed before.
  public var isComplete: Bool { entries.last?.event == .runFinished(interrupted: false) }

  /// Seconds during which the run was at work; a pause between a stop and a resume is left out.
  public var elapsed: Double {
    var total = 0.0
    for (earlier, later) in zip(entries, entries.dropFirst()) {
      if case .runStarted = later.event { continue }
      total += max(0, later.time.timeIntervalSince(earlier.time))
    }
    return total
  }

  /// Reads a journal.
  ///
  /// A line counts once its line end is written, so a last line without one is torn and left out.
  ///
  /// - Throws: `broken` with the line's number for any other line that is not the next entry.
  public static func read(_ path: String) throws(ResultStoreError) -> JournalContents {
    let bytes = try Storage.read(path)
    var contents = JournalContents(entries: [], torn: nil)
    var start = 0
    while start < bytes.count {
      let number = contents.entries.count + 1
      guard let end = bytes[start...].firstIndex(of: 0x0a) else {
        contents.torn = TornLine(number: number, offset: start, length: bytes.count - start)
        break
      }
      let entry = try RecordCoding.decode(
        JournalEntry.self, from: bytes[start..<end], path: path, line: number)
      guard entry.sequence == number else {
        throw .broken(
          path: path, line: number,
          reason: "expected sequence \(number), found \(entry.sequence): lines are missing")
      }
      contents.entries.append(entry)
      start = end + 1
    }
    return contents
  }
}
