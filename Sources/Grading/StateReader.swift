public import JSONValue
public import Vocabulary

/// All that a check may read: what the trial left and what it started from.
public protocol StateReader: Sendable {
  /// The bytes of a regular file of the final home; follows no links and reads at most `limit`.
  ///
  /// - Throws: `StateError` for anything that is not a readable file within the limit.
  func file(_ path: String, limit: Int) throws(StateError) -> [UInt8]

  /// The entries of the home when the agent was first asked, by path.
  var before: [String: Entry] { get }

  /// The entries of the final home, by path.
  var after: [String: Entry] { get }

  /// The path of a read-only copy of a site's database, for SQLite to open.
  ///
  /// - Throws: `StateError.missing` when the trial served no such site.
  func database(ofSite name: String) throws(StateError) -> String

  /// What live questions were answered at the end: `tabs` of the browser, and the like.
  var live: JSONValue { get }

  /// The agent's answer.
  var answer: String? { get }
}

extension StateReader {
  /// The bytes of a file of at most 64 MiB.
  public func file(_ path: String) throws(StateError) -> [UInt8] {
    try file(path, limit: 64 << 20)
  }
}

/// Why a part of the state could not be read.
public enum StateError: Error, Sendable, Hashable, CustomStringConvertible {
  case missing(String)
  case notAFile(String, found: Entry.Kind)
  case tooLarge(String, size: Int, limit: Int)
  case unreadable(String, reason: String)

  /// The reason in words.
  public var description: String {
    switch self {
    case .missing(let path): "\(path) is missing"
    case .notAFile(let path, let kind): "\(path) is a \(kind.rawValue), not a file"
    case .tooLarge(let path, let size, let limit):
      "\(path) has \(size) bytes, more than the \(limit) that are read"
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
    }
  }
}
