import JSONValue
import Vocabulary

/// Anthropic's Messages, with a computer as a tool.
///
/// Format: Anthropic's Messages API, version 2023-06-01, and the computer use tool's documentation.
public struct AnthropicDialect: Dialect {
  /// The model's name.
  public let model: String
  /// The form in which the computer is given.
  public let tool: AnthropicTool
  /// The forms that the provider has refused for this model already.
  let refused: Set<AnthropicTool>
  /// Tokens that an answer may have at most.
  let answerTokens: Int

  /// Makes the dialect in the form that the model is trained on.
  public init(model: String, answerTokens: Int = 8192) {
    self.init(
      model: model, tool: AnthropicTool(for: model), refused: [], answerTokens: answerTokens)
  }

  init(model: String, tool: AnthropicTool, refused: Set<AnthropicTool>, answerTokens: Int) {
    self.model = model
    self.tool = tool
    self.refused = refused
    self.answerTokens = answerTokens
  }

  /// Anthropic.
  public var provider: Provider { .anthropic }

  /// The newer models see 2576 pixels and 4784 patches of 28 pixels; but with more than 20 pictures
  /// in a request no side may be longer than 2000, and a conversation must not change its scale.
  public var imageBudget: ImageBudget {
    let isNewer = tool == .toolset || model.lowercased().contains("opus-4-7")
    return isNewer
      ? .patches(longest: 2000, side: 28, count: 4784)
      : .area(longest: 1568, pixels: 1_150_000)
  }

  /// The models whose thinking is bound to the history must get it back whole.
  public var memory: Conversation.Memory {
    let name = model.lowercased().replacing(".", with: "-")
    return ["opus-5-5", "fable-5-1"].contains { name.contains($0) }
      ? .all : .recent(keep: 3, step: 25)
  }

  /// The request for the conversation's next answer, streamed.
  public func request(for conversation: Conversation) -> ModelRequest {
    var headers = ["anthropic-version": "2023-06-01"]
    if let beta = tool.beta { headers["anthropic-beta"] = beta }
    return ModelRequest(
      provider: .anthropic, path: "/v1/messages", headers: headers,
      body: [
        "model": .string(model), "max_tokens": .int(answerTokens), "stream": true,
        "system": [["type": "text", "text": .string(StandingWords.words(for: conversation))]],
        "tools": .array(conversation.tools.map(Self.function) + [toolEntry(for: conversation)]),
        "messages": .array(messages(conversation)),
      ])
  }

  /// Steps to another form when the provider does not know this one for the model.
  public func alternative(to problem: ProviderProblem) -> (any Dialect)? {
    guard problem.status == 400,
      AnthropicTool.allCases.contains(where: { problem.message.contains($0.rawValue) })
    else { return nil }
    let refused = refused.union([tool])
    guard let next = AnthropicTool.allCases.first(where: { !refused.contains($0) }) else {
      return nil
    }
    return AnthropicDialect(
      model: model, tool: next, refused: refused, answerTokens: answerTokens)
  }

  /// An empty answer.
  public func assembly() -> any AnswerAssembly { AnthropicAssembly() }

  private func toolEntry(for conversation: Conversation) -> JSONValue {
    let size = conversation.opening.size
    return switch tool {
    case .toolset: ["type": .string(tool.rawValue), "cache_control": Self.cacheMark]
    case .november2025, .january2025:
      .members([
        "type": .string(tool.rawValue), "name": "computer",
        "display_width_px": .int(size.width), "display_height_px": .int(size.height),
        "enable_zoom": tool.hasZoom ? true : nil, "cache_control": Self.cacheMark,
      ])
    }
  }

  private static func function(_ tool: ToolDefinition) -> JSONValue {
    [
      "name": .string(tool.functionName), "description": .string(tool.description),
      "input_schema": tool.parameters,
    ]
  }

  /// Marks the end of a part that the provider keeps for the next request.
  static let cacheMark: JSONValue = ["type": "ephemeral"]
}
