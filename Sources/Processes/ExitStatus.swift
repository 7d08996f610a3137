/// How a process ended.
public enum ExitStatus: Sendable, Hashable, CustomStringConvertible {
  /// It returned this code, 0 to 255.
  case exited(Int32)
  /// This signal killed it.
  case signaled(Int32)
  /// Somebody else collected its status.
  case unknown

  /// It returned 0.
  public var isSuccess: Bool { self == .exited(0) }

  /// Reads the status word of `waitpid`.
  init(word: Int32) {
    let signal = word & 0x7f
    self = signal == 0 ? .exited((word >> 8) & 0xff) : .signaled(signal)
  }

  /// The end in words.
  public var description: String {
    switch self {
    case .exited(let code): "exit code \(code)"
    case .signaled(let signal): "killed by signal \(signal)"
    case .unknown: "ended with an unknown status"
    }
  }
}
