import Glibc

/// A folder held open, whose entries are reached by name through it and never through a link.
final class OpenFolder: Sendable {
  let descriptor: Int32
  let path: String

  /// Opens a folder by its path; its last part may not be a link.
  convenience init(_ path: String) throws(SandboxError) {
    try self.init(descriptor: open(path, Self.flags), path: path)
  }

  private init(descriptor: Int32, path: String) throws(SandboxError) {
    guard descriptor >= 0 else { throw .file(path, doing: "Opening", code: errno) }
    self.descriptor = descriptor
    self.path = path
  }

  deinit { close(descriptor) }

  private static let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC

  /// Opens a folder in this one.
  func folder(_ name: FileName) throws(SandboxError) -> OpenFolder {
    try OpenFolder(
      descriptor: openat(descriptor, name.characters, Self.flags), path: path + "/" + name.text)
  }

  /// Opens a regular file in this one for reading; nil for anything else, and when it may not be.
  ///
  /// Never waits for a pipe's other end, never opens a device's door.
  func file(_ name: FileName) -> (descriptor: Int32, information: stat)? {
    guard let before = status(of: name), before.isFile else { return nil }
    let file = openat(
      descriptor, name.characters, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    var information = stat()
    guard fstat(file, &information) == 0, information.isFile else {
      close(file)
      return nil
    }
    return (file, information)
  }

  /// What an entry is, without following it; nil when it is gone.
  func status(of name: FileName) -> stat? {
    var information = stat()
    return fstatat(descriptor, name.characters, &information, AT_SYMLINK_NOFOLLOW) == 0
      ? information : nil
  }

  /// Where a link points to.
  func target(of name: FileName) -> FileName? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = readlinkat(descriptor, name.characters, &buffer, Int(PATH_MAX))
    return count >= 0 ? FileName(characters: Array(buffer[..<count]) + [0]) : nil
  }

  /// The names of all entries in the order of their bytes.
  ///
  /// - Throws: `SandboxError.tooLarge` for more than the limit.
  func names(limit: Int) throws(SandboxError) -> [FileName] {
    let copy = openat(descriptor, ".", Self.flags)
    guard copy >= 0, let stream = fdopendir(copy) else {
      throw .file(path, doing: "Listing", code: errno)
    }
    defer { closedir(stream) }
    var names: [FileName] = []
    while let entry = readdir(stream) {
      let name = FileName(entry: entry)
      guard name != FileName("."), name != FileName("..") else { continue }
      guard names.count < limit else { throw .tooLarge(path, limit: "\(limit) entries") }
      names.append(name)
    }
    return names.sorted()
  }
}

extension stat {
  var isFile: Bool { st_mode & S_IFMT == S_IFREG }
  var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
  var isLink: Bool { st_mode & S_IFMT == S_IFLNK }
}
