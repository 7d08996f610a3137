import Foundation

/// The few file operations that a run needs, with errors that name the path and the cause.
enum Storage {
  /// The error for the last failed system call on the path.
  static func failure(writing path: String) -> ResultStoreError {
    let code = errno
    return code == ENOSPC || code == EDQUOT
      ? .diskFull(path: path)
      : .notWritable(path: path, reason: String(cString: strerror(code)))
  }

  /// The error for the last failed system call on the path.
  static func failure(reading path: String) -> ResultStoreError {
    let code = errno
    return code == ENOENT || code == ENOTDIR
      ? .missing(path: path)
      : .notReadable(path: path, reason: String(cString: strerror(code)))
  }

  /// Makes a folder and the folders above it.
  static func makeFolder(_ path: String) throws(ResultStoreError) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: nil)
    } catch {
      throw .notWritable(path: path, reason: reason(error))
    }
  }

  /// What a Foundation error says about its cause.
  static func reason(_ error: any Error) -> String {
    let error = error as NSError
    let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError
    if let cause, cause.domain == NSPOSIXErrorDomain {
      return String(cString: strerror(Int32(cause.code)))
    }
    return error.localizedDescription
  }

  /// Writes a whole file so that a reader sees the old one or the new one, never a part.
  ///
  /// With `durable` it is on the disk when the call returns.
  static func write(
    _ bytes: [UInt8], to path: String, durable: Bool
  ) throws(ResultStoreError) {
    let temporary = path + ".partial"
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure(writing: temporary) }
    var written = false
    defer {
      close(file)
      if !written { unlink(temporary) }
    }
    try writeAll(bytes, to: file, path: temporary)
    if durable, fdatasync(file) != 0 { throw failure(writing: temporary) }
    guard rename(temporary, path) == 0 else { throw failure(writing: path) }
    written = true
  }

  /// Waits until the names in a folder are on the disk, as after a file was made or renamed in it.
  static func flushFolder(_ path: String) throws(ResultStoreError) {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw failure(reading: path) }
    defer { close(folder) }
    // Some network file systems have nothing to flush for a folder and say so.
    guard fsync(folder) == 0 || errno == EINVAL else { throw failure(writing: path) }
  }

  /// Writes the bytes, with one call unless the system takes only a part.
  static func writeAll(
    _ bytes: [UInt8], to file: CInt, path: String
  ) throws(ResultStoreError) {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Foundation.write(
          file, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(writing: path)
      }
      offset += count
    }
  }

  /// Reads a whole file.
  static func read(_ path: String) throws(ResultStoreError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure(reading: path) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var status = stat()
    if fstat(file, &status) == 0 { bytes.reserveCapacity(Int(status.st_size)) }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Foundation.read(file, &buffer, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(reading: path)
      }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  /// The names in a folder, sorted; none where it does not exist.
  static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  /// Refuses a name that is not a plain file name.
  static func requirePlain(_ name: some StringProtocol) throws(ResultStoreError) {
    let plain = name.utf8.allSatisfy { byte in
      (0x61...0x7a).contains(byte) || (0x41...0x5a).contains(byte)
        || (0x30...0x39).contains(byte) || byte == 0x2e || byte == 0x5f || byte == 0x2d
    }
    guard plain, !name.isEmpty, !name.hasPrefix("."), name.utf8.count <= 200 else {
      throw .unsafeName(String(name))
    }
  }
}
