public import TaskFiles

/// A pilot as it was planned before it was run: who, which work, what it costs, and what decides.
public struct PilotFile: Sendable, Hashable {
  /// A criterion that stops the pilot, written before the run.
  public struct KillCondition: Sendable, Hashable {
    /// What is measured.
    public enum Measure: String, Sendable, Hashable, CaseIterable {
      /// The share of judged trials that succeed, in per cent.
      case completion
      /// The mean of the survey, from 1 to 5.
      case satisfaction
      /// What was done against the policy, counted.
      case violationsExecuted = "violations-executed"
      /// What was attempted against the policy, counted.
      case violationsAttempted = "violations-attempted"
      /// Effects that cannot be taken back, counted.
      case irreversibleEffects = "irreversible-effects"
      /// Trials that changed what was to stay as it is, in per cent of the judged ones.
      case damagedTrials = "damaged-trials"
    }
    /// What is measured.
    public var measure: Measure
    /// The pilot stops below this; nil where it stops above something.
    public var below: Double?
    /// The pilot stops above this; nil where it stops below something.
    public var above: Double?
    /// The reason, in the pilot's own words.
    public var reason: String?
  }

  /// What leads to which decision.
  public struct Criteria: Sendable, Hashable {
    /// When they were written, in the file's words.
    public var written: String
    /// From this completion on, in per cent, the pilot is a success.
    public var completion: Double
    /// Below this completion, in per cent, it is a miss.
    public var promising: Double
    /// From this mean of the survey on it is a success, from 1 to 5.
    public var satisfaction: Double
  }

  /// What the agent costs a month.
  public struct Licence: Sendable, Hashable {
    /// The plan's name.
    public var title: String
    /// The price of a seat a month, in the pilot's currency.
    public var monthly: Double
    /// How many seats.
    public var seats: Int
    /// Where the price comes from.
    public var provenance: String
  }

  /// What the model costs for one execution of a workflow, where it is not measured.
  public struct ModelCost: Sendable, Hashable {
    /// The price of one execution, in the pilot's currency.
    public var perExecution: Double
    /// Where it comes from.
    public var source: String
  }

  /// Where inference ran.
  public struct Residency: Sendable, Hashable {
    /// The place, in the file's words.
    public var place: String
    /// Who says so.
    public var source: String
  }

  /// Work that is done again and again, and the tasks that stand for it.
  public struct Workflow: Sendable, Hashable {
    /// What people call it.
    public var name: String
    /// The team whose work it is.
    public var team: String
    /// Globs on tasks' names.
    public var tasks: [String]
    /// Where each of the globs stands in the file.
    public var places: [SourceLocation]
    /// Minutes that a person takes for one execution.
    public var manualMinutes: Double
    /// Minutes that a person is to take with the agent.
    public var targetMinutes: Double
    /// Minutes that a person takes to review what the agent did.
    public var reviewMinutes: Double
    /// How often the work is done in a month.
    public var perMonth: Double
    /// What an hour of the people costs, in the pilot's currency.
    public var hourlyCost: Double
    /// The supervision under which the pilot plans the work.
    public var level: Level
  }

  /// How far work is left to an agent.
  public enum Level: String, Sendable, Hashable, CaseIterable, Comparable {
    /// A person approves every step.
    case watched
    /// A person reviews the result.
    case batched
    /// Nobody looks.
    case autonomous

    /// Orders levels from the closest supervision to none.
    public static func < (left: Level, right: Level) -> Bool {
      let order = allCases
      return (order.firstIndex(of: left) ?? 0) < (order.firstIndex(of: right) ?? 0)
    }
  }

  /// What the pilot is called.
  public var title: String
  /// Whose pilot it is.
  public var company: String
  /// When it ran, in the file's words.
  public var period: String
  /// The currency of all prices, such as `USD`.
  public var currency: String
  /// Whether the tasks stand for ideal conditions rather than for real use.
  public var isIdeal: Bool
  /// What the agent costs.
  public var licence: Licence
  /// What the model costs; nil where the file does not say.
  public var modelCost: ModelCost?
  /// Where inference ran; nil where the file does not say.
  public var residency: Residency?
  /// What decides.
  public var criteria: Criteria
  /// What stops the pilot.
  public var killConditions: [KillCondition]
  /// The path of the survey, relative to the pilot file; nil without one.
  public var survey: String?
  /// The workflows in the order of the file.
  public var workflows: [Workflow]
}
