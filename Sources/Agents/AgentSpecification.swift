public import ModelAPIs
public import TaskFiles
public import Vocabulary

/// An agent as the command line names it: `reference`, `idle`, `give-up`, `rehearsal:PERCENT`,
/// `process:COMMAND`, or `computer-use` with the name of a model.
public enum AgentSpecification: Sendable, Hashable {
  case reference
  case idle
  case giveUp
  case rehearsal(Rehearsal)
  case process(command: String)
  case computerUse(ModelName)

  /// The forms that are known, for messages and help texts.
  public static let forms = [
    "reference", "idle", "give-up", "process:COMMAND", "computer-use",
    "rehearsal:PERCENT",
  ]

  /// Reads a name as it is given on the command line.
  ///
  /// - Parameter model: `PROVIDER/MODEL`, for `computer-use` and for no other.
  /// - Throws: `UnknownAgent`, which lists the known forms.
  public init(_ text: String, model: String? = nil) throws(UnknownAgent) {
    if text == "computer-use" {
      guard let model else {
        throw UnknownAgent(text: text, reason: "computer-use needs a model: -m PROVIDER/MODEL")
      }
      do throws(ModelName.Unknown) {
        self = .computerUse(try ModelName(model))
      } catch {
        throw UnknownAgent(text: text, reason: error.description)
      }
      return
    }
    guard model == nil else {
      throw UnknownAgent(text: text, reason: "-m names a model for computer-use, not for \(text)")
    }
    switch text {
    case "reference": self = .reference
    case "idle": self = .idle
    case "give-up": self = .giveUp
    case _ where text.hasPrefix("process:"):
      let command = text.dropFirst("process:".count).drop(while: \.isWhitespace)
      guard !command.isEmpty else { throw UnknownAgent(text: text) }
      self = .process(command: String(command))
    case _ where text.hasPrefix("rehearsal:"):
      guard let errors = Int(text.dropFirst("rehearsal:".count)), (0...100).contains(errors) else {
        throw UnknownAgent(
          text: text,
          reason: "rehearsal takes the per cent of trials in which it errs, from 0 to 100, such as "
            + "rehearsal:20, not '\(text)'")
      }
      self = .rehearsal(Rehearsal(errors: errors))
    default: throw UnknownAgent(text: text)
    }
  }

  /// Makes the agent for one trial of the variant.
  ///
  /// The reference gives up on a task that cannot be done, since that is right there.
  ///
  /// - Parameter settings: for the agents that are models.
  /// - Throws: a `Fault` of the infrastructure's side for a model without settings.
  public func agent(
    for variant: Variant, settings: ComputerUseSettings? = nil
  ) throws(Fault) -> any Agent {
    switch self {
    case .reference where !variant.feasible, .rehearsal where !variant.feasible:
      return GiveUpAgent()
    case .reference: return ReferenceAgent(steps: variant.solution)
    case .rehearsal(let rehearsal): return ReferenceAgent(steps: rehearsal.steps(of: variant))
    case .idle: return IdleAgent()
    case .giveUp: return GiveUpAgent()
    case .process(let command): return ProcessAgent(command: command)
    case .computerUse(let model):
      guard let settings else {
        throw Fault(
          .infrastructure, "infrastructure.model-not-configured",
          "The model \(model) was asked for without a way to it.")
      }
      return ComputerUseAgent(model: model, settings: settings)
    }
  }

  /// The model, for the agents that are one.
  public var model: ModelName? {
    if case .computerUse(let model) = self { model } else { nil }
  }
}

extension AgentSpecification: CustomStringConvertible {
  /// The name as it is given on the command line.
  public var description: String {
    switch self {
    case .reference: "reference"
    case .idle: "idle"
    case .giveUp: "give-up"
    case .rehearsal(let rehearsal): "rehearsal:\(rehearsal.errors)"
    case .process(let command): "process:\(command)"
    case .computerUse: "computer-use"
    }
  }
}

/// A name that stands for no agent.
public struct UnknownAgent: Error, Sendable, Hashable, CustomStringConvertible {
  /// The name as it was given.
  public var text: String
  /// What is wrong, where it is more than an unknown name.
  public var reason: String?

  /// Makes the error.
  public init(text: String, reason: String? = nil) {
    self.text = text
    self.reason = reason
  }

  /// What was given, and what is known.
  public var description: String {
    if let reason { return reason }
    let forms = AgentSpecification.forms.joined(separator: ", ")
    return "There is no agent '\(text)'. Known agents: \(forms)."
  }
}
