/// What applications write about themselves in a home: caches, profiles, lock files, drafts.
///
/// It is in the inventories, but is no effect of the agent's.
enum ApplicationLitter {
  /// Whether a path below the home is of that kind: in a hidden folder or a hidden file of the
  /// home, a lock file of LibreOffice beside a document, or a draft of GLib beside a file that is
  /// about to be replaced.
  @Sendable static func contains(_ path: String) -> Bool {
    if path.hasPrefix(".") { return true }
    let name = path.split(separator: "/").last ?? ""
    return name.hasPrefix(".~lock.") && name.hasSuffix("#") || name.hasPrefix(".goutputstream-")
  }
}
