public import TaskFiles
public import Vocabulary

/// One disposable desktop: set up once, acted on, frozen, and gone.
///
/// The calls come in this order: `setUp`, any number of `observe`, `perform` and `effects`,
/// `freeze`, `end`.
/// Every fault that is thrown is of the infrastructure's or the task's side, never the agent's:
/// an action that cannot be carried out is a refused result.
public protocol Desktop: Sendable {
  /// The screen that captures show.
  var screen: Screen { get }

  /// Places files, starts services and opens applications, and waits until all are ready.
  ///
  /// A second call for the same variant has the outcome of the first, so that a desktop can be
  /// prepared before its trial begins.
  func setUp(_ variant: Variant) async throws(Fault) -> Preparation

  /// Records the screen into an MP4 file at that path until the desktop is frozen or ends.
  func record(to path: String) async throws(Fault)

  /// Looks at the desktop; the capture gets the next name of the trial.
  func observe(
    _ parts: Observation.Parts, view: CaptureView
  ) async throws(Fault) -> Sight

  /// Carries out one action and waits until the screen has come to rest.
  func perform(_ action: Action) async throws(Fault) -> Performance

  /// What changed since the last call, or since the desktop was set up; without step numbers.
  ///
  /// It also tells what was made and removed again in between. What applications write about
  /// themselves is left out.
  func effects() async throws(Fault) -> [Effect]

  /// Lets somebody decide what becomes of writes to the trial's sites from now on; before, and with
  /// nobody, each is carried out at once.
  func guardWrites(
    _ decide: @escaping @Sendable (SiteWrite) async -> WriteDecision
  ) async

  /// Carries a write out that was put off, or drops it, and says whether it was carried out.
  func settle(_ write: SiteWrite, carryOut: Bool) async throws(Fault) -> Bool

  /// Copies the home as it is now into `folder`, which is made, so that changes can be taken back in
  /// what is kept.
  func keepStart(in folder: String) async throws(Fault)

  /// Whether a path below the home is there; nil where that is not known.
  func exists(_ path: String) async -> Bool?

  /// Asks the live questions, closes applications, kills every process and keeps what is left
  /// in `folder`, which is made.
  func freeze(into folder: String, answer: String?) async throws(Fault) -> FrozenState

  /// Removes the desktop, in whatever state it is; never fails and may be called again.
  func end() async
}

extension Desktop {
  /// A desktop without sites has no writes.
  public func guardWrites(
    _ decide: @escaping @Sendable (SiteWrite) async -> WriteDecision
  ) async {}

  /// A desktop without sites has no writes.
  public func settle(_ write: SiteWrite, carryOut: Bool) async throws(Fault) -> Bool { false }

  /// A desktop without a home has nothing to copy.
  public func keepStart(in folder: String) async throws(Fault) {}

  /// A desktop without a home knows of no paths.
  public func exists(_ path: String) async -> Bool? { nil }

  /// Looks at the desktop, with the whole screen as a person sees it.
  public func observe(_ parts: Observation.Parts) async throws(Fault) -> Sight {
    try await observe(parts, view: .plain)
  }
}

/// What can be seen of a desktop at one moment.
public struct Sight: Sendable, Hashable {
  /// The screenshot.
  public var capture: Capture
  /// The open windows, the front one first.
  public var windows: [Window]
  /// The accessibility tree, where it was asked for.
  public var accessibility: AccessibilityTree?
  /// The browser's front page, where it was asked for and there is one.
  public var page: PageSnapshot?

  /// Makes a sight.
  public init(
    capture: Capture, windows: [Window], accessibility: AccessibilityTree? = nil,
    page: PageSnapshot? = nil
  ) {
    self.capture = capture
    self.windows = windows
    self.accessibility = accessibility
    self.page = page
  }
}

/// What became of an action, and where its seconds went.
public struct Performance: Sendable, Hashable {
  /// What became of the action.
  public var result: ActionResult
  /// Seconds until the X server had delivered it.
  public var acting: Double
  /// Seconds until the screen came to rest.
  public var settling: Double
  /// Seconds spent waiting for a person's approval, which are not the agent's.
  public var paused = 0.0

  /// Makes the record.
  public init(result: ActionResult, acting: Double = 0, settling: Double = 0) {
    self.result = result
    self.acting = acting
    self.settling = settling
  }
}

/// What a frozen desktop says of itself.
public struct FrozenState: Sendable, Hashable {
  /// What changed in the home since the agent was first asked.
  public var effects: [Effect]
  /// Paths that were left behind and not kept, with the reason.
  public var skipped: [String]

  /// Makes the record.
  public init(effects: [Effect], skipped: [String] = []) {
    self.effects = effects
    self.skipped = skipped
  }
}
