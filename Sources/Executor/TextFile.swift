import Glibc

/// Reads and writes whole text files, never through a link and never waiting for a pipe.
enum TextFile {
  /// The largest file that is read, and the longest text that is written, in bytes.
  static let limit = 4 << 20

  /// The text of a file.
  static func read(_ real: String, named path: String) throws(ToolRefusal) -> String {
    let bytes = try bytes(of: real, named: path)
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw ToolRefusal("'\(path)' is no text in UTF-8; open it in its application")
    }
    return text
  }

  private static func bytes(
    of real: String, named path: String
  ) throws(ToolRefusal) -> [UInt8] {
    let file = open(real, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard file >= 0 else { throw GrantedHome.failure("reading", path) }
    defer { close(file) }
    let size = try size(of: file, named: path)
    guard size <= limit else {
      throw ToolRefusal("'\(path)' has \(size) bytes, more than the \(limit) that are read")
    }
    var bytes = [UInt8](repeating: 0, count: size)
    var count = 0
    while count < size {
      let more = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(file, buffer.baseAddress?.advanced(by: count), size - count)
      }
      guard more >= 0 else { throw GrantedHome.failure("reading", path) }
      if more == 0 { break }
      count += more
    }
    return Array(bytes.prefix(count))
  }

  /// Writes a file anew, with the rights that it had.
  static func write(_ text: String, to real: String, named path: String) throws(ToolRefusal) {
    let flags = O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    let file = open(real, flags, 0o644)
    guard file >= 0 else { throw GrantedHome.failure("writing", path) }
    defer { close(file) }
    _ = try size(of: file, named: path)
    guard ftruncate(file, 0) == 0 else { throw GrantedHome.failure("writing", path) }
    let bytes = Array(text.utf8)
    var count = 0
    while count < bytes.count {
      let more = bytes.withUnsafeBytes { buffer in
        Glibc.write(file, buffer.baseAddress?.advanced(by: count), bytes.count - count)
      }
      guard more > 0 else { throw GrantedHome.failure("writing", path) }
      count += more
    }
  }

  private static func size(of file: Int32, named path: String) throws(ToolRefusal) -> Int {
    var information = stat()
    guard fstat(file, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
      throw ToolRefusal("'\(path)' is no file")
    }
    return Int(information.st_size)
  }
}
