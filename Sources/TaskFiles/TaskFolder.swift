import Foundation

/// The folder of one task, and what it may read: files below the tasks' root and nothing else.
struct TaskFolder: Sendable, Hashable {
  /// The folder's path as it was given, for complaints.
  let shown: String
  /// The folder's absolute path.
  let path: String
  /// The absolute path of the tasks' root, two levels up.
  let root: String

  /// Bytes in one file at most.
  static let sizeLimit = 16 << 20

  init(_ given: String) {
    shown = given.count > 1 && given.hasSuffix("/") ? String(given.dropLast()) : given
    let current = FileManager.default.currentDirectoryPath
    path = HomePath.simplify(given.hasPrefix("/") ? given : current + "/" + given)
    root = HomePath.simplify(path + "/../..")
  }

  /// The absolute path of something named relative to the folder.
  ///
  /// - Throws: a `Diagnostic` when it leaves the tasks' root, through `..` or through a link.
  func resolve(_ relative: String, at location: SourceLocation) throws(Diagnostic) -> String {
    guard !relative.hasPrefix("/"), !relative.hasPrefix("~"), !relative.contains("\0") else {
      throw Diagnostic(
        location, "expected a path relative to the task's folder, found '\(relative)'")
    }
    let target = HomePath.simplify(path + "/" + relative)
    guard target.hasPrefix(root + "/"), Self.real(target).hasPrefix(Self.real(root) + "/") else {
      throw Diagnostic(location, "'\(relative)' leads out of the tasks' root")
    }
    return target
  }

  /// The text of an asset named relative to the folder.
  ///
  /// - Throws: a `Diagnostic` when it is missing, no regular file, too large or not UTF-8.
  func text(of relative: String, at location: SourceLocation) throws(Diagnostic) -> String {
    let target = try resolve(relative, at: location)
    switch Self.kind(target) {
    case .regular: break
    case .missing:
      var message =
        "asset '\(relative)' is missing: expected a text file at \(shown(relative))"
      if let near = neighbour(of: target) { message += "; is '\(near)' meant?" }
      throw Diagnostic(location, message)
    case .directory: throw Diagnostic(location, "expected a file, found the folder '\(relative)'")
    case .other: throw Diagnostic(location, "expected a regular file: '\(relative)'")
    }
    guard let bytes = Self.bytes(target) else {
      throw Diagnostic(
        location, "asset '\(relative)' cannot be read, or has more than \(Self.sizeLimit) bytes")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Diagnostic(location, "expected text in UTF-8, found other bytes in '\(relative)'")
    }
    return text
  }

  /// How complaints name something relative to the folder.
  func shown(_ relative: String) -> String {
    var base = shown.split(separator: "/", omittingEmptySubsequences: false)
    var parts = relative.split(separator: "/")[...]
    while parts.first == "..", base.count > 1, base.last != ".." {
      base.removeLast()
      parts = parts.dropFirst()
    }
    return (base + parts).joined(separator: "/")
  }

  private func neighbour(of target: String) -> String? {
    let url = URL(filePath: target)
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: url.deletingLastPathComponent().path(percentEncoded: false))
    return Spelling.nearest(to: url.lastPathComponent, in: (names ?? []).sorted())
  }
}

// MARK: - Files

extension TaskFolder {
  enum Kind { case missing, regular, directory, other }

  /// What stands at a path, links followed.
  static func kind(_ path: String) -> Kind {
    let attributes = try? FileManager.default.attributesOfItem(atPath: real(path))
    switch attributes?[.type] as? FileAttributeType {
    case .typeRegular?: return .regular
    case .typeDirectory?: return .directory
    case nil: return .missing
    default: return .other
    }
  }

  /// The bytes of a regular file of at most `sizeLimit` bytes, else nil.
  static func bytes(_ path: String) -> [UInt8]? {
    let real = real(path)
    let attributes = try? FileManager.default.attributesOfItem(atPath: real)
    guard attributes?[.type] as? FileAttributeType == .typeRegular,
      let size = attributes?[.size] as? NSNumber, size.intValue <= sizeLimit,
      let data = FileManager.default.contents(atPath: real)
    else { return nil }
    return Array(data)
  }

  /// The paths of all regular files below a folder, relative to it, in the order of their bytes;
  /// links are left out.
  static func files(below path: String) -> [String] {
    var found: [String] = []
    var waiting = [""]
    while let folder = waiting.popLast() {
      let names = try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)
      for name in names ?? [] {
        let relative = folder.isEmpty ? name : folder + "/" + name
        let attributes = try? FileManager.default.attributesOfItem(atPath: path + "/" + relative)
        switch attributes?[.type] as? FileAttributeType {
        case .typeRegular?: found.append(relative)
        case .typeDirectory?: waiting.append(relative)
        default: continue
        }
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func real(_ path: String) -> String {
    let resolved = URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
    return resolved.count > 1 && resolved.hasSuffix("/") ? String(resolved.dropLast()) : resolved
  }
}
