import Glibc

/// A file could not be digested.
public struct DigestError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file's path.
  public let file: String
  /// The `errno` of the call that failed.
  public let code: Int32

  /// What happened, what was expected and what to do next.
  public var description: String {
    "\(file) cannot be read: \(String(cString: strerror(code))). Check that it exists and that "
      + "its permissions allow reading."
  }
}
