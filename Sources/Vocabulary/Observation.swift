/// What an agent sees before it decides.
public struct Observation: Codable, Sendable, Hashable {
  /// The number of actions carried out so far.
  public var step: Int
  /// The screenshot.
  public var capture: Capture
  /// The open windows, the front one first.
  public var windows: [Window]
  /// The accessibility tree, for agents that ask for it.
  public var accessibility: AccessibilityTree?
  /// The front page of the browser, for agents that ask for it and while one is open.
  public var page: PageSnapshot?
  /// What became of the actions that the agent returned last, in their order.
  public var results: [ActionResult]

  /// Makes an observation.
  public init(
    step: Int, capture: Capture, windows: [Window], accessibility: AccessibilityTree? = nil,
    page: PageSnapshot? = nil, results: [ActionResult] = []
  ) {
    self.step = step
    self.capture = capture
    self.windows = windows
    self.accessibility = accessibility
    self.page = page
    self.results = results
  }

  /// The parts of an observation that cost time and are made only when asked for.
  public struct Parts: OptionSet, Sendable, Hashable {
    /// The set as bits.
    public let rawValue: Int
    /// Makes a set from its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }
    /// The accessibility tree.
    public static let accessibility = Parts(rawValue: 1)
    /// The browser's front page.
    public static let page = Parts(rawValue: 2)
  }
}
