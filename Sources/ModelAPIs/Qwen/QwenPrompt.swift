import JSONValue
import Vocabulary

/// The frame in which Qwen-VL is given its tool.
enum QwenPrompt {
  /// The system prompt for a screen that the model is told has this resolution.
  static func system(resolution: String, tools: [ToolDefinition] = []) -> String {
    let all = [tool(resolution: resolution)] + tools.map(function)
    return """
      # Tools

      You may call one or more functions to assist with the user query.

      You are provided with function signatures within <tools></tools> XML tags:
      <tools>
      \(all.map(\.text).joined(separator: "\n"))
      </tools>

      For each function call, return a json object with function name and arguments within \
      <tool_call></tool_call> XML tags:
      <tool_call>
      {"name": <function-name>, "arguments": <args-json-object>}
      </tool_call>

      # Response format

      Every response has two parts and nothing else:
      1) Action: one short imperative sentence that says what you do.
      2) One <tool_call>...</tool_call> block.

      When the task is done, use action=terminate with status=success; if it cannot be done, with \
      status=failure. If the task asks for an answer, use action=answer.
      """
  }

  private static func function(_ tool: ToolDefinition) -> JSONValue {
    [
      "type": "function",
      "function": [
        "name": .string(tool.functionName), "description": .string(tool.description),
        "parameters": tool.parameters,
      ],
    ]
  }

  private static func tool(resolution: String) -> JSONValue {
    let description = """
      Use a mouse and keyboard to interact with a computer.
      * This is an interface to a desktop GUI. You see a screenshot after every action.
      * Applications take time to start or to react: wait where nothing has changed yet.
      * The screen's resolution is \(resolution).
      * Click with the tip of the cursor in the middle of the element.
      """
    let names: [JSONValue] = [
      "key", "type", "mouse_move", "left_click", "left_click_drag", "right_click",
      "middle_click", "double_click", "triple_click", "scroll", "hscroll", "wait", "answer",
      "terminate",
    ]
    let properties: JSONValue = [
      "action": ["description": .string(actions), "enum": .array(names), "type": "string"],
      "keys": ["description": "Required only by `action=key`.", "type": "array"],
      "text": [
        "description": "Required only by `action=type` and `action=answer`.", "type": "string",
      ],
      "coordinate": ["description": "The x,y coordinates for mouse actions.", "type": "array"],
      "pixels": [
        "description": "Notches of the wheel: positive is up, or right.", "type": "number",
      ],
      "time": ["description": "The seconds to wait.", "type": "number"],
      "status": [
        "description": "The status of the task.", "type": "string",
        "enum": ["success", "failure"],
      ],
    ]
    return [
      "type": "function",
      "function": [
        "name": "computer_use", "description": .string(description),
        "parameters": ["type": "object", "properties": properties, "required": ["action"]],
      ],
    ]
  }

  private static let actions = """
    * `key`: Press the keys in order and release them in reverse order.
    * `type`: Type a string of text.
    * `mouse_move`: Move the cursor to a coordinate.
    * `left_click`, `right_click`, `middle_click`, `double_click`, `triple_click`: Click there.
    * `left_click_drag`: Drag with the left button from the cursor to a coordinate.
    * `scroll`, `hscroll`: Turn the mouse wheel.
    * `wait`: Wait for the change to happen.
    * `answer`: Answer a question.
    * `terminate`: End the task and report its status.
    """
}
