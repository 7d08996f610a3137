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

  /// Makes an entry.
  public init(kind: Kind, size: Int, mode: UInt16, digest: String?) {
    self.kind = kind
    self.size = size
    self.mode = mode
    self.digest = digest
  }
}
