/// Something wrong with a task file: where, what was found, and what was expected.
public struct Diagnostic: Error, Codable, Sendable, Hashable, CustomStringConvertible {
  /// Where it is.
  public var location: SourceLocation
  /// What was found and what was expected, without the place.
  public var message: String

  /// Makes a diagnostic; the message says what was found and what was expected.
  public init(_ location: SourceLocation, _ message: String) {
    self.location = location
    self.message = message
  }

  /// The place and the message on one line.
  public var description: String { "\(location): \(message)" }
}

/// All that is wrong with one task file.
public struct Diagnostics: Error, Sendable, Hashable, CustomStringConvertible {
  /// The diagnostics, in the order of their places.
  public var all: [Diagnostic]

  /// Makes the list.
  public init(_ all: [Diagnostic]) { self.all = all }

  /// One line for each.
  public var description: String { all.map(\.description).joined(separator: "\n") }
}
