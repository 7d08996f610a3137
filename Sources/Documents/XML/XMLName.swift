/// The name of an element or attribute: a local name in a namespace, or in none.
public struct XMLName: Sendable, Hashable, CustomStringConvertible {
  /// The namespace's address; nil for a name in no namespace.
  public var namespace: String?
  /// The name without its prefix.
  public var local: String

  /// Makes a name.
  public init(_ local: String, in namespace: String? = nil) {
    self.local = local
    self.namespace = namespace
  }

  /// Whether the local names and the namespaces are the same.
  public static func == (left: XMLName, right: XMLName) -> Bool {
    // The local names differ far more often than the long namespaces.
    left.local == right.local && left.namespace == right.namespace
  }

  /// The name in James Clark's notation, `{namespace}local`.
  public var description: String { namespace.map { "{\($0)}\(local)" } ?? local }
}

extension XMLName: ExpressibleByStringLiteral {
  /// A name in no namespace, as attributes of Office Open XML mostly are.
  public init(stringLiteral value: String) { self.init(value) }
}
