public import JSONValue

/// Something that the browser tells unasked.
public struct DevToolsEvent: Sendable, Hashable {
  /// The event's name, such as `Page.loadEventFired`.
  public var method: String
  /// What it tells, by the event's own names.
  public var params: JSONValue
  /// The session it belongs to, or nil for the browser itself.
  public var session: String?

  /// Makes an event.
  public init(method: String, params: JSONValue, session: String? = nil) {
    self.method = method
    self.params = params
    self.session = session
  }
}
