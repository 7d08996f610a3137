/// One node of the accessibility tree, with its children.
public struct AccessibilityNode: Codable, Sendable, Hashable {
  /// The AT-SPI role name, such as `push button`.
  public var role: String
  /// What the application calls it, as a screen reader says it.
  public var name: String
  /// The node's text where it has the text interface, else nil.
  public var text: String?
  /// The node's value where it has the value interface, else nil.
  public var value: Double?
  /// AT-SPI state names, such as `showing`, `focused`, `checked`.
  public var states: Set<String>
  /// Where it is on the screen, in screen pixels; nil for nodes without a place.
  public var frame: Rectangle?
  /// The nodes inside, in the application's order.
  public var children: [AccessibilityNode]

  /// Makes a node.
  public init(
    role: String, name: String, text: String? = nil, value: Double? = nil,
    states: Set<String> = [], frame: Rectangle? = nil, children: [AccessibilityNode] = []
  ) {
    self.role = role
    self.name = name
    self.text = text
    self.value = value
    self.states = states
    self.frame = frame
    self.children = children
  }
}

/// The accessibility tree of a whole desktop at one moment.
public struct AccessibilityTree: Codable, Sendable, Hashable {
  /// One root for each application.
  public var applications: [AccessibilityNode]
  /// The names of applications that did not answer in time and are therefore missing or cut.
  public var incomplete: [String]

  /// Makes a tree.
  public init(applications: [AccessibilityNode], incomplete: [String] = []) {
    self.applications = applications
    self.incomplete = incomplete
  }
}
