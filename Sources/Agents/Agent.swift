public import Vocabulary

/// Whatever decides the next action.
///
/// One value plays one trial: it is asked with each observation until it returns a final action,
/// and is told when the trial is over.
public protocol Agent: Sendable {
  /// The parts of an observation that it wants beside the capture and the windows.
  var wants: Observation.Parts { get }

  /// How it wants captures to look.
  var view: CaptureView { get }

  /// What its model used in this trial so far; nil for an agent that counts nothing.
  var usage: TrialUsage? { get }

  /// Makes ready for the trial.
  ///
  /// - Throws: a `Fault` of the side that is to blame.
  func begin(_ briefing: Briefing) async throws(Fault)

  /// Decides what to do next: one or several actions, carried out in order.
  ///
  /// - Throws: a `Fault` of the side that is to blame; it ends the trial.
  func decide(on observation: Observation) async throws(Fault) -> [Action]

  /// The trial is over, whatever the reason; releases what the agent holds.
  func end() async
}

extension Agent {
  /// The screen as a person sees it.
  public var view: CaptureView { .plain }

  /// Nothing is counted.
  public var usage: TrialUsage? { nil }
}

/// What an agent is told before a trial.
public struct Briefing: Codable, Sendable, Hashable {
  /// The task's name.
  public var task: TaskID
  /// What is to be done.
  public var instruction: String
  /// The size of the screen.
  public var screen: Screen
  /// Actions at most.
  public var steps: Int
  /// Seconds at most.
  public var seconds: Double
  /// The executor's tools that may be called.
  public var tools: [ToolDefinition]

  /// Makes a briefing.
  public init(
    task: TaskID, instruction: String, screen: Screen, steps: Int, seconds: Double,
    tools: [ToolDefinition] = []
  ) {
    self.task = task
    self.instruction = instruction
    self.screen = screen
    self.steps = steps
    self.seconds = seconds
    self.tools = tools
  }
}
