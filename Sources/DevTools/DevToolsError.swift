/// Why a DevTools call gave no answer.
public enum DevToolsError: Error, Sendable, Hashable {
  /// The connection is closed; the text says by whom.
  case closed(String)
  /// The browser did not answer the method in its time.
  case timeout(String)
  /// The browser refused the call.
  case remote(code: Int, message: String)
  /// The answer to the method is not what the protocol says.
  case malformed(String)
  /// The method's call is longer than the connection takes, or too many are waiting to be written.
  case tooLarge(String)
  /// The script that was evaluated threw.
  case script(String)
  /// The calling task was cancelled during the method.
  case cancelled(String)
}

extension DevToolsError: CustomStringConvertible {
  /// What happened, and what to do next.
  public var description: String {
    switch self {
    case .closed(let reason):
      "The DevTools connection is closed (\(reason)). Start the browser again to go on."
    case .timeout(let method):
      """
      The browser did not answer \(method) in its time. A dialog of the page or a busy script may \
      hold it; look at the screen.
      """
    case .remote(let code, let message):
      "The browser refused the call: \(message) (code \(code))."
    case .malformed(let method):
      "The answer to \(method) is not what the protocol says. Check the browser's version."
    case .tooLarge(let method):
      "The call \(method) is too long to be sent, or too much is waiting to be written."
    case .script(let text):
      "The script threw in the page: \(text)"
    case .cancelled(let method):
      "The call \(method) was cancelled."
    }
  }
}
