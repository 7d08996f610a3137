import Glibc
import Processes

/// The folder of one trial while it runs.
///
/// It stands at `BASE/deskmark-UID/OWNER-SLOT-RANDOM`, where the base is `DESKMARK_SCRATCH`, else
/// `TMPDIR`, else `/tmp`. Others may pass through the upper one but not list it; the trial's own is
/// open to its user alone. The path is short, since a socket's path has 107 bytes at most.
public struct ScratchDirectory: Sendable, Hashable {
  /// Its path.
  public let path: String

  /// Where scratch folders are made unless a caller says otherwise.
  public static var base: String {
    for name in ["DESKMARK_SCRATCH", "TMPDIR"] {
      if let value = getenv(name).map({ String(cString: $0) }), value.hasPrefix("/") {
        return value.count > 1 && value.hasSuffix("/") ? String(value.dropLast()) : value
      }
    }
    return "/tmp"
  }

  /// Makes an empty one.
  ///
  /// - Throws: `SandboxError.file`, and `.unreachable` when the trial's user cannot pass the base.
  static func make(
    slot: Int, below base: String, owner: UInt32?
  ) throws(SandboxError) -> ScratchDirectory {
    let family = base + "/deskmark-\(geteuid())"
    if mkdir(family, 0o711) != 0 {
      guard errno == EEXIST else { throw .file(family, doing: "Making", code: errno) }
    }
    // Anybody may have made it in a folder like /tmp.
    var information = stat()
    guard lstat(family, &information) == 0, information.isFolder, information.st_uid == geteuid()
    else {
      throw .invalid("\(family) belongs to somebody else; remove it or set DESKMARK_SCRATCH.")
    }
    guard chmod(family, 0o711) == 0 else { throw .file(family, doing: "Opening up", code: errno) }

    let random = String(UInt32.random(in: 0..<(1 << 24)) | 1 << 24, radix: 16).dropFirst()
    let path = family + "/\(Ownership.current)-\(slot)-\(random)"
    try makeFolder(path, owner: owner)
    return ScratchDirectory(path: path)
  }

  /// Makes a folder that only its owner may enter.
  static func makeFolder(_ path: String, owner: UInt32?) throws(SandboxError) {
    guard mkdir(path, 0o700) == 0 else { throw .file(path, doing: "Making", code: errno) }
    if let owner, chown(path, owner, owner) != 0 {
      throw .file(path, doing: "Giving away", code: errno)
    }
  }

  /// Removes it with all that is in it.
  func remove() throws(SandboxError) { try FolderTree.remove(path) }

  /// Whether the name of a scratch folder or control group says that its harness is gone.
  static func isLeftover(_ name: String) -> Bool {
    let parts = name.split(separator: "-")
    guard parts.count == 3, let owner = Ownership(parts[0]) else { return false }
    return owner.isGone
  }

  /// The folders of harnesses that are gone.
  static func leftovers(below base: String) -> [String] {
    let family = base + "/deskmark-\(geteuid())"
    guard let folder = try? OpenFolder(family), let names = try? folder.names(limit: 100_000)
    else { return [] }
    return names.filter { isLeftover($0.text) }.map { family + "/" + $0.text }
  }
}
