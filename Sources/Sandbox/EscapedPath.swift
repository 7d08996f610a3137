/// Paths below a home as text, and the names they stand for.
///
/// An inventory writes bytes that cannot stand in text as `%` and two hexadecimal digits; this
/// finds the entry again.
public enum EscapedPath {
  /// The bytes of each part of a path of an inventory.
  public static func parts(of path: String) -> [[UInt8]] {
    path.split(separator: "/").map { FileName(text: String($0)).bytes }
  }
}
