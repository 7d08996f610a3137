public import Vocabulary

/// All that a model has been shown and has said, in the words that all dialects share.
public struct Conversation: Sendable, Hashable {
  /// What is to be done.
  public var instruction: String
  /// What the model sees before it answers for the first time.
  public var opening: Picture
  /// The answers, each with what came of it.
  public var exchanges: [Exchange]
  /// Where the pointer is, in pixels of the capture, once that is known.
  public var pointer: Point?
  /// How many of the earlier pictures are sent again.
  public var memory: Memory
  /// The executor's tools that the model may call beside its computer.
  public var tools: [ToolDefinition]

  /// Begins a conversation.
  public init(
    instruction: String, opening: Picture, memory: Memory = .all, tools: [ToolDefinition] = []
  ) {
    self.instruction = instruction
    self.opening = opening
    exchanges = []
    pointer = nil
    self.memory = memory
    self.tools = tools
  }

  /// What the model sees now.
  public var sight: Picture { exchanges.last?.sight ?? opening }

  /// An answer and what came of it.
  public struct Exchange: Sendable, Hashable {
    /// The answer.
    public var reply: Reply
    /// What became of its calls, in their order.
    public var results: [CallResult]
    /// What is to be seen afterwards.
    public var sight: Picture
    /// Words for the model beside the results.
    public var note: String?

    /// Makes an exchange.
    public init(
      reply: Reply, results: [CallResult] = [], sight: Picture, note: String? = nil
    ) {
      self.reply = reply
      self.results = results
      self.sight = sight
      self.note = note
    }
  }

  /// Which pictures are left out, so that a long conversation fits into the model's window.
  ///
  /// Pictures are dropped from the beginning and many at a time, because each time the provider's
  /// cache of the conversation is lost.
  public enum Memory: Sendable, Hashable {
    /// None.
    case all
    /// The last `keep` are always sent; every `step` exchanges those before them are dropped.
    case recent(keep: Int, step: Int)
  }

  /// The number of the first exchange whose pictures are sent; 0 means the opening is sent too.
  public var firstPictured: Int {
    guard case .recent(let keep, let step) = memory, exchanges.count > keep else { return 0 }
    let droppable = exchanges.count - keep
    return step <= 1 ? droppable : droppable / step * step
  }

  /// What stands in the place of a picture that is no longer sent.
  public static let droppedPicture = "[An earlier screenshot was here.]"
}
