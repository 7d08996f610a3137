/// Names a task by its folder below the suite's root, such as `files/rename-invoices`.
public struct TaskID: RawRepresentable, Codable, Sendable, Hashable, Comparable,
  CustomStringConvertible
{
  public var rawValue: String

  /// Makes the name from its text.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The first part of the name, such as `files` or `office`.
  public var domain: String { String(rawValue.prefix { $0 != "/" }) }

  public var description: String { rawValue }

  public static func < (left: TaskID, right: TaskID) -> Bool { left.rawValue < right.rawValue }

  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}
