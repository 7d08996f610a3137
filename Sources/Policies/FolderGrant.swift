/// What may be done in a folder of the home, and in all folders below it.
public struct FolderGrant: Sendable, Hashable {
  /// What can be allowed apart.
  public enum Permission: String, Sendable, Hashable, CaseIterable {
    /// Reading and listing with a tool.
    case read
    /// Making what was not there.
    case create
    /// Other content of what was there.
    case change
    /// Deleting, and moving away.
    case delete
  }

  /// The path below the home; empty for the whole home.
  public var folder: String
  /// What is allowed there.
  public var permissions: Set<Permission>

  /// Makes a grant.
  public init(_ folder: String, _ permissions: Set<Permission>) {
    self.folder = folder
    self.permissions = permissions
  }

  /// Whether the path is the folder or in it.
  public func covers(_ path: String) -> Bool {
    folder.isEmpty || path == folder || path.hasPrefix(folder + "/")
  }
}

extension Policy {
  /// Whether the grants allow something at a path below the home; of several grants that cover it the
  /// one of the innermost folder decides. A nil path is outside the home and never granted where there
  /// are grants.
  public func grants(_ permission: FolderGrant.Permission, at path: String?) -> Bool {
    grants.allSatisfy { list in
      guard let path else { return false }
      let innermost = list.filter { $0.covers(path) }.max { $0.folder.count < $1.folder.count }
      return innermost?.permissions.contains(permission) ?? false
    }
  }
}
