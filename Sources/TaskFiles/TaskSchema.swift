import Foundation
import JSONValue
import Vocabulary

/// The JSON Schema (draft 2020-12) of a task file, for editors that complete and check YAML.
///
/// The schema says which keys there are and what shape they have. Loading a task says more: paths,
/// placeholders, assets, regular expressions and the arguments of checks.
public enum TaskSchema {
  /// The schema as text, the same for every call.
  public static var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { return "{}" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// The schema as a value.
  static var value: JSONValue {
    var root = object(
      "One task: an instruction with its set-up, checks, reference solution and cheats.",
      required: ["title", "instruction", "apps", "capability", "checks", "cheats", "human"],
      taskProperties)
    root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    root["title"] = "A task of Deskmark"
    root["$defs"] = .object([
      "scalar": .object(["type": ["string", "number", "boolean"]]),
      "target": .object(target(with: [:])),
      "clickTarget": .object(target(with: ["modifiers": modifiers])),
      "steps": .object(list("Steps in order.", steps)),
      "options": .object(list("What may be drawn.", options)),
    ])
    return .object(root)
  }

  /// The keys of one part of a task file by the part's name, as the schema has them; for the test
  /// that compares them with the keys that reading asks for.
  static var keys: [String: [String]] {
    func names(_ properties: [String: JSONValue]) -> [String] { properties.keys.sorted() }
    return [
      "the task": names(taskProperties), "'setup'": names(setupProperties),
      "the file": names(fileProperties), "the site": names(siteProperties),
      "the opened application": names(openProperties), "the cheat": names(cheatProperties),
      "'human'": names(humanProperties), "'limits'": names(limitProperties),
      "'unchanged'": names(unchangedProperties), "parameter 'p'": names(ruleProperties),
      "the target": names(targetProperties), "'drag'": names(dragProperties),
      "'scroll'": names(scrollProperties), "'key'": names(keyProperties),
      "'wait'": names(waitProperties), "'done'": names(doneProperties),
      "actions": names(actionProperties),
    ]
  }
}

// MARK: - Shapes

extension TaskSchema {
  static func object(
    _ description: String, required: [String] = [], _ properties: [String: JSONValue]
  ) -> [String: JSONValue] {
    [
      "type": "object", "description": .string(description),
      "required": .array(required.map { .string($0) }), "additionalProperties": false,
      "properties": .object(properties),
    ]
  }

  static func list(_ description: String, _ items: JSONValue) -> [String: JSONValue] {
    ["type": "array", "description": .string(description), "items": items]
  }

  static func text(_ description: String) -> JSONValue {
    ["type": ["string", "number"], "description": .string(description)]
  }

  static func texts(_ description: String) -> JSONValue {
    [
      "type": ["array", "string"], "description": .string(description),
      "items": ["type": ["string", "number"]],
    ]
  }

  /// A placeholder may stand for a number, hence the text.
  static func number(_ description: String) -> JSONValue {
    ["type": ["number", "string"], "description": .string(description)]
  }

  static func truth(_ description: String) -> JSONValue {
    ["type": ["boolean", "string"], "description": .string(description)]
  }

  static func choice(_ description: String, _ choices: [String]) -> JSONValue {
    ["enum": .array(choices.map { .string($0) }), "description": .string(description)]
  }

  static func reference(_ name: String) -> JSONValue { ["$ref": .string("#/$defs/\(name)")] }
}
