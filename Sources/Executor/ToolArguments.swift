public import JSONValue
public import Vocabulary

/// The arguments of a call, checked against the names of the tool's schema while they are read.
public struct ToolArguments: Sendable, Hashable {
  private let members: [String: JSONValue]
  private let tool: String

  /// Takes the arguments of a call.
  ///
  /// - Throws: ``ToolRefusal`` for what is no object, and for a name that the schema does not have.
  public init(_ arguments: JSONValue, of definition: ToolDefinition) throws(ToolRefusal) {
    tool = definition.name
    guard let members = arguments.object else {
      throw ToolRefusal("\(definition.name): the arguments have to be an object")
    }
    let known = definition.parameters["properties"]?.object ?? [:]
    if let name = members.keys.sorted().first(where: { known[$0] == nil }) {
      let names = known.keys.sorted().joined(separator: ", ")
      throw ToolRefusal(
        "\(definition.name) has no argument '\(name)'; "
          + (names.isEmpty ? "it takes none" : "it takes \(names)"))
    }
    self.members = members.filter { $0.value != .null }
  }

  /// A text that has to be there.
  func text(_ name: String, atMost limit: Int = 4096) throws(ToolRefusal) -> String {
    guard let text = try optionalText(name, atMost: limit) else {
      throw ToolRefusal("\(tool) needs '\(name)', a text")
    }
    return text
  }

  /// A text that may be missing.
  func optionalText(_ name: String, atMost limit: Int = 4096) throws(ToolRefusal) -> String? {
    guard let value = members[name] else { return nil }
    guard let text = value.string else { throw ToolRefusal("\(tool): '\(name)' has to be a text") }
    guard text.utf8.count <= limit else {
      throw ToolRefusal("\(tool): '\(name)' is longer than \(limit) bytes")
    }
    return text
  }

  /// A whole number from 1, or else the usual one.
  func number(_ name: String, usually: Int? = nil) throws(ToolRefusal) -> Int {
    guard let value = members[name] else {
      if let usually { return usually }
      throw ToolRefusal("\(tool) needs '\(name)', a whole number from 1")
    }
    guard let number = value.double, number.rounded() == number, (1...1e9).contains(number) else {
      throw ToolRefusal("\(tool): '\(name)' has to be a whole number from 1")
    }
    return Int(number)
  }

  /// A choice of yes or no; no where it is missing.
  func flag(_ name: String) throws(ToolRefusal) -> Bool {
    guard let value = members[name] else { return false }
    guard let flag = value.bool else {
      throw ToolRefusal("\(tool): '\(name)' has to be true or false")
    }
    return flag
  }

  /// A list of texts; empty where it is missing.
  func texts(_ name: String, atMost limit: Int) throws(ToolRefusal) -> [String] {
    guard let value = members[name] else { return [] }
    let texts = value.array?.compactMap(\.string) ?? []
    guard let count = value.array?.count, count == texts.count, count <= limit else {
      throw ToolRefusal("\(tool): '\(name)' has to be a list of at most \(limit) texts")
    }
    return texts
  }
}
