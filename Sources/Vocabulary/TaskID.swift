/// Names a task by its folder below the suite's root, such as `files/rename-invoices`.
public struct TaskID: RawRepresentable, Codable, Sendable, Hashable, Comparable,
  CustomStringConvertible
{
  /// The name as text.
  public var rawValue: String

  /// Makes the name from its text.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The first part of the name, such as `files` or `office`.
  public var domain: String { String(rawValue.prefix { $0 != "/" }) }

  /// The value as people read it.
  public var description: String { rawValue }

  /// Orders names by their text.
  public static func < (left: TaskID, right: TaskID) -> Bool { left.rawValue < right.rawValue }

  /// Reads the form that is described above.
  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  /// Writes the form that is described above.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}
