import Glibc

/// Why a process could not be started, or talked with.
public enum ProcessError: Error, Sendable, Hashable, CustomStringConvertible {
  /// There is no such program.
  case notFound(String)
  /// The folder to start in cannot be entered.
  case folderMissing(String)
  /// The system refused to start it; `code` is an `errno`.
  case notStarted(String, code: Int32)
  /// Its input is closed: it ended or closed it, or this side did.
  case inputClosed(String, errors: String)
  /// A line of its output is longer than the limit in bytes.
  case lineTooLong(String, limit: Int)
  /// It did not answer, or take its input, in time.
  case timedOut(String, limit: Duration)
  /// Two tasks read its output at once.
  case alreadyReading(String)
  /// The task that waited was cancelled.
  case cancelled(String)
  /// Even SIGKILL does not end it.
  case unkillable(String, pid: Int32)

  /// What happened, what was expected and what to do next.
  public var description: String {
    switch self {
    case .notFound(let name):
      "There is no program \(name). Install it, or check PATH; `deskmark doctor` lists what is needed."
    case .folderMissing(let path):
      "The folder \(path) to start in cannot be entered. Check that it exists and may be read."
    case .notStarted(let name, let code):
      "\(name) could not be started: \(String(cString: strerror(code)))."
    case .inputClosed(let name, let errors):
      "\(name) takes no more input: it ended or closed it."
        + (errors.isEmpty ? "" : " Its last words: \(errors)")
    case .lineTooLong(let name, let limit):
      "\(name) wrote a line of more than \(limit) bytes. Shorter lines were expected."
    case .timedOut(let name, let limit):
      "\(name) did not answer within \(limit)."
    case .alreadyReading(let name):
      "The output of \(name) is being read by another task already; only one may."
    case .cancelled(let name):
      "The task that waited for \(name) was cancelled."
    case .unkillable(let name, let pid):
      "\(name) (process \(pid)) does not end even by SIGKILL; it hangs in the kernel."
    }
  }
}
