public import JSONValue
import Vocabulary

/// Qwen-VL's tool `computer_use`, behind any server that speaks Chat Completions.
///
/// Format: the agent for Qwen3-VL in OSWorld, and Qwen2.5-VL's cookbook for computer use.
public struct QwenDialect: Dialect {
  /// The model's name.
  public let model: String

  /// Makes the dialect; the model's name tells how it counts coordinates.
  public init(model: String) { self.model = model }

  /// Whether coordinates are pixels of the picture, as Qwen2 and 2.5 give them, or 0 to 999.
  var isAbsolute: Bool {
    let name = model.lowercased()
    return name.contains("qwen2.5") || name.contains("qwen2_5") || name.contains("qwen2-5")
  }

  /// A server of open weights.
  public var provider: Provider { .compatible }

  /// What the model's own image processor would make of a picture.
  public var imageBudget: ImageBudget {
    isAbsolute
      ? .multiples(of: 28, pixels: (4 * 28 * 28)...(16384 * 28 * 28))
      : .multiples(of: 32, pixels: (4 * 32 * 32)...(16384 * 32 * 32))
  }

  /// The last four.
  public var memory: Conversation.Memory { .recent(keep: 4, step: 1) }

  /// The request for the conversation's next answer, streamed.
  public func request(for conversation: Conversation) -> ModelRequest {
    let size = conversation.opening.size
    let resolution = isAbsolute ? "\(size.width)x\(size.height)" : "1000x1000"
    return ChatMessages.request(
      model: model, system: QwenPrompt.system(resolution: resolution, tools: conversation.tools),
      opening: "Task: \(conversation.instruction)", conversation)
  }

  /// Reads a completion.
  public func reply(
    to answer: JSONValue, in conversation: Conversation
  ) throws(MalformedAnswer) -> Reply {
    let answer = try ChatAnswer(answer)
    let space: CoordinateSpace =
      isAbsolute ? .pixels(of: conversation.sight.size) : .thousand
    var pointer = conversation.pointer
    let calls = QwenGrammar.calls(in: answer.text).map { written -> Call in
      guard let written else {
        return Call(name: "", intents: [.refuse("The <tool_call> does not hold one JSON object.")])
      }
      let name = written["name"]?.string ?? ""
      let input = written["arguments"] ?? .object([:])
      if let call = conversation.call(ofFunction: name, input) { return call }
      var action = QwenAction(
        arguments: input, sight: conversation.sight, space: space,
        pointer: pointer)
      let intents: [Intent]
      do throws(Refusal) {
        intents = try action.intents()
      } catch {
        intents = [.refuse(error.words)]
      }
      pointer = action.pointer
      return Call(name: name, input: input, intents: intents)
    }
    return answer.reply(
      calls, reminder: "Answer with one <tool_call> that holds a JSON object.")
  }

  /// An empty answer.
  public func assembly() -> any AnswerAssembly { ChatAssembly() }

  /// There is one form only.
  public func alternative(to problem: ProviderProblem) -> (any Dialect)? { nil }
}
