import Glibc
public import Processes

/// Why something around a trial's sandbox did not work.
public enum SandboxError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A setting makes no sense.
  case invalid(String)
  /// The sandbox did not come up; `reason` is what bubblewrap said.
  case unavailable(reason: String)
  /// The process that holds the sandbox has ended, and everything in it.
  case ended(errors: String)
  /// Processes are left that should have been killed.
  case processesLeft(String)
  /// A file operation failed; `code` is an `errno`.
  case file(String, doing: String, code: Int32)
  /// The user that trials run as cannot reach a path.
  case unreachable(String, user: UInt32)
  /// A folder holds more than is looked at.
  case tooLarge(String, limit: String)
  /// A process could not be started or ended.
  case process(ProcessError)

  /// What happened, what was expected and what to do next.
  public var description: String {
    switch self {
    case .invalid(let what): what
    case .unavailable(let reason):
      "The sandbox did not start: \(reason). bubblewrap needs unprivileged user namespaces; "
        + "`deskmark doctor` checks them."
    case .ended(let errors):
      "The sandbox has ended, and everything in it. It was expected to run."
        + (errors.isEmpty ? "" : " Its last words: \(errors)")
    case .processesLeft(let what):
      "Processes of \(what) are left although they were killed; they hang in the kernel."
    case .file(let path, let action, let code):
      "\(action) \(path) failed: \(String(cString: strerror(code)))."
    case .unreachable(let path, let user):
      "User \(user), as whom trials run when the harness is root, cannot reach \(path). "
        + "Give others the right to read it, or put it elsewhere."
    case .tooLarge(let path, let limit):
      "\(path) holds more than \(limit); it was not read to its end."
    case .process(let error): error.description
    }
  }
}

extension SandboxError {
  /// Does something with a process, whose error becomes one of the sandbox.
  static func from<Result>(
    _ work: () throws(ProcessError) -> Result
  ) throws(SandboxError) -> Result {
    do throws(ProcessError) {
      return try work()
    } catch {
      throw .process(error)
    }
  }
}
