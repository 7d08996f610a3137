import JSONValue

/// The small part of JSON Schema that the tools' arguments need.
enum Schema {
  /// An object with these members, of which some have to be there, and no others.
  static func object(
    _ members: KeyValuePairs<String, JSONValue> = [:], required: [String] = []
  ) -> JSONValue {
    var properties: [String: JSONValue] = [:]
    for (name, schema) in members { properties[name] = schema }
    return [
      "type": "object", "properties": .object(properties),
      "required": .array(required.map(JSONValue.string)), "additionalProperties": false,
    ]
  }

  static func text(_ description: String) -> JSONValue {
    ["type": "string", "description": .string(description)]
  }

  static func number(_ description: String) -> JSONValue {
    ["type": "integer", "minimum": 1, "description": .string(description)]
  }

  static func flag(_ description: String) -> JSONValue {
    ["type": "boolean", "description": .string(description)]
  }

  static func texts(_ description: String) -> JSONValue {
    ["type": "array", "items": ["type": "string"], "description": .string(description)]
  }

  /// The argument that most file tools have.
  static let path = text("The path below the home, such as Documents/note.txt.")
}
