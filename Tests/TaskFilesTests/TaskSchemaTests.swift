import Foundation
import JSONValue
import Testing
import Vocabulary

@testable import TaskFiles

@Suite struct TaskSchemaTests {
  /// A task with an unknown key `zzzzzzzz` in every part; the complaints list the known ones.
  private static let curious = """
    zzzzzzzz: 1
    title: x
    parameters: {p: {zzzzzzzz: 1, one_of: [1]}}
    setup:
      zzzzzzzz: 1
      files: [{to: a, text: b, zzzzzzzz: 1}]
      sites: [{name: a, zzzzzzzz: 1}]
      open: [{app: a, zzzzzzzz: 1}]
    unchanged: {zzzzzzzz: 1}
    human: {minutes: 1, source: x, zzzzzzzz: 1}
    limits: {zzzzzzzz: 1}
    cheats:
      - name: a
        why: b
        zzzzzzzz: 1
        steps:
          - move: {x: 1, y: 1, zzzzzzzz: 1}
          - drag: {from: {x: 1, y: 1}, to: {x: 1, y: 1}, zzzzzzzz: 1}
          - scroll: {at: {x: 1, y: 1}, zzzzzzzz: 1}
          - key: {keys: a, zzzzzzzz: 1}
          - wait: {zzzzzzzz: 1}
          - zzzzzzzz: 1
          - done: {zzzzzzzz: 1}
    """

  @Test func `The keys of the schema are those that reading asks for`() throws {
    let problems = Problems()
    let root = try YAMLReader.read(Self.curious, file: "f")
    let rules = ParameterRules(root["parameters"], problems: problems)
    _ = TaskReader(
      id: TaskID(rawValue: "files/sample"), folder: TaskFolder("/nowhere/files/sample"),
      parameters: rules.draw(seed: 0), problems: problems
    ).read(root, seed: 0)
    var known: [String: [String]] = [:]
    for problem in problems.all {
      let message = problem.message
      if let match = message.firstMatch(
        of: /unknown key 'zzzzzzzz' in (.+)\. Known keys: (.*)$/)
      {
        known[String(match.1)] = match.2.split(separator: ", ").map(String.init).sorted()
      } else if let match = message.firstMatch(of: /unknown action.*Known actions: (.*)$/) {
        known["actions"] = match.1.split(separator: ", ").map(String.init).sorted()
      }
    }
    #expect(known.count == TaskSchema.keys.count)
    for (part, keys) in TaskSchema.keys { #expect(known[part] == keys, "\(part)") }
  }

  @Test func `The schema is JSON and always the same`() throws {
    let schema = try JSONDecoder().decode(JSONValue.self, from: Data(TaskSchema.json.utf8))
    #expect(schema["$schema"]?.string == "https://json-schema.org/draft/2020-12/schema")
    #expect(TaskSchema.json == TaskSchema.json)
  }

  @Test func `Every reference of the schema leads somewhere`() throws {
    let schema = TaskSchema.value
    let definitions = try #require(schema["$defs"]?.object)
    for match in TaskSchema.json.matches(of: /"\$ref" : "#\/\$defs\/(\w+)"/) {
      #expect(definitions[String(match.1)] != nil, "\(match.1)")
    }
  }
}
