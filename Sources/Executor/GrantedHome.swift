import Glibc

/// The part of the home that file tools may work on.
///
/// Paths are resolved with all their links, and what they come to has to be in a granted folder. The
/// tools run inside the desktop, where nothing but the home can be written and nothing of the
/// harness can be seen, so that a link that is changed meanwhile leads nowhere that the agent's
/// applications could not go.
public struct GrantedHome: Sendable, Hashable {
  /// The home's path.
  public let root: String
  /// The folders below it that are granted; an empty one is the whole home.
  public let folders: [String]

  /// Makes a home of which these folders are granted.
  public init(root: String = "/home/agent", folders: [String] = [""]) {
    self.root = root
    self.folders = folders
  }

  /// The real path of something that is there.
  func existing(_ path: String) throws(ToolRefusal) -> String {
    guard let real = Self.real(try full(path)) else {
      throw ToolRefusal("there is nothing at '\(path)'")
    }
    try check(real, path)
    return real
  }

  /// The real path of something that need not be there, in a folder that is.
  ///
  /// - Parameter making: whether missing folders on the way are made.
  func place(_ path: String, making: Bool = false) throws(ToolRefusal) -> String {
    let full = try full(path)
    var missing: [Substring] = []
    var above = full[...]
    guard let slash = above.lastIndex(of: "/") else { throw outside(path) }
    let name = above[above.index(after: slash)...]
    above = above[..<slash]
    var real = Self.real(String(above))
    while real == nil, let slash = above.lastIndex(of: "/"), slash > above.startIndex {
      missing.insert(above[above.index(after: slash)...], at: 0)
      above = above[..<slash]
      real = Self.real(String(above))
    }
    guard var folder = real else { throw ToolRefusal("there is no folder for '\(path)'") }
    guard missing.isEmpty || making else { throw ToolRefusal("there is no folder for '\(path)'") }
    try check(([folder] + missing.map(String.init) + [String(name)]).joined(separator: "/"), path)
    for part in missing {
      folder += "/\(part)"
      guard mkdir(folder, 0o755) == 0 else { throw Self.failure("making the folder of", path) }
    }
    return "\(folder)/\(name)"
  }

  /// The path as it is written, in the home.
  private func full(_ path: String) throws(ToolRefusal) -> String {
    var rest = path[...]
    for prefix in [root, "~"] where rest == prefix || rest.hasPrefix(prefix + "/") {
      rest = rest.dropFirst(prefix.count)
      if rest.first == "/" { rest = rest.dropFirst() }
    }
    guard rest.first != "/" else { throw outside(path) }
    let parts = rest.split(separator: "/").filter { $0 != "." }
    guard !parts.contains(".."), !rest.unicodeScalars.contains("\0") else { throw outside(path) }
    return ([root] + parts.map(String.init)).joined(separator: "/")
  }

  private func check(_ real: String, _ path: String) throws(ToolRefusal) {
    let isGranted = folders.contains { folder in
      guard let granted = Self.real(folder.isEmpty ? root : "\(root)/\(folder)"),
        let home = Self.real(root), granted == home || granted.hasPrefix(home + "/")
      else { return false }
      return real == granted || real.hasPrefix(granted + "/")
    }
    guard isGranted else { throw outside(path) }
  }

  private func outside(_ path: String) -> ToolRefusal {
    let granted = folders.map { $0.isEmpty ? "the home" : $0 }.joined(separator: ", ")
    return ToolRefusal("'\(path)' is not permitted; paths have to be in \(granted)")
  }

  private static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The refusal that a system call's error comes to.
  static func failure(_ doing: String, _ path: String) -> ToolRefusal {
    ToolRefusal("\(doing) '\(path)' failed: \(String(cString: strerror(errno)))")
  }
}
