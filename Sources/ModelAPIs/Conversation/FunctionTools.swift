import JSONValue
import Vocabulary

/// The executor's tools as functions: providers take no dots in their names.
extension ToolDefinition {
  /// The name as it stands in requests and answers, such as `files_read`.
  var functionName: String { name.replacing(".", with: "_") }
}

extension Conversation {
  /// The call of a function, if one of the tools has that name.
  func call(ofFunction name: String, id: String = "", _ arguments: JSONValue) -> Call? {
    guard let tool = tools.first(where: { $0.functionName == name }) else { return nil }
    return Call(
      id: id, name: name, input: arguments,
      intents: [.act(.tool(name: tool.name, arguments: arguments))], isFunction: true)
  }
}

extension CallResult {
  /// The answer to a function's call as one text; `skipped` is the dialect's for what was not begun.
  func functionText(skipped: String) -> String {
    switch outcome {
    case .done: lines.isEmpty ? call.acknowledgement : lines.joined(separator: "\n")
    case .failed(let words): words.isEmpty ? "The call failed." : words
    case .skipped: skipped
    }
  }
}
