import Foundation
import JSONValue
import Testing
import Vocabulary

@testable import ModelAPIs

/// A conversation with a model, written down after the provider's published format.
///
/// A file of `Conversations` holds the model, the task, and for each turn the request that must be
/// sent, the answer, and what the desktop is then asked for and gives back. With `DESKMARK_GOLDEN`
/// set to `record` the requests are written anew, to be read before they are committed.
struct GoldenConversation: Sendable, CustomTestStringConvertible {
  let name: String
  let content: JSONValue

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Conversations")

  static let all: [GoldenConversation] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".json") }.sorted().map { file in
      let data = (try? Data(contentsOf: folder.appending(path: file))) ?? Data()
      let content = (try? JSONDecoder().decode(JSONValue.self, from: data)) ?? .null
      return GoldenConversation(name: String(file.dropLast(5)), content: content)
    }
  }()

  var testDescription: String { name }

  var dialect: any Dialect {
    get throws { try ModelName(content["model"]?.string ?? "").dialect }
  }

  var screen: Screen {
    Screen(width: content["screen"]?[0]?.int ?? 0, height: content["screen"]?[1]?.int ?? 0)
  }

  var turns: [JSONValue] { content["turns"]?.array ?? [] }

  /// A picture whose file is its name, so that it can be found in a request.
  func picture(_ name: String, in dialect: any Dialect) -> Picture {
    Picture(
      capture: CaptureID(rawValue: name), screen: screen,
      size: dialect.imageBudget.size(for: screen), png: Array(name.utf8))
  }

  /// Plays it, and returns the requests that were made.
  func play() throws -> [JSONValue] {
    let dialect = try dialect
    var conversation = Conversation(
      instruction: try #require(content["instruction"]?.string),
      opening: picture("c1", in: dialect), memory: dialect.memory,
      tools: try content["tools"]?.decoded(as: [ToolDefinition].self) ?? [])
    var requests: [JSONValue] = []
    for (number, turn) in turns.enumerated() {
      requests.append(try JSONValue(encoding: dialect.request(for: conversation)))
      let answer = try #require(turn["answer"])
      let reply = try dialect.reply(to: answer, in: conversation)
      try expectStream(of: answer, means: reply, dialect, conversation)
      if let usage = turn["usage"] {
        let found = try JSONValue(encoding: reply.usage)
        #expect(JSONDifference(expected: usage, found: found) == nil, "turn \(number)")
      }
      try follow(reply, turn, number, dialect, &conversation)
    }
    return requests
  }

  /// The streamed form of an answer comes to the same.
  private func expectStream(
    of answer: JSONValue, means reply: Reply, _ dialect: any Dialect,
    _ conversation: Conversation
  ) throws {
    var assembly = dialect.assembly()
    var parser = ServerSentEventParser()
    let wire = WireStreams.wire(
      WireStreams.events(answer, of: dialect.provider), of: dialect.provider
    ).joined()
    // Cut in pieces that respect neither lines nor characters.
    let bytes = Array(wire.utf8)
    for start in stride(from: 0, to: bytes.count, by: 5) {
      for event in parser.add(bytes[start..<min(start + 5, bytes.count)]) {
        try assembly.add(event)
      }
    }
    let streamed = try dialect.reply(to: assembly.answer(), in: conversation)
    #expect(streamed == reply)
  }

  /// Carries out what an answer asks for, by the script.
  private func follow(
    _ reply: Reply, _ turn: JSONValue, _ number: Int, _ dialect: any Dialect,
    _ conversation: inout Conversation
  ) throws {
    var sight = conversation.sight
    var results: [CallResult] = []
    var meaning: JSONValue
    switch reply.meaning {
    case .calls(let calls):
      meaning = "calls"
      var run = CallRun(calls)
      for move in turn["moves"]?.array ?? [] {
        let next = try show(run.next())
        #expect(JSONDifference(expected: move["next"] ?? .null, found: next) == nil, "\(number)")
        if let capture = move["capture"]?.string { sight = picture(capture, in: dialect) }
        if let outcomes = move["results"]?.array {
          run.acted(
            outcomes.map {
              ActionResult(
                ActionResult.Outcome(rawValue: $0[0]?.string ?? "") ?? .refused,
                message: $0[1]?.string)
            })
          let actions = move["next"]?["act"]?.array ?? []
          for (action, outcome) in zip(actions, outcomes) where outcome[0] != "refused" {
            let action = try action.decoded(as: Action.self)
            conversation.pointer = action.pointerAfterwards ?? conversation.pointer
          }
        } else {
          run.saw(sight)
        }
      }
      guard case .answered(let all) = run.next() else {
        Issue.record("turn \(number) is not answered")
        return
      }
      results = all
      let checks = calls.flatMap(\.safety)
      if !checks.isEmpty {
        let found = try JSONValue(encoding: checks)
        #expect(
          JSONDifference(expected: turn["safety"] ?? .null, found: found) == nil, "\(number)")
      }
    case .final(let action): meaning = ["final": try JSONValue(encoding: action)]
    case .declined(let words): meaning = ["declined": .string(words)]
    case .unclear(let words): meaning = ["unclear": .string(words)]
    case .paused: meaning = "paused"
    }
    let expected = turn["meaning"] ?? "calls"
    if let difference = JSONDifference(expected: expected, found: meaning) {
      Issue.record("turn \(number): \(difference)")
    }
    conversation.exchanges.append(
      Conversation.Exchange(
        reply: reply, results: results, sight: sight, note: turn["note"]?.string))
  }

  private func show(_ next: CallRun.Next) throws -> JSONValue {
    switch next {
    case .act(let actions): ["act": .array(try actions.map { try JSONValue(encoding: $0) })]
    case .look: "look"
    case .zoom(let part): ["zoom": try JSONValue(encoding: part)]
    case .answered: "answered"
    }
  }

  /// Writes the requests into the file.
  func record(_ requests: [JSONValue]) throws {
    var object = content.object ?? [:]
    object["turns"] = .array(
      zip(turns, requests).map { turn, request in
        var turn = turn.object ?? [:]
        turn["request"] = request
        return .object(turn)
      })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try encoder.encode(JSONValue.object(object)).write(
      to: Self.folder.appending(path: "\(name).json"))
  }
}

extension JSONValue {
  /// The value's JSON form.
  init(encoding value: some Encodable) throws {
    self = try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(value))
  }

  /// Reads a value from its JSON form.
  func decoded<Value: Decodable>(as type: Value.Type) throws -> Value {
    try JSONDecoder().decode(type, from: JSONEncoder().encode(self))
  }
}
