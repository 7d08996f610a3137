public import JSONValue
import Vocabulary

/// UI-TARS, behind any server that speaks Chat Completions.
///
/// Format: the prompt for computer use and the parser in bytedance's UI-TARS repository.
public struct UITARSDialect: Dialect {
  /// The model's name.
  public let model: String

  /// Makes the dialect; the model's name tells how it counts coordinates.
  public init(model: String) { self.model = model }

  /// Whether coordinates are pixels of the picture, as version 1.5's 7B model gives them, or
  /// thousandths of its edges.
  var isAbsolute: Bool {
    let name = model.lowercased()
    return name.contains("ui-tars-1.5")
  }

  /// A server of open weights.
  public var provider: Provider { .compatible }

  /// What the model's own image processor would make of a picture.
  public var imageBudget: ImageBudget {
    .multiples(of: 28, pixels: (100 * 28 * 28)...(16384 * 28 * 28))
  }

  /// The last five, as the model's makers advise.
  public var memory: Conversation.Memory { .recent(keep: 5, step: 1) }

  /// Its grammar has a fixed list of actions.
  public var takesFunctions: Bool { false }

  /// The request for the conversation's next answer, streamed.
  public func request(for conversation: Conversation) -> ModelRequest {
    ChatMessages.request(
      model: model, system: "You are a helpful assistant.",
      opening: UITARSPrompt.opening(conversation.instruction), conversation)
  }

  /// Reads a completion.
  public func reply(
    to answer: JSONValue, in conversation: Conversation
  ) throws(MalformedAnswer) -> Reply {
    let answer = try ChatAnswer(answer)
    let space: CoordinateSpace =
      isAbsolute ? .pixels(of: conversation.sight.size) : .thousand
    let calls = UITARSGrammar.calls(in: answer.text).map { written -> Call in
      guard let written else {
        return Call(name: "", intents: [.refuse("The action could not be parsed.")])
      }
      let intents: [Intent]
      do throws(Refusal) {
        intents = try UITARSAction(
          written, sight: conversation.sight, space: space, pointer: conversation.pointer
        ).actions().map(Intent.act)
      } catch {
        intents = [.refuse(error.words)]
      }
      return Call(
        name: written.name, input: .object(written.arguments.mapValues(JSONValue.string)),
        intents: intents)
    }
    return answer.reply(
      calls, reminder: "Answer with a line 'Thought: ...' and a line 'Action: ...'.")
  }

  /// An empty answer.
  public func assembly() -> any AnswerAssembly { ChatAssembly() }

  /// There is one form only.
  public func alternative(to problem: ProviderProblem) -> (any Dialect)? { nil }
}

/// The frame in which UI-TARS is given its task.
enum UITARSPrompt {
  /// The first message for a task.
  static func opening(_ instruction: String) -> String {
    #"""
    You are a GUI agent. You are given a task and your action history, with screenshots. You need \#
    to perform the next action to complete the task.

    ## Output Format
    ```
    Thought: ...
    Action: ...
    ```

    ## Action Space

    click(point='<point>x1 y1</point>')
    left_double(point='<point>x1 y1</point>')
    right_single(point='<point>x1 y1</point>')
    drag(start_point='<point>x1 y1</point>', end_point='<point>x2 y2</point>')
    hotkey(key='ctrl c') # Split keys with a space, in lower case, at most 3 keys.
    type(content='xxx') # Escape ', " and line ends. End with \n to submit.
    scroll(point='<point>x1 y1</point>', direction='down or up or right or left')
    wait() # Sleeps for 5 s.
    finished(content='xxx') # The answer, where the task asks for one.
    call_user() # Gives up: the task cannot be done.

    ## User Instruction
    \#(instruction)
    """#
  }
}
