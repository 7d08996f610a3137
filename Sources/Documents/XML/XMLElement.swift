/// An element of an XML document with everything in it, as a value.
public struct XMLElement: Sendable, Hashable {
  /// What stands between the tags; comments and processing instructions are not kept.
  public enum Node: Sendable, Hashable {
    case element(XMLElement)
    case text(String)
  }

  /// A name with its value.
  public struct Attribute: Sendable, Hashable {
    /// The name with its namespace.
    public var name: XMLName
    /// The value with its references resolved.
    public var value: String

    /// Makes an attribute.
    public init(_ name: XMLName, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The name with its namespace.
  public var name: XMLName
  /// The attributes in the order of the file.
  public var attributes: [Attribute]
  /// The elements and texts directly inside, in order.
  public var nodes: [Node]

  /// Makes an element.
  public init(_ name: XMLName, attributes: [Attribute] = [], nodes: [Node] = []) {
    self.name = name
    self.attributes = attributes
    self.nodes = nodes
  }

  /// The value of an attribute, or nil.
  public subscript(name: XMLName) -> String? {
    attributes.first { $0.name == name }?.value
  }

  /// The elements directly inside, in order.
  public var children: some Sequence<XMLElement> {
    nodes.lazy.compactMap { node in
      if case .element(let element) = node { element } else { nil }
    }
  }

  /// The elements of that name directly inside, in order.
  public func children(_ name: XMLName) -> [XMLElement] { children.filter { $0.name == name } }

  /// The first element of that name directly inside, or nil.
  public func child(_ name: XMLName) -> XMLElement? { children.first { $0.name == name } }

  /// The first element at the end of a path of names, or nil.
  public func child(_ first: XMLName, _ second: XMLName, _ more: XMLName...) -> XMLElement? {
    var element = child(first)?.child(second)
    for name in more { element = element?.child(name) }
    return element
  }

  /// Every element of that name at any depth, in document order; none inside one that matches.
  public func descendants(_ name: XMLName) -> [XMLElement] {
    var found: [XMLElement] = []
    collect(name, into: &found)
    return found
  }

  private func collect(_ name: XMLName, into found: inout [XMLElement]) {
    for child in children {
      if child.name == name { found.append(child) } else { child.collect(name, into: &found) }
    }
  }

  /// All text inside at any depth, in document order.
  public var text: String {
    var text = ""
    collectText(into: &text)
    return text
  }

  private func collectText(into text: inout String) {
    for node in nodes {
      switch node {
      case .element(let element): element.collectText(into: &text)
      case .text(let part): text += part
      }
    }
  }
}
