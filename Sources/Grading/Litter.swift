/// What applications leave in a home without being asked.
enum Litter {
  /// The folders of the XDG user directories, which a file chooser or a file manager creates.
  static let standardFolders: Set<String> = [
    "Desktop", "Documents", "Downloads", "Music", "Pictures", "Public", "Templates", "Videos",
  ]

  /// Whether the path is the lock file that LibreOffice keeps beside an open document.
  static func isLock(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    return name.hasPrefix(".~lock.") && name.hasSuffix("#")
  }
}
