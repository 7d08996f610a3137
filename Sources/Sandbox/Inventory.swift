import Digests
import Glibc
public import Vocabulary

/// What stands in a home: every entry with its kind, size, rights, time and digest.
public enum Inventory {
  /// How much of a home is looked at.
  public struct Bounds: Sendable, Hashable {
    /// Entries.
    public var entries: Int
    /// Bytes of all paths together.
    public var paths: Int
    /// Folders in each other; what is deeper is left out.
    public var depth: Int
    /// Bytes of a file up to which it is digested; larger ones have no digest.
    public var digestedSize: Int
    /// Time for all of it.
    public var time: Duration

    /// Makes bounds.
    public init(
      entries: Int = 200_000, paths: Int = 64 << 20, depth: Int = 64,
      digestedSize: Int = 256 << 20, time: Duration = .seconds(60)
    ) {
      self.entries = entries
      self.paths = paths
      self.depth = depth
      self.digestedSize = digestedSize
      self.time = time
    }
  }

  /// Takes the inventory of a home without following links, and without opening anything but
  /// folders and regular files.
  ///
  /// - Parameters:
  ///   - home: The path of the home; whatever fills it is not trusted.
  ///   - excluding: Patterns as in a shell, against paths below the home; a match leaves out what
  ///     is below it too. `*` does not match a slash.
  /// - Returns: The entries by their path below the home, as `EscapedPath` describes.
  /// - Throws: `SandboxError.tooLarge` beyond the bounds but the depth, `.file` when the home cannot
  ///   be read.
  public static func take(
    of home: String, excluding: [String] = [], bounds: Bounds = Bounds()
  ) async throws(SandboxError) -> [String: Entry] {
    try await offPool { () throws(SandboxError) in
      var walk = InventoryWalk(home: home, excluding: excluding, bounds: bounds)
      try walk.take(try OpenFolder(home), path: "", depth: 1)
      return walk.entries
    }
  }
}

private struct InventoryWalk {
  let home: String
  let excluding: [String]
  let bounds: Inventory.Bounds
  let end: ContinuousClock.Instant
  var entries: [String: Entry] = [:]
  private var pathBytes = 0

  init(home: String, excluding: [String], bounds: Inventory.Bounds) {
    self.home = home
    self.excluding = excluding
    self.bounds = bounds
    end = ContinuousClock.now + bounds.time
  }

  mutating func take(_ folder: OpenFolder, path: String, depth: Int) throws(SandboxError) {
    guard depth <= bounds.depth else { return }
    for name in try folder.names(limit: bounds.entries) {
      let inner = path.isEmpty ? name.text : path + "/" + name.text
      guard !PathPattern.matches(inner, excluding), let information = folder.status(of: name)
      else { continue }
      guard entries.count < bounds.entries else {
        throw .tooLarge(home, limit: "\(bounds.entries) entries")
      }
      pathBytes += inner.utf8.count
      guard pathBytes <= bounds.paths else {
        throw .tooLarge(home, limit: "\(bounds.paths) bytes of paths")
      }
      try checkTime()
      entries[inner] = try entry(name, in: folder, information)
      guard information.isFolder else { continue }
      let next: OpenFolder
      do throws(SandboxError) {
        next = try folder.folder(name)
      } catch {
        // It went away, or its owner may not look into it: its entry says enough.
        continue
      }
      try take(next, path: inner, depth: depth + 1)
    }
  }

  private func entry(
    _ name: FileName, in folder: OpenFolder, _ information: stat
  ) throws(SandboxError) -> Entry {
    let mode = UInt16(truncatingIfNeeded: information.st_mode & 0o7777)
    if information.isFolder { return Entry(kind: .folder, size: 0, mode: mode, digest: nil) }
    let time = information.st_mtim
    let modified = Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    if information.isLink {
      let target = folder.target(of: name)?.text
      return Entry(
        kind: .link, size: Int(information.st_size), mode: mode, digest: target, modified: modified)
    }
    guard information.isFile else {
      return Entry(kind: .other, size: 0, mode: mode, digest: nil, modified: modified)
    }
    return Entry(
      kind: .file, size: Int(information.st_size), mode: mode, digest: try digest(name, in: folder),
      modified: modified)
  }

  private func digest(_ name: FileName, in folder: OpenFolder) throws(SandboxError) -> String? {
    guard let (file, information) = folder.file(name) else { return nil }
    defer { close(file) }
    guard information.st_size <= bounds.digestedSize else { return nil }
    var hasher = SHA256Hasher()
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { piece.deallocate() }
    var total = 0
    while true {
      let count = read(file, piece.baseAddress, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { break }
      total += count
      // It may grow while it is read.
      guard total <= bounds.digestedSize else { return nil }
      hasher.update(UnsafeRawBufferPointer(rebasing: piece[..<count]))
      try checkTime()
    }
    return hasher.finish().hexadecimal
  }

  private func checkTime() throws(SandboxError) {
    guard ContinuousClock.now < end else {
      throw .tooLarge(home, limit: "can be read in \(bounds.time)")
    }
  }
}
