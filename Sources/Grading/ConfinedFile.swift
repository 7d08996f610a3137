import Glibc
import Vocabulary

/// Reading of files in a folder whose content is somebody else's.
enum ConfinedFile {
  /// The bytes of a regular file below `root`, reached without following any link.
  static func read(
    _ path: String, below root: String, limit: Int
  ) throws(StateError) -> [UInt8] {
    let names = path.split(separator: "/", omittingEmptySubsequences: false)
    let hostile = path.utf8.contains(0) || names.contains { ["", ".", ".."].contains($0) }
    guard !hostile, let last = names.last else {
      throw .unreadable(path, reason: "it is not a plain path below the home")
    }
    var folder = Descriptor(open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    for name in names.dropLast() where folder.isOpen {
      folder = Descriptor(
        openat(folder.number, String(name), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC))
    }
    guard folder.isOpen else { throw error(errno, path) }
    // O_NONBLOCK, because a named pipe would otherwise wait for its writer.
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let file = Descriptor(openat(folder.number, String(last), flags))
    guard file.isOpen else { throw error(errno, path) }
    var status = stat()
    guard fstat(file.number, &status) == 0 else { throw error(errno, path) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .notAFile(path, found: .folder)
    default: throw .notAFile(path, found: .other)
    }
    guard status.st_size <= limit else {
      throw .tooLarge(path, size: Int(status.st_size), limit: limit)
    }
    return try bytes(of: file, path, size: Int(status.st_size))
  }

  private static func bytes(
    of file: Descriptor, _ path: String, size: Int
  ) throws(StateError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let rest = UnsafeMutableRawBufferPointer(
          UnsafeMutableBufferPointer(rebasing: buffer[count...]))
        let got = Glibc.read(file.number, rest.baseAddress, size - count)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failure = errno }
        guard got > 0 else { break }
        count += got
      }
    }
    if failure != 0 { throw error(failure, path) }
    return bytes
  }

  private static func error(_ code: Int32, _ path: String) -> StateError {
    switch code {
    case ENOENT: .missing(path)
    case ELOOP: .notAFile(path, found: .link)
    case ENXIO: .notAFile(path, found: .other)
    case ENOTDIR: .unreadable(path, reason: "something on the way to it is not a folder")
    default: .unreadable(path, reason: String(cString: strerror(code)))
    }
  }

  /// An open file, closed when it goes away.
  private final class Descriptor {
    let number: Int32
    var isOpen: Bool { number >= 0 }

    init(_ number: Int32) { self.number = number }

    deinit { if isOpen { close(number) } }
  }
}
