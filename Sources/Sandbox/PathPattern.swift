import Glibc

/// Patterns of paths, as a shell has them.
enum PathPattern {
  /// `FNM_LEADING_DIR` of fnmatch.h: a pattern that matches a folder matches all below it.
  private static let leadingFolder: Int32 = 1 << 3

  /// Whether any of the patterns matches a path, or a folder above it.
  static func matches(_ path: String, _ patterns: [String]) -> Bool {
    patterns.contains { fnmatch($0, path, FNM_PATHNAME | leadingFolder) == 0 }
  }
}
