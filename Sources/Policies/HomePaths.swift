/// Paths as tools are given them, brought below the home.
enum HomePaths {
  /// Where the home stands in a desktop.
  static let home = "/home/agent"

  /// The path below the home, with `.` and `..` worked out as written; nil for one outside of it.
  static func inside(_ path: String) -> String? {
    var rest = path[...]
    var parts: [Substring] = []
    if rest == "~" || rest.hasPrefix("~/") {
      rest = rest.dropFirst()
    } else if rest.hasPrefix("/") {
      guard let absolute = resolve(rest) else { return nil }
      let home = home.split(separator: "/")
      guard absolute.starts(with: home) else { return nil }
      return absolute.dropFirst(home.count).joined(separator: "/")
    }
    guard let inner = resolve(rest) else { return nil }
    parts += inner
    return parts.joined(separator: "/")
  }

  private static func resolve(_ path: Substring) -> [Substring]? {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(part)
      }
    }
    return parts
  }
}
