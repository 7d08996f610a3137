import Glibc

/// Whole trees below a folder that somebody untrusted may have filled: given away, or removed.
enum FolderTree {
  /// Folders deeper than this are moved up before they are removed, to keep few of them open.
  private static let depth = 100

  /// Gives a folder and everything in it to a user; links themselves, not what they point to.
  static func give(_ path: String, to user: UInt32) throws(SandboxError) {
    let folder = try OpenFolder(path)
    try give(folder, to: user, depth: 0)
  }

  private static func give(_ folder: OpenFolder, to user: UInt32, depth: Int) throws(SandboxError) {
    guard depth < 256 else { throw .tooLarge(folder.path, limit: "256 folders in each other") }
    guard fchown(folder.descriptor, user, user) == 0 else {
      throw .file(folder.path, doing: "Giving away", code: errno)
    }
    for name in try folder.names(limit: 1_000_000) {
      guard let information = folder.status(of: name) else { continue }
      if information.isFolder {
        try give(try folder.folder(name), to: user, depth: depth + 1)
      } else {
        fchownat(folder.descriptor, name.characters, user, user, AT_SYMLINK_NOFOLLOW)
      }
    }
  }

  /// Removes a folder and everything in it; that it does not exist is no error.
  static func remove(_ path: String) throws(SandboxError) {
    do throws(SandboxError) {
      let folder = try OpenFolder(path)
      var moved = 0
      while !(try empty(folder, below: folder, depth: 0, moved: &moved)) {}
    } catch .file(_, _, ENOENT) {
      return
    } catch {
      throw error
    }
    guard rmdir(path) == 0 || errno == ENOENT else {
      throw .file(path, doing: "Removing", code: errno)
    }
  }

  /// Empties a folder; false when something was moved to the top and waits there.
  private static func empty(
    _ folder: OpenFolder, below top: OpenFolder, depth: Int, moved: inout Int
  ) throws(SandboxError) -> Bool {
    var isEmpty = true
    // Whoever owned it may have taken the rights from its owner.
    fchmod(folder.descriptor, 0o700)
    for name in try folder.names(limit: .max) {
      guard let information = folder.status(of: name) else { continue }
      if !information.isFolder {
        unlinkat(folder.descriptor, name.characters, 0)
        continue
      }
      if unlinkat(folder.descriptor, name.characters, AT_REMOVEDIR) == 0 { continue }
      if depth >= Self.depth {
        moved += 1
        let place = FileName("deskmark-moved-\(moved)")
        guard
          renameat(folder.descriptor, name.characters, top.descriptor, place.characters) == 0
        else { throw .file(folder.path, doing: "Emptying", code: errno) }
        isEmpty = false
        continue
      }
      let inner = try openForRemoval(name, in: folder)
      if try empty(inner, below: top, depth: depth + 1, moved: &moved) {
        guard unlinkat(folder.descriptor, name.characters, AT_REMOVEDIR) == 0 else {
          throw .file(inner.path, doing: "Removing", code: errno)
        }
      } else {
        isEmpty = false
      }
    }
    return isEmpty
  }

  private static func openForRemoval(
    _ name: FileName, in folder: OpenFolder
  ) throws(SandboxError) -> OpenFolder {
    do throws(SandboxError) {
      return try folder.folder(name)
    } catch .file(_, _, EACCES) {
      fchmodat(folder.descriptor, name.characters, 0o700, 0)
      return try folder.folder(name)
    } catch {
      throw error
    }
  }
}
