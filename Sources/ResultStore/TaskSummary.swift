public import Vocabulary

/// What a reader of results needs to know of a task; `task.json` of a trial.
public struct TaskSummary: Codable, Sendable, Hashable {
  /// The task's name.
  public var id: TaskID
  /// What it is about, in a few words.
  public var title: String
  /// What the agent was told, with the drawn parameters filled in.
  public var instruction: String
  /// What it is counted under, such as `files`.
  public var domain: String
  /// Names of applications of the catalogue.
  public var applications: [String]
  /// What the task asks of an agent, such as `data-extraction`.
  public var capability: String
  /// Minutes that a person takes.
  public var humanMinutes: Double
  /// False for a task that cannot be done, where giving up is right.
  public var feasible: Bool
  /// The trust levels that the workflow needs, such as `batched`; nil in records of earlier versions.
  public var trust: [String]?

  /// Makes a summary; without a domain, it is the first part of the task's name.
  public init(
    id: TaskID, title: String, instruction: String, domain: String? = nil,
    applications: [String], capability: String, humanMinutes: Double, feasible: Bool,
    trust: [String]? = nil
  ) {
    self.id = id
    self.title = title
    self.instruction = instruction
    self.domain = domain ?? id.domain
    self.applications = applications
    self.capability = capability
    self.humanMinutes = humanMinutes
    self.feasible = feasible
    self.trust = trust
  }
}
