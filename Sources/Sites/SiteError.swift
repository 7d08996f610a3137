/// All that is wrong with a site: each problem with its place.
public struct SiteError: Error, Sendable, Hashable, CustomStringConvertible {
  /// At least one.
  public var problems: [Problem]

  /// Makes an error of several problems.
  public init(_ problems: [Problem]) {
    self.problems = problems
  }

  /// Makes an error of one problem.
  public init(file: String, line: Int = 1, column: Int = 1, _ message: String) {
    problems = [Problem(file: file, line: line, column: column, message: message)]
  }

  /// One line for each problem.
  public var description: String { problems.map(\.description).joined(separator: "\n") }

  /// One thing wrong with a site.
  public struct Problem: Sendable, Hashable, CustomStringConvertible {
    /// The file's path, below the folder as it was given.
    public var file: String
    /// Counted from 1.
    public var line: Int
    /// Counted from 1.
    public var column: Int
    /// What was found and what was expected.
    public var message: String

    /// Makes a problem at a place counted from 1.
    public init(file: String, line: Int, column: Int, message: String) {
      self.file = file
      self.line = line
      self.column = column
      self.message = message
    }

    /// `FILE:LINE:COLUMN: MESSAGE`.
    public var description: String { "\(file):\(line):\(column): \(message)" }
  }
}
