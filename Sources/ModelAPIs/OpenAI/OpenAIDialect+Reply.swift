public import JSONValue
import Vocabulary

extension OpenAIDialect {
  /// Reads a response.
  public func reply(
    to answer: JSONValue, in conversation: Conversation
  ) throws(MalformedAnswer) -> Reply {
    guard let items = answer["output"]?.array else {
      throw MalformedAnswer("output", expected: "list of items")
    }
    guard let id = answer["id"]?.string else { throw MalformedAnswer("id", expected: "text") }
    var calls: [Call] = []
    var text: [String] = []
    var refusals: [String] = []
    for (number, item) in items.enumerated() {
      switch item["type"]?.string {
      case "message":
        for part in item["content"]?.array ?? [] {
          if let refusal = part["refusal"]?.string { refusals.append(refusal) }
          if let words = part["text"]?.string { text.append(words) }
        }
      case "computer_call":
        guard let call = Self.call(item, on: conversation.sight) else {
          throw MalformedAnswer("output[\(number)]", expected: "call_id and actions")
        }
        calls.append(call)
      case "function_call":
        guard let id = item["call_id"]?.string, let name = item["name"]?.string else {
          throw MalformedAnswer("output[\(number)]", expected: "call_id and name")
        }
        calls.append(Self.function(name, id, item["arguments"], of: conversation))
      case .some: break
      case nil: throw MalformedAnswer("output[\(number)]", expected: "type")
      }
    }
    // Each call is answered by a picture of its own; the last one's is what is seen afterwards.
    for number in calls.indices.dropLast()
    where calls[number].intents.last != .look && !calls[number].isFunction {
      calls[number].intents.append(.look)
    }
    let prose = text.joined(separator: "\n").trimmed
    let meaning: Reply.Meaning
    if !refusals.isEmpty {
      meaning = .declined(refusals.joined(separator: "\n"))
    } else if answer["incomplete_details"]?["reason"] == "content_filter" {
      meaning = .declined("The provider's content filter stopped the answer.")
    } else if !calls.isEmpty {
      meaning = .calls(calls)
    } else if answer["status"] == "incomplete" {
      meaning = .unclear("Your answer was cut off because it was too long.")
    } else {
      meaning = prose.isEmpty ? .unclear(StandingWords.sayAgain) : Reply.meaning(ofProse: prose)
    }
    return Reply(
      meaning, content: .array(items), id: id, text: prose, usage: Self.usage(answer["usage"]))
  }

  /// The call of a function, whose arguments are JSON in a text.
  private static func function(
    _ name: String, _ id: String, _ arguments: JSONValue?, of conversation: Conversation
  ) -> Call {
    let text = arguments?.string ?? ""
    let read = text.isEmpty ? .object([:]) : JSONValue(text: text)
    guard let read, read.object != nil else {
      return Call(
        id: id, name: name, intents: [.refuse("The arguments of \(name) are no JSON object.")],
        isFunction: true)
    }
    return conversation.call(ofFunction: name, id: id, read)
      ?? Call(
        id: id, name: name, input: read, intents: [.refuse("There is no function \(name).")],
        isFunction: true)
  }

  private static func call(_ item: JSONValue, on sight: Picture) -> Call? {
    guard let id = item["call_id"]?.string,
      let actions = item["actions"]?.array ?? item["action"].map({ [$0] })
    else { return nil }
    var intents: [Intent] = []
    for action in actions {
      do {
        intents += try OpenAIAction(action, on: sight).intents()
      } catch {
        intents.append(.refuse(error.words))
        break
      }
    }
    let checks = (item["pending_safety_checks"]?.array ?? []).map { check in
      SafetyCheck(
        id: check["id"]?.string ?? "", code: check["code"]?.string,
        message: check["message"]?.string)
    }
    return Call(
      id: id, name: "computer_call", input: .array(actions), intents: intents, safety: checks)
  }

  private static func usage(_ usage: JSONValue?) -> Usage {
    let cached = usage?["input_tokens_details"]?["cached_tokens"]?.int ?? 0
    return Usage(
      input: max(0, (usage?["input_tokens"]?.int ?? 0) - cached),
      output: usage?["output_tokens"]?.int ?? 0, cacheRead: cached)
  }
}
