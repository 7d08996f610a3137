extension JSONValue {
  /// The member of an object, or nil for anything else.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  /// The element of an array, or nil out of range and for anything else.
  public subscript(index: Int) -> JSONValue? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// The text of a string, else nil.
  public var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The value of a boolean, else nil.
  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The value of a whole number, else nil.
  public var int: Int? {
    if case .int(let value) = self { value } else { nil }
  }

  /// The value of any number, else nil.
  public var double: Double? {
    switch self {
    case .int(let value): Double(value)
    case .double(let value): value
    default: nil
    }
  }

  /// The elements of an array, else nil.
  public var array: [JSONValue]? {
    if case .array(let value) = self { value } else { nil }
  }

  /// The members of an object, else nil.
  public var object: [String: JSONValue]? {
    if case .object(let value) = self { value } else { nil }
  }
}
