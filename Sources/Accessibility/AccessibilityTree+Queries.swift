public import Vocabulary

extension AccessibilityTree {
  /// All nodes that show, in the order of the tree: applications one after another, and each node
  /// before its children.
  public func showing() -> [AccessibilityElement] {
    var result: [AccessibilityElement] = []
    visit { element in
      if element.node.states.contains("showing") { result.append(element) }
    }
    return result
  }

  /// The nodes that fit every given part, in the order of the tree.
  ///
  /// - Parameters:
  ///   - role: The whole role name, such as `push button`.
  ///   - name: What the node's name must look like.
  ///   - text: What the node's text must look like; nodes without the text interface do not fit.
  ///   - application: What the application's name must look like.
  ///   - visibleOnly: Leaves out what a person cannot see, such as the items of a closed menu.
  public func nodes(
    role: String? = nil, name: TextPattern? = nil, text: TextPattern? = nil,
    application: TextPattern? = nil, visibleOnly: Bool = true
  ) -> [AccessibilityElement] {
    let nameMatches = name?.matcher()
    let textMatches = text?.matcher()
    let applicationMatches = application?.matcher()
    var result: [AccessibilityElement] = []
    visit { element in
      let node = element.node
      guard role.map({ $0 == node.role }) ?? true, !visibleOnly || element.isVisible,
        nameMatches?(node.name) ?? true,
        textMatches.map({ matches in node.text.map(matches) ?? false }) ?? true,
        applicationMatches?(element.application) ?? true
      else { return }
      result.append(element)
    }
    return result
  }

  /// The number of all nodes, applications among them.
  public var count: Int {
    var count = 0
    visit { _ in count += 1 }
    return count
  }

  private func visit(_ body: (AccessibilityElement) -> Void) {
    for (index, application) in applications.enumerated() {
      Self.visit(application, [index], application.name, body)
    }
  }

  private static func visit(
    _ node: AccessibilityNode, _ path: [Int], _ application: String,
    _ body: (AccessibilityElement) -> Void
  ) {
    body(AccessibilityElement(application: application, path: path, node: node))
    for (index, child) in node.children.enumerated() {
      visit(child, path + [index], application, body)
    }
  }
}
