import Glibc

/// Copies what an untrusted user left, without following links or opening anything special.
public enum SafeCopy {
  /// How much is copied.
  public struct Bounds: Sendable, Hashable {
    /// Bytes of one file.
    public var fileSize: Int
    /// Bytes of all files.
    public var total: Int
    /// Entries.
    public var entries: Int
    /// Folders in each other.
    public var depth: Int

    /// Makes bounds.
    public init(
      fileSize: Int = 1 << 30, total: Int = 4 << 30, entries: Int = 200_000, depth: Int = 64
    ) {
      self.fileSize = fileSize
      self.total = total
      self.entries = entries
      self.depth = depth
    }
  }

  /// What was copied, and what was not.
  public struct Report: Sendable, Hashable {
    /// Something that was left out.
    public struct Skipped: Sendable, Hashable {
      /// The path below the source.
      public var path: String
      /// Why.
      public var reason: String
    }

    /// Regular files.
    public var files = 0
    /// Folders.
    public var folders = 0
    /// Symbolic links.
    public var links = 0
    /// Bytes that were written; holes are not.
    public var bytes = 0
    /// What was left out.
    public var skipped: [Skipped] = []
  }

  /// Copies the content of a folder into a new one.
  ///
  /// Regular files get the rights 0644 and folders 0755, and all belong to this process's user;
  /// symbolic links are made again as they are, so a reader of the copy must not follow them.
  /// Holes of files stay holes.
  ///
  /// - Parameters:
  ///   - source: The folder to copy.
  ///   - destination: A path that does not exist yet, in a folder that does.
  ///   - excluding: Patterns as `Inventory.take` has them.
  /// - Throws: `SandboxError.file` when the source cannot be read or the copy not be written.
  public static func copy(
    _ source: String, to destination: String, excluding: [String] = [], bounds: Bounds = Bounds()
  ) async throws(SandboxError) -> Report {
    try await offPool { () throws(SandboxError) in
      let from = try OpenFolder(source)
      guard mkdir(destination, 0o755) == 0 else {
        throw .file(destination, doing: "Making", code: errno)
      }
      let to = try OpenFolder(destination)
      fchmod(to.descriptor, 0o755)
      var walk = CopyWalk(excluding: excluding, bounds: bounds)
      try walk.copy(from, to: to, path: "", depth: 1)
      return walk.report
    }
  }
}

private struct CopyWalk {
  let excluding: [String]
  let bounds: SafeCopy.Bounds
  var report = SafeCopy.Report()
  var entries = 0

  mutating func copy(
    _ source: OpenFolder, to destination: OpenFolder, path: String, depth: Int
  ) throws(SandboxError) {
    let names: [FileName]
    do throws(SandboxError) {
      names = try source.names(limit: bounds.entries)
    } catch {
      return skip(path, "\(error)")
    }
    for name in names {
      let inner = path.isEmpty ? name.text : path + "/" + name.text
      guard !PathPattern.matches(inner, excluding) else { continue }
      guard let information = source.status(of: name) else { continue }
      guard entries < bounds.entries else {
        return skip(inner, "more than \(bounds.entries) entries; this and the next are left out")
      }
      entries += 1
      if information.isFolder {
        try copyFolder(name, source, destination, inner, depth)
      } else if information.isLink {
        guard let target = source.target(of: name) else { continue }
        if symlinkat(target.characters, destination.descriptor, name.characters) == 0 {
          report.links += 1
        } else {
          try refused(inner, doing: "Making the link", code: errno)
        }
      } else if information.isFile {
        try copyFile(name, source, destination, inner)
      } else {
        skip(inner, "neither a file, a folder nor a link")
      }
    }
  }

  private mutating func copyFolder(
    _ name: FileName, _ source: OpenFolder, _ destination: OpenFolder, _ path: String, _ depth: Int
  ) throws(SandboxError) {
    guard depth < bounds.depth else {
      return skip(path, "more than \(bounds.depth) folders in each other")
    }
    let from: OpenFolder
    do throws(SandboxError) {
      from = try source.folder(name)
    } catch {
      return skip(path, "\(error)")
    }
    guard mkdirat(destination.descriptor, name.characters, 0o755) == 0 else {
      return try refused(path, doing: "Making", code: errno)
    }
    let to = try destination.folder(name)
    fchmod(to.descriptor, 0o755)
    report.folders += 1
    try copy(from, to: to, path: path, depth: depth + 1)
  }

  private mutating func copyFile(
    _ name: FileName, _ source: OpenFolder, _ destination: OpenFolder, _ path: String
  ) throws(SandboxError) {
    guard let (from, information) = source.file(name) else { return skip(path, "cannot be read") }
    defer { close(from) }
    let size = Int(information.st_size)
    guard size <= bounds.fileSize else {
      return skip(path, "\(size) bytes are more than \(bounds.fileSize)")
    }
    let to = openat(
      destination.descriptor, name.characters, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
      0o644)
    guard to >= 0 else { return try refused(path, doing: "Making", code: errno) }
    defer { close(to) }
    fchmod(to, 0o644)
    do throws(SparseCopyFailure) {
      report.bytes += try SparseCopy.copy(
        from, to: to, size: size, limit: bounds.total - report.bytes)
      report.files += 1
    } catch {
      unlinkat(destination.descriptor, name.characters, 0)
      switch error {
      case .unreadable: skip(path, "cannot be read")
      case .overLimit: skip(path, "more than \(bounds.total) bytes in all")
      case .unwritable(let code): throw .file(path, doing: "Writing", code: code)
      }
    }
  }

  /// Leaves out what the file system of the copy has no name for; anything else is an error.
  private mutating func refused(
    _ path: String, doing action: String, code: Int32
  ) throws(SandboxError) {
    guard [EILSEQ, EINVAL, ENAMETOOLONG].contains(code) else {
      throw .file(path, doing: action, code: code)
    }
    skip(path, "its name cannot stand where it is kept: \(String(cString: strerror(code)))")
  }

  private mutating func skip(_ path: String, _ reason: String) {
    report.skipped.append(SafeCopy.Report.Skipped(path: path, reason: reason))
  }
}
