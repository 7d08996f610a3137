import Foundation
public import JSONValue
public import Vocabulary

/// The state that a trial left, as it is kept in a folder.
///
/// - `home/`: a copy of the final home
/// - `before.json`, `after.json`: the inventories, as objects from paths to entries
/// - `state.json`: `answer`, where there is one, and `live`
/// - `sites/NAME.sqlite`: the sites' databases
///
/// Whatever is below `home` was written by the agent: links are not followed, not even in the
/// middle of a path, and only regular files are read.
public struct FolderState: StateReader {
  /// The entries of the home when the agent was first asked, by path.
  public let before: [String: Entry]
  /// The entries of the final home, by path.
  public let after: [String: Entry]
  /// What live questions were answered at the end.
  public let live: JSONValue
  /// The agent's answer.
  public let answer: String?
  private let folder: String

  /// What `state.json` holds.
  public struct Record: Codable, Sendable, Hashable {
    /// The agent's answer.
    public var answer: String?
    /// What live questions were answered at the end.
    public var live: JSONValue

    /// Makes the record.
    public init(answer: String?, live: JSONValue) {
      self.answer = answer
      self.live = live
    }
  }

  /// Reads the inventories and the record of a kept state.
  ///
  /// - Throws: `StateError` for one that is missing or cannot be read.
  public init(folder: String) throws(StateError) {
    self.folder = folder
    before = try Self.decode([String: Entry].self, "before.json", in: folder)
    after = try Self.decode([String: Entry].self, "after.json", in: folder)
    let record = try Self.decode(Record.self, "state.json", in: folder)
    live = record.live
    answer = record.answer
  }

  /// The bytes of a regular file below `home`.
  public func file(_ path: String, limit: Int) throws(StateError) -> [UInt8] {
    do {
      return try ConfinedFile.read(path, below: "\(folder)/home", limit: limit)
    } catch .missing {
      throw Self.left(path, after[path], limit: limit)
    } catch {
      throw error
    }
  }

  /// Why something that stood in the final home is not in its copy.
  private static func left(_ path: String, _ entry: Entry?, limit: Int) -> StateError {
    switch entry?.kind {
    case nil: .missing(path)
    case .file?:
      if let size = entry?.size, size > limit {
        .tooLarge(path, size: size, limit: limit)
      } else {
        .unreadable(path, reason: "it was not kept")
      }
    case let kind?: .notAFile(path, found: kind)
    }
  }

  /// The path of a site's database below `sites`.
  public func database(ofSite name: String) throws(StateError) -> String {
    let path = "sites/\(name).sqlite"
    let plain = name.utf8.allSatisfy { $0 != 0 && $0 != UInt8(ascii: "/") }
    guard plain, !name.isEmpty, FileManager.default.fileExists(atPath: "\(folder)/\(path)") else {
      throw .missing(path)
    }
    return "\(folder)/\(path)"
  }

  private static func decode<Value: Decodable>(
    _ type: Value.Type, _ name: String, in folder: String
  ) throws(StateError) -> Value {
    let bytes = try ConfinedFile.read(name, below: folder, limit: 256 << 20)
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch {
      throw .unreadable(name, reason: "\(error)")
    }
  }
}
