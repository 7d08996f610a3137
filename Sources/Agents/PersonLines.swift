import Foundation
import Synchronization

/// The lines that a person writes, read on a thread of their own.
public final class PersonLines: Sendable {
  private let lines = Mutex<[String]>([])

  /// Makes an empty list.
  public init() {}

  /// The lines of the standard input.
  public static let standardInput: PersonLines = {
    let lines = PersonLines()
    let thread = Thread {
      while let line = readLine() { lines.add(line) }
    }
    thread.name = "terminal"
    thread.start()
    return lines
  }()

  /// Adds a line.
  public func add(_ line: String) { lines.withLock { $0.append(line) } }

  /// Takes the first line that nobody has taken.
  func next() -> String? { lines.withLock { $0.isEmpty ? nil : $0.removeFirst() } }

  /// Forgets what was written before the trial.
  func clear() { lines.withLock { $0 = [] } }
}
