import Foundation

/// Writes files into a desktop's home before anything untrusted runs there.
struct HomeWriter {
  /// The home's path outside the sandbox.
  var home: String

  /// The time that placed files were last changed where the task does not say: 1 March 2024, noon.
  static let usualTime = 1_709_294_400.0

  /// Makes a folder with all folders above it.
  func folder(_ path: String) throws {
    var current = home
    for part in path.split(separator: "/") {
      current += "/\(part)"
      if mkdir(current, 0o755) == 0 {
        continue
      }
      if errno != EEXIST {
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
      }
    }
  }

  /// Writes a file with all folders above it.
  func file(
    _ path: String, _ bytes: [UInt8], mode: UInt16? = nil, modified: Double = usualTime
  ) throws {
    if let slash = path.lastIndex(of: "/") { try folder(String(path[..<slash])) }
    let full = "\(home)/\(path)"
    let descriptor = open(full, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try handle.write(contentsOf: Data(bytes))
    fchmod(descriptor, mode_t(mode ?? 0o644))
    var times = [
      timespec(tv_sec: Int(modified), tv_nsec: 0), timespec(tv_sec: Int(modified), tv_nsec: 0),
    ]
    futimens(descriptor, &times)
  }
}
