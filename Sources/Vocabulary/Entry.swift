/// One entry of the home.
public struct Entry: Codable, Sendable, Hashable {
  /// What it is.
  public enum Kind: String, Codable, Sendable, Hashable {
    case file, folder, link, other
  }

  /// What it is.
  public var kind: Kind
  /// Bytes; 0 for folders.
  public var size: Int
  /// The permission bits.
  public var mode: UInt16
  /// The SHA-256 of a file in hexadecimal digits, or a link's target; nil for the rest and for
  /// files over the limit of the inventory.
  public var digest: String?
  /// When it was last changed, in seconds since 1970; nil where that is not known, and for folders,
  /// whose time follows from what is in them.
  public var modified: Double?

  /// Makes an entry.
  public init(
    kind: Kind, size: Int, mode: UInt16, digest: String?, modified: Double? = nil
  ) {
    self.kind = kind
    self.size = size
    self.mode = mode
    self.digest = digest
    self.modified = modified
  }

  /// Whether two entries are the same but for their times: a file that was saved as it was has not
  /// changed.
  public func isSame(as other: Entry) -> Bool {
    kind == other.kind && size == other.size && mode == other.mode && digest == other.digest
  }
}
