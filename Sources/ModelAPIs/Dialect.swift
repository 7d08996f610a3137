public import JSONValue

/// The wire format of one provider's models: a pure codec between conversations and JSON.
public protocol Dialect: Sendable {
  /// Whose servers speak it.
  var provider: Provider { get }
  /// The model's name, as its provider writes it.
  var model: String { get }
  /// How large a picture the model takes.
  var imageBudget: ImageBudget { get }
  /// How many of the earlier pictures are sent again.
  var memory: Conversation.Memory { get }
  /// Whether it has a form for tools beside the computer's.
  var takesFunctions: Bool { get }

  /// What is sent to get the model's next answer.
  func request(for conversation: Conversation) -> ModelRequest

  /// Reads an answer to the conversation as it stands.
  ///
  /// - Throws: ``MalformedAnswer`` when the answer has not the provider's form.
  func reply(to answer: JSONValue, in conversation: Conversation) throws(MalformedAnswer) -> Reply

  /// An empty answer that the events of a stream are added to.
  func assembly() -> any AnswerAssembly

  /// Another dialect of the same model to try, when the provider's refusal of a request names what
  /// this one is about; nil when there is none.
  func alternative(to problem: ProviderProblem) -> (any Dialect)?
}

extension Dialect {
  /// Most have.
  public var takesFunctions: Bool { true }
}

/// The answer of a model put together from the events of its stream.
public protocol AnswerAssembly: Sendable {
  /// Adds an event.
  ///
  /// - Throws: ``StreamFault``.
  mutating func add(_ event: ServerSentEvent) throws(StreamFault)

  /// The whole answer, in the form that it has without streaming.
  ///
  /// - Throws: ``StreamFault`` when the stream ended before the answer did.
  func answer() throws(StreamFault) -> JSONValue
}

/// Why a stream makes no answer.
public enum StreamFault: Error, Sendable, Hashable {
  /// The stream ended too early.
  case cut
  /// An event has not the provider's form.
  case malformed(String)
  /// The provider reports a problem in the midst of the stream.
  case reported(ProviderProblem)
}

/// Whose servers a request goes to.
public enum Provider: String, Codable, Sendable, Hashable, CaseIterable {
  case anthropic, openai, gemini
  /// Any server of open weights that speaks OpenAI's Chat Completions.
  case compatible
}

/// What is sent to a provider, without address and key.
public struct ModelRequest: Codable, Sendable, Hashable {
  /// Whose server it is for.
  public var provider: Provider
  /// The path and query after the provider's base address, such as `/v1/messages`.
  public var path: String
  /// Headers of the dialect; the key is not among them.
  public var headers: [String: String]
  /// The body.
  public var body: JSONValue

  /// Makes a request.
  public init(
    provider: Provider, path: String, headers: [String: String] = [:], body: JSONValue
  ) {
    self.provider = provider
    self.path = path
    self.headers = headers
    self.body = body
  }
}

/// A problem that a provider reports: its HTTP status with its own words.
public struct ProviderProblem: Error, Codable, Sendable, Hashable {
  /// The HTTP status; 200 for a problem that was reported in the midst of a stream.
  public var status: Int
  /// The provider's name for the kind of problem, such as `overloaded_error`.
  public var kind: String?
  /// The provider's words, or the beginning of what it sent instead.
  public var message: String

  /// Makes a problem.
  public init(status: Int, kind: String? = nil, message: String) {
    self.status = status
    self.kind = kind
    self.message = message
  }
}

/// An answer that has not the provider's form.
public struct MalformedAnswer: Error, Sendable, Hashable, CustomStringConvertible {
  /// Where in the answer, such as `content[2].input`.
  public var path: String
  /// What was expected there.
  public var expected: String

  /// Makes the error.
  public init(_ path: String, expected: String) {
    self.path = path
    self.expected = expected
  }

  /// What is wrong, and where.
  public var description: String { "the model's answer has no \(expected) at \(path)" }
}

extension JSONValue {
  /// An object whose absent members are left out.
  static func members(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    var object: [String: JSONValue] = [:]
    for (name, value) in members { object[name] = value }
    return .object(object)
  }
}
