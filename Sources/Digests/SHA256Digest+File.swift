import Glibc

extension SHA256Digest {
  /// Digests the file at a path, following links.
  ///
  /// Reads in pieces, so that the size of the file does not matter to memory. Blocks until the file
  /// is read.
  ///
  /// - Throws: `DigestError` when the file cannot be opened or read.
  public static func ofFile(path: String) throws(DigestError) -> SHA256Digest {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DigestError(file: path, code: errno) }
    defer { close(descriptor) }
    return try ofFile(descriptor: descriptor, name: path)
  }

  /// Digests what an open descriptor gives from its position on.
  ///
  /// - Parameters:
  ///   - descriptor: Open for reading; it stays open.
  ///   - name: What an error calls the file.
  /// - Throws: `DigestError` when a read fails.
  public static func ofFile(
    descriptor: Int32, name: String = "a file"
  ) throws(DigestError) -> SHA256Digest {
    var hasher = SHA256Hasher()
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { piece.deallocate() }
    while true {
      let count = read(descriptor, piece.baseAddress, piece.count)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw DigestError(file: name, code: errno)
      }
      hasher.update(UnsafeRawBufferPointer(rebasing: piece[..<count]))
    }
    return hasher.finish()
  }
}
