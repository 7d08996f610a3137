public import JSONValue
public import Vocabulary

/// One thing that a model asks for, with what it comes to on the desktop.
public struct Call: Sendable, Hashable {
  /// What the provider calls it, to be answered by; empty where answers have no names.
  public var id: String
  /// The name of the tool, function or action, as the model wrote it.
  public var name: String
  /// Its input, as the model wrote it.
  public var input: JSONValue
  /// What it comes to, in order.
  public var intents: [Intent]
  /// What is answered when all of it was done.
  public var acknowledgement: String
  /// What the provider wants to be confirmed before it is done.
  public var safety: [SafetyCheck]
  /// Whether it is of one of the executor's tools, which providers answer in a form of its own.
  public var isFunction: Bool

  /// Makes a call.
  public init(
    id: String = "", name: String, input: JSONValue = .object([:]), intents: [Intent],
    acknowledgement: String = "OK", safety: [SafetyCheck] = [], isFunction: Bool = false
  ) {
    self.id = id
    self.name = name
    self.input = input
    self.intents = intents
    self.acknowledgement = acknowledgement
    self.safety = safety
    self.isFunction = isFunction
  }
}

/// One step of a call.
public enum Intent: Sendable, Hashable {
  /// Something done on the desktop.
  case act(Action)
  /// A new capture.
  case look
  /// A part of the capture, enlarged; in pixels of the capture.
  case zoom(Rectangle)
  /// An answer that needs no desktop.
  case say(String)
  /// Something that cannot be done, with the dialect's words for the model.
  case refuse(String)
}

/// Something a provider wants to be confirmed before a call is carried out.
public struct SafetyCheck: Codable, Sendable, Hashable {
  /// The provider's name for this check; empty where it has none.
  public var id: String
  /// The kind of check, such as `malicious_instructions` or `require_confirmation`.
  public var code: String?
  /// What the provider says about it.
  public var message: String?
  /// Whether the provider forbids the call instead of asking.
  public var blocks: Bool

  /// Makes a check.
  public init(id: String = "", code: String? = nil, message: String? = nil, blocks: Bool = false) {
    self.id = id
    self.code = code
    self.message = message
    self.blocks = blocks
  }
}

/// What became of a call.
public struct CallResult: Sendable, Hashable {
  /// How far it came.
  public enum Outcome: Sendable, Hashable {
    /// All of it was done.
    case done
    /// It failed, for this reason.
    case failed(String)
    /// It was not begun, because a call before it failed.
    case skipped
  }

  /// The call.
  public var call: Call
  /// How far it came.
  public var outcome: Outcome
  /// What it answers beside the acknowledgement, or instead of it.
  public var lines: [String]
  /// The pictures that it asked for.
  public var pictures: [Picture]

  /// Makes a result.
  public init(
    call: Call, outcome: Outcome, lines: [String] = [], pictures: [Picture] = []
  ) {
    self.call = call
    self.outcome = outcome
    self.lines = lines
    self.pictures = pictures
  }
}
