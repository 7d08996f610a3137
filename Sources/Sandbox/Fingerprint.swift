import Glibc
import Vocabulary

/// What tells one state of an entry from another without reading it.
struct Fingerprint: Hashable, Sendable {
  var kind: Entry.Kind
  var inode: UInt
  /// Bytes; 0 for all but files.
  var size: Int
  /// Nanoseconds since 1970; 0 for folders, whose time follows from what is in them.
  var modified: Int
  /// The permission bits.
  var mode: UInt16

  init(_ information: stat) {
    kind =
      if information.isFile {
        .file
      } else if information.isFolder {
        .folder
      } else if information.isLink {
        .link
      } else {
        .other
      }
    inode = UInt(information.st_ino)
    size = information.isFile ? Int(information.st_size) : 0
    let time = information.st_mtim
    modified = information.isFolder ? 0 : time.tv_sec &* 1_000_000_000 &+ time.tv_nsec
    mode = UInt16(truncatingIfNeeded: information.st_mode & 0o7777)
  }
}
