import Glibc

/// Small text files of the kernel, and those that are made for a sandbox.
enum SmallFile {
  /// The text of a file of at most 1 MiB.
  static func read(_ path: String) throws(SandboxError) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .file(path, doing: "Reading", code: errno) }
    defer { close(descriptor) }
    var text: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    while text.count < 1 << 20 {
      let count = Glibc.read(descriptor, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .file(path, doing: "Reading", code: errno) }
      guard count > 0 else { break }
      text += piece[..<count]
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Writes a text in one go, as files of the kernel want it.
  static func write(_ text: String, to path: String, creating: Bool = false) throws(SandboxError) {
    let flags = O_WRONLY | O_CLOEXEC | O_NOFOLLOW | (creating ? O_CREAT | O_EXCL : 0)
    let descriptor = open(path, flags, 0o644)
    guard descriptor >= 0 else { throw .file(path, doing: "Writing", code: errno) }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    let count = Glibc.write(descriptor, bytes, bytes.count)
    guard count == bytes.count else {
      throw .file(path, doing: "Writing", code: count < 0 ? errno : ENOSPC)
    }
    if creating { fchmod(descriptor, 0o644) }
  }
}
