public import TaskFiles

/// An agent as the command line names it: `reference`, `idle`, `give-up` or `process:COMMAND`.
public enum AgentSpecification: Sendable, Hashable {
  case reference
  case idle
  case giveUp
  case process(command: String)

  /// The forms that are known, for messages and help texts.
  public static let forms = ["reference", "idle", "give-up", "process:COMMAND"]

  /// Reads a name as it is given on the command line.
  ///
  /// - Throws: `UnknownAgent`, which lists the known forms.
  public init(_ text: String) throws(UnknownAgent) {
    switch text {
    case "reference": self = .reference
    case "idle": self = .idle
    case "give-up": self = .giveUp
    case _ where text.hasPrefix("process:"):
      let command = text.dropFirst("process:".count).drop(while: \.isWhitespace)
      guard !command.isEmpty else { throw UnknownAgent(text: text) }
      self = .process(command: String(command))
    default: throw UnknownAgent(text: text)
    }
  }

  /// Makes the agent for one trial of the variant.
  ///
  /// The reference gives up on a task that cannot be done, since that is right there.
  public func agent(for variant: Variant) -> any Agent {
    switch self {
    case .reference where !variant.feasible: GiveUpAgent()
    case .reference: ReferenceAgent(steps: variant.solution)
    case .idle: IdleAgent()
    case .giveUp: GiveUpAgent()
    case .process(let command): ProcessAgent(command: command)
    }
  }
}

extension AgentSpecification: CustomStringConvertible {
  /// The name as it is given on the command line.
  public var description: String {
    switch self {
    case .reference: "reference"
    case .idle: "idle"
    case .giveUp: "give-up"
    case .process(let command): "process:\(command)"
    }
  }
}

/// A name that stands for no agent.
public struct UnknownAgent: Error, Sendable, Hashable, CustomStringConvertible {
  /// The name as it was given.
  public var text: String

  /// Makes the error.
  public init(text: String) { self.text = text }

  /// What was given, and what is known.
  public var description: String {
    let forms = AgentSpecification.forms.joined(separator: ", ")
    return "There is no agent '\(text)'. Known agents: \(forms)."
  }
}
