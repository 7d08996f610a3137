/// A pattern of paths: `*` and `?` within a name, `**` across folders.
///
/// `**` as a whole name stands for any number of names, none among them: `Documents/**` is
/// everything below and the folder itself. The pattern always covers the whole path, and case
/// counts.
public struct Glob: Sendable, Hashable, CustomStringConvertible {
  /// The pattern as written.
  public let description: String
  private let names: [[Character]]

  /// Makes the pattern from its text.
  public init(_ pattern: String) {
    description = pattern
    names = pattern.split(separator: "/").map(Array.init)
  }

  /// Whether the pattern covers the whole path.
  public func matches(_ path: String) -> Bool {
    let parts = path.split(separator: "/").map(Array.init)
    // reachable[i]: the names so far can cover the first i parts.
    var reachable = [true] + Array(repeating: false, count: parts.count)
    for name in names {
      var next = Array(repeating: false, count: parts.count + 1)
      if name == ["*", "*"] {
        if let first = reachable.firstIndex(of: true) {
          for index in first...parts.count { next[index] = true }
        }
      } else {
        for index in parts.indices where reachable[index] {
          next[index + 1] = next[index + 1] || Self.covers(name, parts[index])
        }
      }
      reachable = next
    }
    return reachable[parts.count]
  }

  /// The same table, over the letters of one name.
  private static func covers(_ pattern: [Character], _ text: [Character]) -> Bool {
    var reachable = [true] + Array(repeating: false, count: text.count)
    for letter in pattern {
      var next = Array(repeating: false, count: text.count + 1)
      if letter == "*" {
        if let first = reachable.firstIndex(of: true) {
          for index in first...text.count { next[index] = true }
        }
      } else {
        for index in text.indices where reachable[index] {
          next[index + 1] = letter == "?" || letter == text[index]
        }
      }
      reachable = next
    }
    return reachable[text.count]
  }
}
