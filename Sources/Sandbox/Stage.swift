import Glibc

/// Stand-ins, below the trial's own folder, for paths of the host that its user cannot reach.
///
/// They only exist when the harness is root, for instance with the program below `/root`: root
/// mounts the path once more where the user can pass.
struct Stage: Sendable {
  let folder: String
  /// Where each path stands, by the path.
  private(set) var places: [String: String] = [:]

  init(folder: String) { self.folder = folder }

  /// Puts mounts whose source cannot be reached on stage.
  ///
  /// - Returns: The mounts with their sources replaced, and what root has to mount where.
  /// - Throws: `SandboxError.unreachable` when the file itself forbids reading.
  mutating func prepare(
    _ mounts: [Mount], for privileges: Privileges
  ) throws(SandboxError) -> (mounts: [Mount], bindings: [(source: String, place: String)]) {
    var result: [Mount] = []
    var bindings: [(source: String, place: String)] = []
    for mount in mounts {
      guard mount.isOfHost, !privileges.canReach(mount.source) else {
        result.append(mount)
        continue
      }
      var mount = mount
      let source = mount.source
      if let place = places[source] {
        mount.source = place
      } else {
        let place = folder + "/\(places.count)"
        try makeStub(place, for: source, privileges)
        places[source] = place
        bindings.append((source, place))
        mount.source = place
      }
      result.append(mount)
    }
    return (result, bindings)
  }

  private func makeStub(
    _ place: String, for source: String, _ privileges: Privileges
  ) throws(SandboxError) {
    var information = stat()
    guard stat(source, &information) == 0 else {
      throw .file(source, doing: "Looking for", code: errno)
    }
    let user = privileges.owner ?? 0
    let needed: mode_t = information.isFolder ? 0o5 : 0o4
    guard information.st_mode & needed == needed || information.st_uid == user else {
      throw .unreachable(source, user: user)
    }
    if information.isFolder {
      try ScratchDirectory.makeFolder(place, owner: nil)
    } else {
      try SmallFile.write("", to: place, creating: true)
    }
  }

  /// A script for `sh -c` that mounts pairs of paths up to `--` and becomes the rest.
  static let script =
    "while [ \"$1\" != -- ]; do mount --bind \"$1\" \"$2\" || exit 125; shift 2; done; shift; "
    + "exec \"$@\""
}
