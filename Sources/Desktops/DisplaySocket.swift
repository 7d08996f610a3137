import Foundation

/// A display number outside the sandbox that leads to the X server's socket inside.
///
/// Xlib knows servers by number only and looks for `/tmp/.X11-unix/XNUMBER`; a link there leads to
/// the folder that the sandbox shares with the harness.
struct DisplaySocket: Sendable {
  /// The display's name for Xlib, such as `:1042`.
  let name: String
  private let link: String

  private static let folder = "/tmp/.X11-unix"

  /// Links the first free number from 1000 to the socket at `path`.
  ///
  /// - Throws: what the system says when no link can be made.
  init(to path: String) throws(POSIXError) {
    if mkdir(Self.folder, 0o1777) == 0 { chmod(Self.folder, 0o1777) }
    for number in 1000..<9000 {
      let link = "\(Self.folder)/X\(number)"
      if symlink(path, link) == 0 {
        self.name = ":\(number)"
        self.link = link
        return
      }
      guard errno == EEXIST else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
      Self.removeIfStale(link)
    }
    throw POSIXError(.EADDRINUSE)
  }

  /// Takes the link away.
  func remove() { unlink(link) }

  /// Takes away a link of a harness that was killed: its sandbox's folder is gone.
  private static func removeIfStale(_ link: String) {
    var status = stat()
    if lstat(link, &status) == 0, status.st_mode & S_IFMT == S_IFLNK,
      status.st_uid == geteuid(), stat(link, &status) != 0
    {
      unlink(link)
    }
  }
}
