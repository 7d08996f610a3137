public import JSONValue
import Vocabulary

extension GeminiDialect {
  /// Reads a response's first candidate.
  public func reply(
    to answer: JSONValue, in conversation: Conversation
  ) throws(MalformedAnswer) -> Reply {
    let usage = Self.usage(answer["usageMetadata"])
    if let block = answer["promptFeedback"]?["blockReason"]?.string {
      let words = answer["promptFeedback"]?["blockReasonMessage"]?.string
      return Reply(
        .declined("The provider blocked the request (\(block)). \(words ?? "")".trimmed),
        content: .object([:]), usage: usage)
    }
    guard let candidate = answer["candidates"]?[0] else {
      throw MalformedAnswer("candidates", expected: "candidate")
    }
    guard let reason = candidate["finishReason"]?.string else {
      throw MalformedAnswer("candidates[0].finishReason", expected: "reason for stopping")
    }
    var calls: [Call] = []
    var text: [String] = []
    for (number, part) in (candidate["content"]?["parts"]?.array ?? []).enumerated() {
      if let call = part["functionCall"] {
        guard let name = call["name"]?.string else {
          throw MalformedAnswer(
            "candidates[0].content.parts[\(number)].functionCall", expected: "name")
        }
        let function = conversation.call(
          ofFunction: name, id: call["id"]?.string ?? "", call["args"] ?? .object([:]))
        calls.append(
          function
            ?? Self.call(name, call, on: conversation.sight, pointer: conversation.pointer))
      } else if let words = part["text"]?.string, part["thought"]?.bool != true {
        text.append(words)
      }
    }
    for number in calls.indices.dropLast()
    where calls[number].intents.last != .look && !calls[number].isFunction {
      calls[number].intents.append(.look)
    }
    let prose = text.joined(separator: "\n").trimmed
    return Reply(
      Self.meaning(of: reason, candidate, calls, prose),
      content: candidate["content"] ?? .object([:]), id: answer["responseId"]?.string, text: prose,
      usage: usage)
  }

  private static func meaning(
    of reason: String, _ candidate: JSONValue, _ calls: [Call], _ prose: String
  ) -> Reply.Meaning {
    switch reason {
    case "SAFETY", "PROHIBITED_CONTENT", "BLOCKLIST", "SPII", "RECITATION", "IMAGE_SAFETY":
      let words = candidate["finishMessage"]?.string
      return .declined("The provider stopped the answer (\(reason)). \(words ?? "")".trimmed)
    case _ where !calls.isEmpty: return .calls(calls)
    case "MAX_TOKENS": return .unclear("Your answer was cut off because it was too long.")
    case "MALFORMED_FUNCTION_CALL": return .unclear(StandingWords.sayAgain)
    case _ where prose.isEmpty: return .unclear(StandingWords.sayAgain)
    default: return Reply.meaning(ofProse: prose)
    }
  }

  private static func call(
    _ name: String, _ call: JSONValue, on sight: Picture, pointer: Point?
  ) -> Call {
    let arguments = call["args"] ?? .object([:])
    var checks: [SafetyCheck] = []
    var intents: [Intent]
    do {
      intents = try GeminiFunction(
        name: name, arguments: arguments, sight: sight, pointer: pointer
      ).intents()
    } catch {
      intents = [.refuse(error.words)]
    }
    if let decision = arguments["safety_decision"] {
      let code = decision["decision"]?.string
      let words = decision["explanation"]?.string
      let blocks = code == "blocked" || code == "block"
      if blocks {
        intents = [.refuse([GeminiWords.blocked, words].compactMap { $0 }.joined(separator: " "))]
      }
      if blocks || code == "require_confirmation" {
        checks = [SafetyCheck(code: code, message: words, blocks: blocks)]
      }
    }
    return Call(
      id: call["id"]?.string ?? "", name: name, input: arguments, intents: intents,
      safety: checks)
  }

  private static func usage(_ usage: JSONValue?) -> Usage {
    let cached = usage?["cachedContentTokenCount"]?.int ?? 0
    return Usage(
      input: max(0, (usage?["promptTokenCount"]?.int ?? 0) - cached),
      output: (usage?["candidatesTokenCount"]?.int ?? 0)
        + (usage?["thoughtsTokenCount"]?.int ?? 0),
      cacheRead: cached)
  }
}
