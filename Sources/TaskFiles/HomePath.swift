/// The rules for paths that a task file writes.
enum HomePath {
  /// A path below the home: relative, without empty, `.` or `..` parts.
  ///
  /// - Throws: a `Diagnostic` that names the part that is wrong.
  static func read(_ value: LocatedValue) throws(Diagnostic) -> String {
    let path = try value.string()
    func refuse(_ reason: String) -> Diagnostic {
      Diagnostic(value.location, "expected a path below the home, found '\(path)': \(reason)")
    }
    if path.isEmpty { throw value.expected("a path below the home") }
    if path.hasPrefix("/") { throw refuse("it begins with a slash") }
    if path.hasPrefix("~") { throw refuse("it begins with ~; paths start at the home anyway") }
    if path.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 }) {
      throw refuse("it has a control character")
    }
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      switch part {
      case "": throw refuse("it has an empty part")
      case ".", "..": throw refuse("it has a part '\(part)'")
      default: continue
      }
    }
    return path
  }

  /// The last part's extension in lower case, or nothing.
  static func fileExtension(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[dot...].dropFirst().lowercased()
  }

  /// An absolute path without `.`, `..` and doubled slashes; links are not followed.
  static func simplify(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }
}
