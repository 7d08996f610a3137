import JSONValue
import Vocabulary

extension AnthropicDialect {
  /// The conversation as messages, the user's and the model's in turn.
  ///
  /// The last two of the user's messages end with a cache mark: the older one is where the last
  /// request's mark was, the newer one is for the next request to find.
  func messages(_ conversation: Conversation) -> [JSONValue] {
    let first = conversation.firstPictured
    var turns: [(assistant: JSONValue?, user: [JSONValue])] = [
      (nil, [Self.text(conversation.instruction), image(conversation.opening, sent: first == 0)])
    ]
    var shown = conversation.opening.capture
    for (number, exchange) in conversation.exchanges.enumerated() {
      let sent = number >= first
      var user = exchange.results.map { result(of: $0, sent: sent) }
      // What a call asked for and got is not shown a second time.
      let isNew =
        exchange.sight.capture != shown
        && !exchange.results.contains { $0.pictures.contains(exchange.sight) }
      shown = exchange.sight.capture
      if isNew { append(image(exchange.sight, sent: sent), to: &user) }
      if let note = exchange.note { user.append(Self.text(note)) }
      let content = exchange.reply.content
      // An answer of nothing is not sent back; a null would be refused.
      turns.append((content.array?.isEmpty == false ? .some(content) : .none, user))
    }
    for number in turns.indices.suffix(2) { mark(&turns[number].user) }
    return turns.flatMap { turn -> [JSONValue] in
      let user: [JSONValue] =
        turn.user.isEmpty ? [] : [["role": "user", "content": .array(turn.user)]]
      guard let content = turn.assistant else { return user }
      return [["role": "assistant", "content": content]] + user
    }
  }

  /// The block that answers a call.
  private func result(of result: CallResult, sent: Bool) -> JSONValue {
    var content: [JSONValue]
    var isError = false
    switch result.outcome {
    case .done:
      // A picture or a line of its own is the whole answer of the calls that ask for one.
      let asked = !result.pictures.isEmpty || !result.lines.isEmpty
      content = asked ? [] : [Self.text(result.call.acknowledgement)]
    case .failed(let words):
      content = [Self.text(words.isEmpty ? "The action failed." : words)]
      isError = true
    case .skipped:
      content = [Self.text(AnthropicWords.skipped)]
      isError = true
    }
    if !isError {
      content += result.lines.map(Self.text)
      content += result.pictures.map { image($0, sent: sent) }
    }
    return .members([
      "type": "tool_result", "tool_use_id": .string(result.call.id),
      "toolset_name": tool == .toolset && !result.call.isFunction ? "computer" : nil,
      "content": .array(content),
      "is_error": isError ? true : nil,
    ])
  }

  /// Puts the picture of what is to be seen now at the end, into the last result if that may hold one.
  private func append(_ picture: JSONValue, to user: inout [JSONValue]) {
    guard case .object(var result)? = user.last, result["type"] == "tool_result",
      let content = result["content"]?.array
    else {
      user.append(picture)
      return
    }
    // An error's result holds text only.
    if result["is_error"] == true {
      user.append(picture)
      return
    }
    result["content"] = .array(content + [picture])
    user[user.count - 1] = .object(result)
  }

  private func mark(_ user: inout [JSONValue]) {
    guard case .object(var block)? = user.last else { return }
    block["cache_control"] = Self.cacheMark
    user[user.count - 1] = .object(block)
  }

  private static func text(_ text: String) -> JSONValue {
    ["type": "text", "text": .string(text)]
  }

  private func image(_ picture: Picture, sent: Bool) -> JSONValue {
    guard sent else { return Self.text(Conversation.droppedPicture) }
    return [
      "type": "image",
      "source": [
        "type": "base64", "media_type": .string(picture.mediaType),
        "data": .string(picture.base64),
      ],
    ]
  }
}

/// The words in which Anthropic's models are told what became of their calls.
enum AnthropicWords {
  /// For a call that was not begun. The provider's own, to the letter.
  static let skipped = "Not executed: an earlier computer action in this turn failed."

  static func unknown(_ name: String) -> String {
    "Error: unknown computer toolset member '\(name)'"
  }

  static func unavailable(_ name: String) -> String {
    "The computer toolset member '\(name)' is not available in this environment."
  }

  static func invalid(_ name: String, _ problem: String) -> String {
    "invalid input for computer member '\(name)': \(problem)"
  }
}
