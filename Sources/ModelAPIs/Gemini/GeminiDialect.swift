import JSONValue
import Vocabulary

/// Gemini's generateContent, with a computer as a tool.
///
/// Coordinates are 0 to 999 in both directions, whatever the picture's size. Format: the types of
/// the SDK `google-genai` 3.4 in their JSON spelling.
public struct GeminiDialect: Dialect {
  /// The model's name.
  public let model: String
  /// The functions that it is trained on.
  public let functions: GeminiFunctions

  /// Makes the dialect with the functions that the model is trained on.
  public init(model: String) {
    self.init(model: model, functions: GeminiFunctions(for: model))
  }

  init(model: String, functions: GeminiFunctions) {
    self.model = model
    self.functions = functions
  }

  /// Google.
  public var provider: Provider { .gemini }

  /// Captures are sent as they are; the grid does not depend on their size.
  public var imageBudget: ImageBudget { .original }

  /// The last three and what has gathered since the last clearing.
  public var memory: Conversation.Memory { .recent(keep: 3, step: 10) }

  /// The request for the conversation's next answer, streamed.
  public func request(for conversation: Conversation) -> ModelRequest {
    ModelRequest(
      provider: .gemini, path: "/v1beta/models/\(model):streamGenerateContent?alt=sse",
      body: [
        "systemInstruction": ["parts": [["text": .string(StandingWords.words(for: conversation))]]],
        "contents": .array(contents(conversation)),
        "tools": .array(tools(for: conversation)),
      ])
  }

  private func tools(for conversation: Conversation) -> [JSONValue] {
    let computer: JSONValue = [
      "computerUse": [
        "environment": .string(functions.environment),
        "excludedPredefinedFunctions": .array(functions.excluded.map(JSONValue.string)),
      ]
    ]
    guard !conversation.tools.isEmpty else { return [computer] }
    let declarations = conversation.tools.map { tool -> JSONValue in
      [
        "name": .string(tool.functionName), "description": .string(tool.description),
        "parametersJsonSchema": tool.parameters,
      ]
    }
    return [computer, ["functionDeclarations": .array(declarations)]]
  }

  /// The names of functions are read whichever set they are from, so there is nothing to step to.
  public func alternative(to problem: ProviderProblem) -> (any Dialect)? { nil }

  /// An empty answer.
  public func assembly() -> any AnswerAssembly { GeminiAssembly() }

  private func contents(_ conversation: Conversation) -> [JSONValue] {
    let first = conversation.firstPictured
    var contents: [JSONValue] = [
      Self.content(
        "user",
        [Self.text(conversation.instruction)] + image(conversation.opening, sent: first == 0))
    ]
    var shown = conversation.opening.capture
    for (number, exchange) in conversation.exchanges.enumerated() {
      let sent = number >= first
      if exchange.reply.content["parts"]?.array?.isEmpty == false {
        contents.append(exchange.reply.content)
      }
      let isNew = exchange.sight.capture != shown
      shown = exchange.sight.capture
      var parts: [JSONValue] = []
      for (place, result) in exchange.results.enumerated() {
        var pictures = result.pictures
        if place == exchange.results.count - 1, isNew, !result.call.isFunction,
          pictures.last != exchange.sight
        {
          pictures.append(exchange.sight)
        }
        parts.append(response(to: result, pictures: sent ? pictures : []))
      }
      // The answer of a function of ours holds no picture.
      if exchange.results.last?.call.isFunction ?? true, isNew {
        parts += image(exchange.sight, sent: sent)
      }
      if let note = exchange.note { parts.append(Self.text(note)) }
      if !parts.isEmpty { contents.append(Self.content("user", parts)) }
    }
    return contents
  }

  private func response(to result: CallResult, pictures: [Picture]) -> JSONValue {
    if result.call.isFunction { return function(result) }
    var response: [String: JSONValue] = ["url": ""]
    switch result.outcome {
    case .done:
      response["status"] = .string(
        ([result.call.acknowledgement] + result.lines).joined(separator: "\n"))
    case .failed(let words): response["error"] = .string(words)
    case .skipped: response["error"] = .string(GeminiWords.skipped)
    }
    if !result.call.safety.isEmpty { response["safety_acknowledgement"] = "true" }
    let images = pictures.map { picture -> JSONValue in
      ["inlineData": ["mimeType": .string(picture.mediaType), "data": .string(picture.base64)]]
    }
    return [
      "functionResponse": .members([
        "id": result.call.id.isEmpty ? nil : .string(result.call.id),
        "name": .string(result.call.name), "response": .object(response),
        "parts": images.isEmpty ? nil : .array(images),
      ])
    ]
  }

  private func function(_ result: CallResult) -> JSONValue {
    let text = JSONValue.string(result.functionText(skipped: GeminiWords.skipped))
    return [
      "functionResponse": .members([
        "id": result.call.id.isEmpty ? nil : .string(result.call.id),
        "name": .string(result.call.name),
        "response": result.outcome == .done ? ["output": text] : ["error": text],
      ])
    ]
  }

  private static func content(_ role: JSONValue, _ parts: [JSONValue]) -> JSONValue {
    ["role": role, "parts": .array(parts)]
  }

  private static func text(_ text: String) -> JSONValue { ["text": .string(text)] }

  private func image(_ picture: Picture, sent: Bool) -> [JSONValue] {
    guard sent else { return [Self.text(Conversation.droppedPicture)] }
    return [
      ["inlineData": ["mimeType": .string(picture.mediaType), "data": .string(picture.base64)]]
    ]
  }
}

/// The words in which Gemini's models are told what became of their calls.
enum GeminiWords {
  static let skipped = "Not executed: an earlier action in this turn failed."
  static let blocked = "Blocked by the safety system."

  static func unsupported(_ name: String) -> String { "Unsupported function: \(name)" }

  static func invalid(_ name: String, _ problem: String) -> String {
    "Invalid arguments of \(name): \(problem)"
  }
}
