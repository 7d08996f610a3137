/// A YAML value that knows where it stands in its file.
public struct LocatedValue: Sendable, Hashable {
  /// The three shapes of YAML; a scalar keeps its text, and who reads it decides its type.
  public indirect enum Content: Sendable, Hashable {
    /// `quoted` tells `"1"` from `1`.
    case scalar(String, quoted: Bool)
    case sequence([LocatedValue])
    /// Pairs in file order; keys carry their own places.
    case mapping([Pair])
  }

  /// A key with its value.
  public struct Pair: Sendable, Hashable {
    /// The key's text.
    public var key: String
    /// Where the key starts.
    public var keyLocation: SourceLocation
    /// What stands under the key.
    public var value: LocatedValue

    /// Makes a pair.
    public init(key: String, keyLocation: SourceLocation, value: LocatedValue) {
      self.key = key
      self.keyLocation = keyLocation
      self.value = value
    }
  }

  /// What the value is.
  public var content: Content
  /// Where the value starts.
  public var location: SourceLocation

  /// Makes a value.
  public init(_ content: Content, at location: SourceLocation) {
    self.content = content
    self.location = location
  }
}
