/// What a text must look like: a whole text, or a regular expression written between slashes.
///
/// `Save` matches the text "Save" and nothing else; `/^Save/` matches every text in which the
/// expression is found, here each one that begins with "Save". A text that itself begins and ends
/// with a slash, such as a path, is written as an expression: `/^\/home\/$/`.
public struct TextPattern: Sendable, Hashable {
  /// The pattern as written, with its slashes.
  public let source: String

  /// Reads a pattern.
  ///
  /// - Throws: ``Invalid`` when the text between the slashes is not a regular expression.
  public init(_ source: String) throws(Invalid) {
    self.source = source
    guard let expression else { return }
    do {
      _ = try Regex(expression)
    } catch {
      throw Invalid(source: source, reason: "\(error)")
    }
  }

  /// The text between the slashes, or nil for a whole text.
  public var expression: String? {
    guard source.count > 2, source.first == "/", source.last == "/" else { return nil }
    return String(source.dropFirst().dropLast())
  }

  /// Says whether the text is the whole text, or holds a match of the expression.
  public func matches(_ text: String) -> Bool {
    matcher()(text)
  }

  /// The question ``matches(_:)`` with the expression compiled once, for many texts.
  public func matcher() -> (String) -> Bool {
    guard let expression else { return { $0 == source } }
    guard let regex = try? Regex(expression) else { return { _ in false } }
    return { ((try? regex.firstMatch(in: $0)) ?? nil) != nil }
  }

  /// A pattern whose regular expression cannot be read.
  public struct Invalid: Error, Sendable, Hashable, CustomStringConvertible {
    /// The pattern as written.
    public var source: String
    /// What the regular expression parser said.
    public var reason: String

    /// Makes the error.
    public init(source: String, reason: String) {
      self.source = source
      self.reason = reason
    }

    /// What is wrong, and how to write it right.
    public var description: String {
      """
      The pattern \(source) is not a regular expression (\(reason)). Correct what stands between \
      the slashes, or write the whole text without slashes.
      """
    }
  }
}

extension TextPattern: CustomStringConvertible {
  /// The pattern as written.
  public var description: String { source }
}

extension TextPattern: Codable {
  /// Reads the pattern from a string.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let source = try container.decode(String.self)
    do {
      try self.init(source)
    } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
    }
  }

  /// Writes the pattern as a string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(source)
  }
}
