public import ModelAPIs
import Synchronization
public import Vocabulary

/// A model that uses a computer in its provider's own form.
///
/// Each observation is shown to the model, and its calls become actions; what became of them is told
/// with the next observation. `docs/models.md` describes the forms.
public final class ComputerUseAgent: Agent {
  private let name: ModelName
  private let settings: ComputerUseSettings
  private let state = Mutex(State())
  private let meter = UsageMeter()

  private struct State {
    var briefing: Briefing?
    var session: ComputerUseSession?
  }

  /// Makes an agent for one trial.
  public init(model: ModelName, settings: ComputerUseSettings) {
    name = model
    self.settings = settings
  }

  /// The capture is enough.
  public var wants: Observation.Parts { [] }

  /// What the trial's answers used so far.
  public var usage: TrialUsage? { meter.usage }

  /// The screen as a person sees it, in the format that the settings say.
  public var view: CaptureView { CaptureView(format: settings.pictures) }

  /// Takes the instruction; the conversation begins with the first observation.
  public func begin(_ briefing: Briefing) async throws(Fault) {
    state.withLock { $0 = State(briefing: briefing) }
    meter.clear()
  }

  /// Goes on with the calls of the last answer, and asks for the next when they are answered.
  public func decide(on observation: Observation) async throws(Fault) -> [Action] {
    let (briefing, previous) = state.withLock { ($0.briefing, $0.session) }
    guard let briefing else {
      throw Fault(
        .infrastructure, "infrastructure.agent-not-begun",
        "The model \(name) was asked outside a trial.")
    }
    var session: ComputerUseSession
    if var previous {
      try previous.took(observation)
      session = previous
    } else {
      session = try ComputerUseSession(
        name: name, settings: settings, meter: meter, briefing: briefing,
        capture: observation.capture)
    }
    let actions = try await session.decide()
    state.withLock { $0.session = session }
    return actions
  }

  /// Lets go of the conversation.
  public func end() async { state.withLock { $0 = State() } }
}
