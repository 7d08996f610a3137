public import Vocabulary

/// A node together with where it stands in the tree.
public struct AccessibilityElement: Codable, Sendable, Hashable {
  /// The name of its application.
  public var application: String
  /// The index of its application, then the index of each child on the way down to it.
  public var path: [Int]
  /// The node, with its children.
  public var node: AccessibilityNode

  /// Makes the element.
  public init(application: String, path: [Int], node: AccessibilityNode) {
    self.application = application
    self.path = path
    self.node = node
  }

  /// Says whether the node can be seen: it shows, and it has a place on the screen.
  public var isVisible: Bool { node.states.contains("showing") && node.frame != nil }
}
