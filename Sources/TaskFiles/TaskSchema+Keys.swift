import JSONValue
import Vocabulary

extension TaskSchema {
  static var taskProperties: [String: JSONValue] {
    [
      "title": text("A short name for people, such as “Rename the invoices”."),
      "instruction": text("What the agent is asked, at least 20 characters."),
      "apps": texts("Applications of the catalogue that the task is about."),
      "capability": choice("What the task asks of an agent.", Capability.allCases.map(\.rawValue)),
      "parameters": [
        "type": "object", "description": "What a seed draws, used as {{name}}.",
        "additionalProperties": .object(
          object("One parameter: exactly one of these.", ruleProperties)),
      ],
      "setup": .object(object("What stands ready before the agent is asked.", setupProperties)),
      "checks": [
        "type": "array", "minItems": 1,
        "description": "Assertions over what was left; all must hold.",
        "items": ["type": "object", "minProperties": 1, "maxProperties": 1],
      ],
      "unchanged": .object(
        object("What must not change: all visible files but these.", unchangedProperties)),
      "solution": reference("steps"),
      "cheats": [
        "type": "array", "minItems": 2, "description": "Wrong ways that must score 0.",
        "items": .object(
          object("A wrong way.", required: ["name", "why", "steps"], cheatProperties)),
      ],
      "feasible": truth("False for a task that cannot be done; true by default."),
      "human": .object(
        object("How long a person takes.", required: ["minutes", "source"], humanProperties)),
      "trust": [
        "type": ["array", "string"], "description": "Levels of trust that this work needs.",
        "items": choice("A level.", TaskReader.trustLevels),
      ],
      "policy": text("The policy that the task asks for, such as read-only."),
      "limits": .object(object("Where a trial ends at the latest.", limitProperties)),
    ]
  }

  static var ruleProperties: [String: JSONValue] {
    [
      "one_of": reference("options"),
      "between": [
        "type": "array", "items": ["type": "integer"], "minItems": 2, "maxItems": 2,
        "description": "A whole number from the lowest to the highest, both included.",
      ],
      "shuffle": reference("options"),
    ]
  }

  static var options: JSONValue {
    [
      "anyOf": [
        reference("scalar"),
        [
          "type": "object", "minProperties": 1, "additionalProperties": reference("scalar"),
          "description": "A record, used as {{name.field}}; all have the same fields.",
        ],
      ]
    ]
  }

  static var setupProperties: [String: JSONValue] {
    [
      "files": .object(
        list(
          "Files and folders of the home.",
          .object(object("A file or folder.", required: ["to"], fileProperties)))),
      "sites": .object(
        list(
          "Web sites served as http://NAME.test/.",
          .object(object("A site.", required: ["name"], siteProperties)))),
      "open": .object(
        list(
          "Applications opened first, in order.",
          .object(object("An application.", required: ["app"], openProperties)))),
    ]
  }

  static var fileProperties: [String: JSONValue] {
    [
      "to": text("Where it goes, below the home."),
      "from": text("An asset relative to the task's folder; built when the extensions differ."),
      "text": ["type": ["string", "number"], "description": "The content itself."],
      "folder": ["const": true, "description": "Makes an empty folder."],
      "mode": text("Permissions in octal, such as 0644."),
      "modified": text("The modification time in UTC, such as 2026-03-01T10:30:00Z."),
    ]
  }

  static var siteProperties: [String: JSONValue] {
    [
      "name": text("The host's name without .test: a-z, 0-9 and hyphens."),
      "folder": text("Relative to the task's folder; sites/NAME of the tasks' root by default."),
    ]
  }

  static var openProperties: [String: JSONValue] {
    [
      "app": text("A name of the catalogue."), "file": text("A path below the home to open."),
      "url": text("An address to open, for the browser."),
    ]
  }

  static var unchangedProperties: [String: JSONValue] {
    ["except": texts("Globs below the home that may change.")]
  }

  static var cheatProperties: [String: JSONValue] {
    [
      "name": text("Short: a-z, 0-9 and hyphens."), "why": text("What is wrong with it."),
      "steps": reference("steps"),
    ]
  }

  static var humanProperties: [String: JSONValue] {
    [
      "minutes": number("Above 0."),
      "source": text("Who says so, such as “estimate” or “timed, 3 people”."),
    ]
  }

  static var limitProperties: [String: JSONValue] {
    ["steps": number("Actions, 60 by default."), "seconds": number("Seconds, 300 by default.")]
  }
}
