import Digests
import Foundation
import Grading
import JSONValue
import TaskFiles
import Vocabulary

/// A state that is made up for a test.
struct MemoryState: StateReader {
  var before: [String: Entry] = [:]
  var after: [String: Entry] = [:]
  var live: JSONValue = .object([:])
  var answer: String?
  var files: [String: [UInt8]] = [:]
  var databases: [String: String] = [:]

  /// A state of text files; a path that ends with a slash is a folder.
  init(before: [String: String] = [:], after: [String: String] = [:]) {
    self.before = Self.entries(before)
    self.after = Self.entries(after)
    files = after.mapValues { Array($0.utf8) }
  }

  /// A state whose only file holds these bytes.
  init(path: String, bytes: [UInt8]) {
    after = [path: Self.entry(bytes)]
    files = [path: bytes]
  }

  func file(_ path: String, limit: Int) throws(StateError) -> [UInt8] {
    guard let bytes = files[path] else { throw .missing(path) }
    guard bytes.count <= limit else { throw .tooLarge(path, size: bytes.count, limit: limit) }
    return bytes
  }

  func database(ofSite name: String) throws(StateError) -> String {
    guard let path = databases[name] else { throw .missing(name) }
    return path
  }

  static func entry(_ bytes: [UInt8]) -> Entry {
    Entry(
      kind: .file, size: bytes.count, mode: 0o644,
      digest: SHA256Digest(of: bytes).hexadecimal)
  }

  private static func entries(_ files: [String: String]) -> [String: Entry] {
    var entries: [String: Entry] = [:]
    for (path, text) in files {
      let names = path.split(separator: "/").map(String.init)
      for count in 1..<max(names.count, 1) {
        entries[names.prefix(count).joined(separator: "/")] = folder
      }
      if path.hasSuffix("/") {
        entries[String(path.dropLast())] = folder
      } else {
        entries[path] = entry(Array(text.utf8))
      }
    }
    return entries
  }

  static let folder = Entry(kind: .folder, size: 0, mode: 0o755, digest: nil)
}

/// Makes a check from a value that is written as JSON would be.
///
/// - Throws: the `Diagnostic` of the check.
func makeCheck(_ name: String, _ arguments: JSONValue) throws -> any Check {
  try Checks.make(specification(name, arguments)).check
}

func specification(_ name: String, _ arguments: JSONValue) -> CheckSpecification {
  CheckSpecification(name: name, arguments: located(arguments), location: place)
}

private let place = SourceLocation(file: "task.yaml", line: 3, column: 5)

private func located(_ value: JSONValue) -> LocatedValue {
  let content: LocatedValue.Content =
    switch value {
    case .null: .scalar("null", quoted: false)
    case .bool(let value): .scalar("\(value)", quoted: false)
    case .int(let value): .scalar("\(value)", quoted: false)
    case .double(let value): .scalar("\(value)", quoted: false)
    case .string(let value): .scalar(value, quoted: true)
    case .array(let values): .sequence(values.map(located))
    case .object(let members):
      .mapping(
        members.sorted { $0.key < $1.key }.map { key, value in
          LocatedValue.Pair(key: key, keyLocation: place, value: located(value))
        })
    }
  return LocatedValue(content, at: place)
}
