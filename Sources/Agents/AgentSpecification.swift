import Foundation
public import ModelAPIs
public import TaskFiles
public import Vocabulary

/// An agent as the command line names it, such as `reference`, `process:COMMAND`, or `computer-use`
/// with the name of a model.
public enum AgentSpecification: Sendable, Hashable {
  case reference
  case idle
  case giveUp
  case rehearsal(Rehearsal)
  case process(command: String)
  /// A Python program with the package `deskmark`, started for each trial.
  case python(file: String)
  /// A server that is asked, by its address.
  case http(url: String)
  /// Programs that ask Deskmark's own server; port 0 takes a free one.
  case served(port: Int)
  /// A person who drives the desktop.
  case human
  case computerUse(ModelName)

  /// The forms that are known, for messages and help texts.
  public static let forms = [
    "reference", "idle", "give-up", "rehearsal:PERCENT", "process:COMMAND", "python:FILE",
    "http://ADDRESS", "serve:PORT", "human", "computer-use",
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
    case "human": self = .human
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
    case _ where text.hasPrefix("python:"):
      let file = String(text.dropFirst("python:".count))
      guard !file.isEmpty else { throw UnknownAgent(text: text) }
      self = .python(file: file)
    case _ where text.hasPrefix("http://") || text.hasPrefix("https://"):
      guard let url = URL(string: text), url.host()?.isEmpty == false else {
        throw UnknownAgent(text: text, reason: "'\(text)' is no address of a server")
      }
      self = .http(url: text)
    case _ where text.hasPrefix("serve:"):
      guard let port = Int(text.dropFirst("serve:".count)), (0...65535).contains(port) else {
        throw UnknownAgent(text: text, reason: "serve: takes a port from 0 to 65535, as serve:8123")
      }
      self = .served(port: port)
    default: throw UnknownAgent(text: text)
    }
  }

  /// Makes the agent for one trial of the variant.
  ///
  /// The reference gives up on a task that cannot be done, since that is right there.
  ///
  /// - Parameters:
  ///   - settings: for the agents that are models.
  ///   - server: for the agents that ask.
  ///   - folder: the trial's folder, for the agents that ask.
  ///   - say: shows a person a line.
  /// - Throws: a `Fault` of the infrastructure's side for a model without settings, and for agents
  ///   that ask without a server.
  public func agent(
    for variant: Variant, settings: ComputerUseSettings? = nil, server: AgentServer? = nil,
    folder: String? = nil, say: @escaping @Sendable (String) -> Void = { _ in }
  ) throws(Fault) -> any Agent {
    switch self {
    case .reference where !variant.feasible, .rehearsal where !variant.feasible:
      return GiveUpAgent()
    case .reference: return ReferenceAgent(steps: variant.solution)
    case .rehearsal(let rehearsal): return ReferenceAgent(steps: rehearsal.steps(of: variant))
    case .idle: return IdleAgent()
    case .giveUp: return GiveUpAgent()
    case .process(let command): return ProcessAgent(command: command)
    case .python(let file):
      let quoted = "'" + file.replacing("'", with: "'\\''") + "'"
      return ProcessAgent(command: "DESKMARK_PROTOCOL=lines exec python3 \(quoted)")
    case .http(let url): return HTTPAgent(url: url)
    case .served:
      guard let server else {
        throw Fault(
          .infrastructure, "infrastructure.agent-not-started",
          "An agent that asks for trials has no server to ask.")
      }
      return ServedAgent(server: server, folder: folder)
    case .human: return HumanAgent(lines: .standardInput, say: say)
    case .computerUse(let model):
      guard let settings else {
        throw Fault(
          .infrastructure, "infrastructure.model-not-configured",
          "The model \(model) was asked for without a way to it.")
      }
      return ComputerUseAgent(model: model, settings: settings)
    }
  }

  /// The port for the agents that ask.
  public var servedPort: Int? {
    if case .served(let port) = self { port } else { nil }
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
    case .python(let file): "python:\(file)"
    case .http(let url): url
    case .served(let port): "serve:\(port)"
    case .human: "human"
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
