/// Something that stands at a path inside a sandbox.
public struct Mount: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case readOnly, readWrite
    case temporary(bytes: Int)
    case link
  }

  var kind: Kind
  /// The path outside, or what a link points to.
  var source: String
  /// The path inside.
  var target: String

  /// A file or folder of the host that can only be read; at the same path unless another is given.
  public static func readOnly(_ source: String, at target: String? = nil) -> Mount {
    Mount(kind: .readOnly, source: source, target: target ?? source)
  }

  /// A file or folder of the host that can be written.
  public static func readWrite(_ source: String, at target: String? = nil) -> Mount {
    Mount(kind: .readWrite, source: source, target: target ?? source)
  }

  /// An empty folder in memory.
  public static func temporary(_ target: String, bytes: Int = 1 << 30) -> Mount {
    Mount(kind: .temporary(bytes: bytes), source: "", target: target)
  }

  /// A symbolic link.
  public static func link(_ target: String, to source: String) -> Mount {
    Mount(kind: .link, source: source, target: target)
  }

  /// Whether a path of the host stands behind it.
  var isOfHost: Bool { kind == .readOnly || kind == .readWrite }

  /// The options of bubblewrap.
  var options: [String] {
    switch kind {
    case .readOnly: ["--ro-bind", source, target]
    case .readWrite: ["--bind", source, target]
    case .temporary(let bytes):
      ["--perms", "0700", "--size", "\(bytes)", "--tmpfs", target]
    case .link: ["--symlink", source, target]
    }
  }
}
