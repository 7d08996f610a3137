/// A place in a task file.
public struct SourceLocation: Codable, Sendable, Hashable, CustomStringConvertible {
  /// The file's path as it was given.
  public var file: String
  /// Counted from 1.
  public var line: Int
  /// Counted from 1.
  public var column: Int

  /// Makes the place from a path and a position counted from 1.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `file:line:column`, as compilers write it.
  public var description: String { "\(file):\(line):\(column)" }
}
