import Glibc

/// The file system in memory that holds all a trial's agent can write to: bounded in bytes and in
/// entries, and gone with the trial.
///
/// It is mounted where only the trial sees it. The harness reaches it through a descriptor, which
/// keeps it readable when all processes of the trial have ended.
final class Volume: Sendable {
  private let descriptor: Int32

  /// Where it stands for this process and its children.
  var path: String { "/proc/\(getpid())/fd/\(descriptor)" }

  /// Opens the one that a process of the trial sees at a path.
  init(at mountPoint: String, seenBy pid: Int32) throws(SandboxError) {
    let path = "/proc/\(pid)/root\(mountPoint)"
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .file(path, doing: "Opening", code: errno) }
  }

  deinit { close(descriptor) }

  /// The options of its mount.
  ///
  /// - Parameter owner: Who may use it; nil for the user that mounts it.
  static func options(_ limits: Limits, owner: UInt32?) -> String {
    let options = "nosuid,nodev,mode=0700,size=\(limits.disk),nr_inodes=\(limits.diskEntries)"
    return owner.map { options + ",uid=\($0),gid=\($0)" } ?? options
  }

  /// The beginning of a command line that runs the rest of it with the volume mounted by root.
  ///
  /// Root mounts it outside the trial's user namespace, because in there root itself is nobody and
  /// could not make files.
  static func mounting(at mountPoint: String, _ limits: Limits, owner: UInt32) -> [String] {
    let script = "mount -t tmpfs -o \"$1\" deskmark \"$2\" || exit 125; shift 2; exec \"$@\""
    return [
      "unshare", "--mount", "--propagation", "private", "/bin/sh", "-c", script, "deskmark",
      options(limits, owner: owner), mountPoint,
    ]
  }
}
