public import JSONValue
import Vocabulary

extension AnthropicDialect {
  /// Reads a message of the model's.
  public func reply(
    to answer: JSONValue, in conversation: Conversation
  ) throws(MalformedAnswer) -> Reply {
    guard let blocks = answer["content"]?.array else {
      throw MalformedAnswer("content", expected: "list of blocks")
    }
    guard let reason = answer["stop_reason"]?.string else {
      throw MalformedAnswer("stop_reason", expected: "reason for stopping")
    }
    var calls: [Call] = []
    var text: [String] = []
    var pointer = conversation.pointer
    for (number, block) in blocks.enumerated() {
      switch block["type"]?.string {
      case "text": text.append(block["text"]?.string ?? "")
      case "tool_use":
        guard let id = block["id"]?.string, let name = block["name"]?.string else {
          throw MalformedAnswer("content[\(number)]", expected: "id and name")
        }
        let input = block["input"] ?? .object([:])
        calls.append(
          conversation.call(ofFunction: name, id: id, input)
            ?? call(id, name, input: input, on: conversation, pointer: &pointer))
      case .some: break
      case nil: throw MalformedAnswer("content[\(number)]", expected: "type")
      }
    }
    let prose = text.joined(separator: "\n").trimmed
    return Reply(
      meaning(of: reason, answer, calls, prose), content: .array(blocks),
      id: answer["id"]?.string, text: prose, usage: Self.usage(answer["usage"]))
  }

  private func meaning(
    of reason: String, _ answer: JSONValue, _ calls: [Call], _ prose: String
  ) -> Reply.Meaning {
    switch reason {
    case "refusal":
      let details = answer["stop_details"]?["explanation"]?.string
      return .declined(details ?? (prose.isEmpty ? "The model refused to go on." : prose))
    case "pause_turn": return .paused
    case _ where !calls.isEmpty: return .calls(calls)
    case "max_tokens": return .unclear("Your answer was cut off because it was too long.")
    case _ where prose.isEmpty: return .unclear(StandingWords.sayAgain)
    default: return Reply.meaning(ofProse: prose)
    }
  }

  /// The call that a block stands for, in any of the three forms.
  private func call(
    _ id: String, _ name: String, input: JSONValue, on conversation: Conversation,
    pointer: inout Point?
  ) -> Call {
    let member = tool == .toolset ? name : input["action"]?.string ?? name
    var reader = AnthropicMember(
      name: member, input: input, sight: conversation.sight, hasZoom: tool.hasZoom,
      pointer: pointer)
    let intents: [Intent]
    do {
      intents = try reader.intents()
    } catch {
      intents = [.refuse(error.words)]
    }
    pointer = reader.pointer
    return Call(
      id: id, name: name, input: input, intents: intents,
      acknowledgement: reader.acknowledgement)
  }

  private static func usage(_ usage: JSONValue?) -> Usage {
    Usage(
      input: usage?["input_tokens"]?.int ?? 0, output: usage?["output_tokens"]?.int ?? 0,
      cacheRead: usage?["cache_read_input_tokens"]?.int ?? 0,
      cacheWrite: usage?["cache_creation_input_tokens"]?.int ?? 0)
  }
}
