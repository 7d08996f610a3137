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
  /// The accessibility tree as text with references that actions can aim at, for agents that ask.
  public var outline: String?
  /// The accessibility tree as the XML of OSWorld's guest server, for agents that ask for it.
  public var osworld: String?
  /// The front page of the browser, for agents that ask for it and while one is open.
  public var page: PageSnapshot?
  /// What became of the actions that the agent returned last, in their order.
  public var results: [ActionResult]

  /// Makes an observation.
  public init(
    step: Int, capture: Capture, windows: [Window], accessibility: AccessibilityTree? = nil,
    page: PageSnapshot? = nil, results: [ActionResult] = [], outline: String? = nil,
    osworld: String? = nil
  ) {
    self.step = step
    self.capture = capture
    self.windows = windows
    self.accessibility = accessibility
    self.outline = outline
    self.osworld = osworld
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
    /// The accessibility tree as an outline for language models.
    public static let outline = Parts(rawValue: 4)
    /// The accessibility tree in OSWorld's XML form.
    public static let osworld = Parts(rawValue: 8)

    /// Whether one of the parts is made of the accessibility tree.
    public var needsTree: Bool { !isDisjoint(with: [.accessibility, .outline, .osworld]) }
  }
}
