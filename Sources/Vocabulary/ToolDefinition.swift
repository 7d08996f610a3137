public import JSONValue

/// A tool of the executor as an agent is told of it.
public struct ToolDefinition: Codable, Sendable, Hashable {
  /// The name that calls have, such as `files.read`.
  public var name: String
  /// What it does, in words for the agent.
  public var description: String
  /// What a call's arguments look like, as a JSON Schema of an object.
  public var parameters: JSONValue

  /// Makes a definition.
  public init(name: String, description: String, parameters: JSONValue) {
    self.name = name
    self.description = description
    self.parameters = parameters
  }
}
