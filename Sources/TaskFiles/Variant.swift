public import Vocabulary

/// A task with its parameters drawn: all that a trial needs to know.
public struct Variant: Sendable, Hashable {
  /// The task's name.
  public var task: TaskID
  /// The absolute path of the task's folder.
  public var folder: String
  /// The seed that drew it.
  public var seed: UInt64
  /// The drawn parameters; records appear as `name.field`.
  public var parameters: [String: String]
  /// A short name for people.
  public var title: String
  /// What the agent is asked.
  public var instruction: String
  /// Names of applications of the catalogue.
  public var applications: [String]
  /// What the task asks of an agent.
  public var capability: Capability
  /// What stands ready before the agent is asked.
  public var setup: Setup
  /// The assertions over what was left; all must hold.
  public var checks: [CheckSpecification]
  /// What must not change.
  public var unchanged: Unchanged
  /// The reference solution; empty when the task cannot be done.
  public var solution: [SolutionStep]
  /// Wrong ways that must score 0.
  public var cheats: [Cheat]
  /// False for a task that cannot be done, where giving up is right.
  public var feasible: Bool
  /// How long a person takes.
  public var human: HumanTime
  /// The trust levels that this workflow needs, such as `batched`.
  public var trust: [String]
  /// The name of the policy that the task asks for; nil for none of its own.
  public var policy: String?
  /// Where a trial ends at the latest.
  public var limits: Limits

  /// Makes a variant; what is not given is empty, or the task file's default.
  public init(
    task: TaskID, folder: String = "/", seed: UInt64 = 0, parameters: [String: String] = [:],
    title: String = "", instruction: String = "", applications: [String] = [],
    capability: Capability = .fileOrganization, setup: Setup = Setup(),
    checks: [CheckSpecification] = [], unchanged: Unchanged = Unchanged(),
    solution: [SolutionStep] = [], cheats: [Cheat] = [], feasible: Bool = true,
    human: HumanTime = HumanTime(minutes: 1, source: "estimate"), trust: [String] = [],
    policy: String? = nil, limits: Limits = Limits()
  ) {
    self.task = task
    self.folder = folder
    self.seed = seed
    self.parameters = parameters
    self.title = title
    self.instruction = instruction
    self.applications = applications
    self.capability = capability
    self.setup = setup
    self.checks = checks
    self.unchanged = unchanged
    self.solution = solution
    self.cheats = cheats
    self.feasible = feasible
    self.human = human
    self.trust = trust
    self.policy = policy
    self.limits = limits
  }
}

/// What a task asks of an agent, after the five core capabilities of office agents.
public enum Capability: String, Codable, Sendable, Hashable, CaseIterable {
  case fileOrganization = "file-organization"
  case documentGeneration = "document-generation"
  case dataExtraction = "data-extraction"
  case researchSynthesis = "research-synthesis"
  case processAutomation = "process-automation"
}

/// How long a person takes, and who says so.
public struct HumanTime: Codable, Sendable, Hashable {
  /// Above 0.
  public var minutes: Double
  /// Who says so, such as `estimate`.
  public var source: String

  /// Makes the time from minutes above 0 and where they come from.
  public init(minutes: Double, source: String) {
    self.minutes = minutes
    self.source = source
  }
}

/// Where a trial ends at the latest.
public struct Limits: Codable, Sendable, Hashable {
  /// Actions.
  public var steps: Int
  /// Seconds of the agent's part.
  public var seconds: Double

  /// Makes the limits, by default 60 actions and 300 seconds.
  public init(steps: Int = 60, seconds: Double = 300) {
    self.steps = steps
    self.seconds = seconds
  }
}

/// What must not change: all visible files of the home but those excepted.
public struct Unchanged: Sendable, Hashable {
  /// Globs below the home (`*` within a name, `**` across folders) that may change.
  public var except: [String]

  /// Makes the rule from globs below the home.
  public init(except: [String] = []) { self.except = except }
}

/// One check as the task file states it; grading gives it its meaning.
public struct CheckSpecification: Sendable, Hashable {
  /// The check's name, such as `sheet-cells`.
  public var name: String
  /// The mapping of its arguments.
  public var arguments: LocatedValue
  /// Where the task file says so.
  public var location: SourceLocation

  /// Makes a specification from a check's name and the mapping of its arguments.
  public init(name: String, arguments: LocatedValue, location: SourceLocation) {
    self.name = name
    self.arguments = arguments
    self.location = location
  }
}

/// A wrong way that must score 0.
public struct Cheat: Sendable, Hashable {
  /// Short, with hyphens, such as `wrong-name`.
  public var name: String
  /// What is wrong with it.
  public var why: String
  /// What is done, a final `done` or `giveUp` included.
  public var steps: [SolutionStep]

  /// Makes a cheat.
  public init(name: String, why: String, steps: [SolutionStep]) {
    self.name = name
    self.why = why
    self.steps = steps
  }
}
