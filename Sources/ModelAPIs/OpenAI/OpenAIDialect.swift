import JSONValue
import Vocabulary

/// OpenAI's Responses, with a computer as a tool.
///
/// The provider keeps the conversation: each request names the answer that it follows, and holds
/// only what came of that. Format: the types of the SDK `openai` 3.54, `types/responses`.
public struct OpenAIDialect: Dialect {
  /// The model's name.
  public let model: String
  /// The form in which the computer is given.
  public let tool: OpenAITool
  /// Whether the other form was refused already.
  let isSecondChoice: Bool

  /// Makes the dialect in the form that the model is trained on.
  public init(model: String) {
    self.init(model: model, tool: OpenAITool(for: model), isSecondChoice: false)
  }

  init(model: String, tool: OpenAITool, isSecondChoice: Bool) {
    self.model = model
    self.tool = tool
    self.isSecondChoice = isSecondChoice
  }

  /// OpenAI.
  public var provider: Provider { .openai }

  /// Captures are sent as they are; coordinates are pixels of what was sent.
  public var imageBudget: ImageBudget { .original }

  /// The provider drops what no longer fits.
  public var memory: Conversation.Memory { .all }

  /// The request for the conversation's next answer, streamed.
  public func request(for conversation: Conversation) -> ModelRequest {
    let known = conversation.exchanges.lastIndex { $0.reply.id != nil }
    return ModelRequest(
      provider: .openai, path: "/responses",
      body: .members([
        "model": .string(model), "instructions": .string(StandingWords.words(for: conversation)),
        "tools": .array([toolEntry(for: conversation)] + conversation.tools.map(Self.function)),
        "truncation": "auto", "stream": true,
        "previous_response_id": known.flatMap { conversation.exchanges[$0].reply.id }
          .map(JSONValue.string),
        "input": .array(input(conversation, after: known)),
      ]))
  }

  /// The other form, when the provider does not know this one for the model.
  public func alternative(to problem: ProviderProblem) -> (any Dialect)? {
    guard problem.status == 400, !isSecondChoice,
      problem.message.contains("computer_use_preview") || problem.message.contains("'computer'")
        || problem.message.contains("\"computer\"")
    else { return nil }
    return OpenAIDialect(
      model: model, tool: tool == .computer ? .preview : .computer, isSecondChoice: true)
  }

  /// An empty answer.
  public func assembly() -> any AnswerAssembly { OpenAIAssembly() }

  private func toolEntry(for conversation: Conversation) -> JSONValue {
    let size = conversation.opening.size
    return switch tool {
    case .computer: ["type": "computer"]
    case .preview:
      [
        "type": "computer_use_preview", "display_width": .int(size.width),
        "display_height": .int(size.height), "environment": "linux",
      ]
    }
  }

  private static func function(_ tool: ToolDefinition) -> JSONValue {
    [
      "type": "function", "name": .string(tool.functionName),
      "description": .string(tool.description), "parameters": tool.parameters, "strict": false,
    ]
  }

  /// What the provider has not seen yet.
  private func input(_ conversation: Conversation, after known: Int?) -> [JSONValue] {
    guard let known else {
      return [
        Self.message([
          ["type": "input_text", "text": .string(conversation.instruction)],
          Self.picture(conversation.opening),
        ])
      ]
    }
    return conversation.exchanges.indices[known...].flatMap { number -> [JSONValue] in
      let exchange = conversation.exchanges[number]
      let outputs = exchange.results.map { output(of: $0, sight: exchange.sight) }
      // The output of a call is a picture and nothing else; what failed is told beside it.
      var words = exchange.results.filter { !$0.call.isFunction }.flatMap { result -> [String] in
        switch result.outcome {
        case .done: result.lines
        case .failed(let words): result.lines + [words]
        case .skipped: [OpenAIWords.skipped]
        }
      }
      if let note = exchange.note { words.append(note) }
      var content: [JSONValue] = []
      if !words.isEmpty {
        content.append(
          ["type": "input_text", "text": .string(words.joined(separator: "\n"))])
      }
      // The outputs of functions hold no picture.
      let before = number > 0 ? conversation.exchanges[number - 1].sight : conversation.opening
      if exchange.results.allSatisfy(\.call.isFunction), !exchange.results.isEmpty,
        exchange.sight.capture != before.capture
      {
        content.append(Self.picture(exchange.sight))
      }
      return content.isEmpty ? outputs : outputs + [Self.message(content)]
    }
  }

  private func output(of result: CallResult, sight: Picture) -> JSONValue {
    if result.call.isFunction {
      return [
        "type": "function_call_output", "call_id": .string(result.call.id),
        "output": .string(result.functionText(skipped: OpenAIWords.skipped)),
      ]
    }
    let picture = result.pictures.last ?? sight
    let checks = result.call.safety.map { check in
      JSONValue.members([
        "id": .string(check.id), "code": check.code.map(JSONValue.string),
        "message": check.message.map(JSONValue.string),
      ])
    }
    return .members([
      "type": "computer_call_output", "call_id": .string(result.call.id),
      "acknowledged_safety_checks": checks.isEmpty ? nil : .array(checks),
      "output": ["type": "computer_screenshot", "image_url": .string(picture.dataURL)],
    ])
  }

  private static func picture(_ picture: Picture) -> JSONValue {
    ["type": "input_image", "detail": "auto", "image_url": .string(picture.dataURL)]
  }

  private static func message(_ content: [JSONValue]) -> JSONValue {
    ["type": "message", "role": "user", "content": .array(content)]
  }
}

/// The words in which OpenAI's models are told what became of their actions.
enum OpenAIWords {
  static let skipped = "Not executed: an earlier action in this turn failed."

  static func impossible(_ type: String, _ problem: String) -> String {
    "The action '\(type)' was not executed: \(problem)."
  }
}
