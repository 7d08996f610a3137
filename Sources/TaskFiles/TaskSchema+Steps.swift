import JSONValue

extension TaskSchema {
  static var steps: JSONValue {
    var action: [String: JSONValue] = object("One action.", actionProperties)
    action["minProperties"] = 1
    action["maxProperties"] = 1
    return ["anyOf": [["enum": ["done", "give_up"]], .object(action)]]
  }

  static var actionProperties: [String: JSONValue] {
    [
      "click": reference("clickTarget"), "double_click": reference("clickTarget"),
      "right_click": reference("clickTarget"), "move": reference("target"),
      "drag": .object(
        object(
          "Presses in one place, releases in another.", required: ["from", "to"],
          dragProperties)),
      "button_down": reference("target"), "button_up": reference("target"),
      "scroll": .object(object("Turns the wheel.", required: ["at"], scrollProperties)),
      "type": text("Text to type."),
      "key": [
        "anyOf": [
          text("A key or chord, such as Return or ctrl+s."),
          .object(object("A key pressed several times.", required: ["keys"], keyProperties)),
        ]
      ],
      "key_down": text("A key or chord that stays down."),
      "key_up": text("A key or chord that is released."),
      "wait": .object(object("Waits for a target, or until it is gone.", waitProperties)),
      "shell": text("A command run as the desktop's user; in cheats only."),
      "done": [
        "anyOf": [
          ["type": "null"], .object(object("The task is finished.", doneProperties)),
        ]
      ],
      "give_up": ["type": "null", "description": "The task cannot be done."],
    ]
  }

  static func target(with more: [String: JSONValue]) -> [String: JSONValue] {
    object(
      "What is pointed at. Texts match whole, or as a regular expression written /…/.",
      targetProperties.merging(more) { first, _ in first })
  }

  static var targetProperties: [String: JSONValue] {
    [
      "role": text("The accessible role, such as push button."),
      "name": text("The accessible name."),
      "text": text("The accessible text."),
      "application": text("The application's accessible name."),
      "page": [
        "type": "object", "minProperties": 1,
        "description": "An element of the front page, by its attributes.",
        "properties": ["tag": text("The tag."), "text": text("The text, white space folded.")],
        "additionalProperties": text("The attribute of this name."),
      ],
      "window": text("A window's title; x and y count from its top left corner."),
      "x": number("Pixels of the window or of the screen."),
      "y": number("Pixels of the window or of the screen."),
      "nth": number("Which of several matches, from 0 in reading order; -1 is the last."),
      "dx": number("Pixels to the right of the centre."),
      "dy": number("Pixels below the centre."),
    ]
  }

  static var modifiers: JSONValue {
    [
      "type": ["array", "string"], "description": "Keys held down.",
      "items": choice("A key.", StepReader.modifiers),
    ]
  }

  static var dragProperties: [String: JSONValue] {
    [
      "from": reference("target"), "to": reference("target"), "modifiers": modifiers,
      "through": [
        "type": "array", "description": "Places on the way.", "items": reference("target"),
      ],
    ]
  }

  static var scrollProperties: [String: JSONValue] {
    [
      "at": reference("target"), "x": number("Notches to the right."),
      "y": number("Notches down."), "modifiers": modifiers,
    ]
  }

  static var keyProperties: [String: JSONValue] {
    ["keys": text("A key or chord."), "count": number("How often, 1 to 1000.")]
  }

  static var waitProperties: [String: JSONValue] {
    [
      "for": reference("target"), "gone": reference("target"),
      "seconds": number("At most, 10 by default and 600 at most."),
    ]
  }

  static var doneProperties: [String: JSONValue] {
    ["answer": text("The answer, where one was asked for.")]
  }
}
