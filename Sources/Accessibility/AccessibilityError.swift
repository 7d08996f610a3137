/// Why the accessibility tree could not be read.
public enum AccessibilityError: Error, Sendable, Hashable {
  /// No session bus address was given, by argument or in DBUS_SESSION_BUS_ADDRESS.
  case noSessionBus
  /// The address is not a plain local socket; nothing else is ever opened.
  case refusedAddress(String)
  /// The bus at the address cannot be reached, or does not let us in.
  case unreachable(address: String, reason: String)
  /// The bus closed the connection.
  case disconnected
  /// A service that every desktop must have did not answer within its time.
  case noAnswer(member: String, reason: String)
  /// The reader process ended or its pipe broke.
  case readerEnded(String)
  /// The reader process did not answer within the budget and a grace time, in seconds.
  case readerTimedOut(seconds: Double)
  /// The reader process answered that it could not read the tree.
  case readerFailed(String)
  /// The reader process sent a line that is no answer.
  case malformedAnswer(String)
}

extension AccessibilityError: CustomStringConvertible {
  /// What happened, and what to do next.
  public var description: String {
    switch self {
    case .noSessionBus:
      """
      There is no session bus address. Start the reader with DBUS_SESSION_BUS_ADDRESS set to the \
      desktop's bus.
      """
    case .refusedAddress(let address):
      """
      The bus address "\(address)" is not a local socket (unix:path or unix:abstract), so it was \
      not opened. Check what answers for org.a11y.Bus in the desktop.
      """
    case .unreachable(let address, let reason):
      """
      The bus at \(address) cannot be reached: \(reason). Check that the desktop still runs and \
      that the reader has its user id and its runtime directory.
      """
    case .disconnected:
      "The accessibility bus closed the connection. Read again: the next read connects anew."
    case .noAnswer(let member, let reason):
      "The accessibility bus did not answer \(member): \(reason). Check that at-spi2-core runs."
    case .readerEnded(let reason):
      "The accessibility reader ended (\(reason)). Start it again."
    case .readerTimedOut(let seconds):
      """
      The accessibility reader did not answer within \(seconds) s. End it and start another one.
      """
    case .readerFailed(let reason):
      "The accessibility reader could not read the tree: \(reason)"
    case .malformedAnswer(let line):
      "The accessibility reader sent a line that is no answer: \(line)"
    }
  }
}
