import Glibc

/// A program that runs beside this process, with its input and output at hand.
///
/// It leads a session of its own. When it ends, for whatever reason, the rest of its process group
/// is killed and its status collected. A handle that is let go kills the program.
public final class RunningProcess: Sendable {
  /// What becomes of the standard output.
  public enum Output: Sendable, Hashable {
    /// Read with `nextLine`, `nextBytes` or `lines`; the program waits while much is unread.
    case stream(lineLimit: Int = 16 << 20)
    /// The last so many bytes are kept for `outputTail`; the program never waits.
    case tail(Int)
    /// Thrown away.
    case discarded
  }

  /// What was started.
  public let command: Command
  /// The number of the started process.
  public let pid: Int32

  let core: ProcessCore
  let lineLimit: Int

  init(
    _ command: Command, takesInput: Bool, output: Output, errorTail: Int
  ) throws(ProcessError) {
    let keeping: PipeReader.Keeping? =
      switch output {
      case .stream(let limit): .all(lineLimit: limit)
      case .tail(let limit): .tail(limit)
      case .discarded: nil
      }
    if case .stream(let limit) = output { lineLimit = limit } else { lineLimit = 0 }
    core = try ProcessCore(command, takesInput: takesInput, output: keeping, errorTail: errorTail)
    self.command = command
    pid = core.pid
  }

  deinit { core.abandon() }

  /// How it ended; nil while it runs.
  public var exitStatus: ExitStatus? { core.ended.current }

  /// The end of its standard error so far, as text.
  public var errorTail: String { String(decoding: core.errors.tail().bytes, as: UTF8.self) }

  /// The end of its standard output so far, where `Output.tail` was asked for.
  public var outputTail: String {
    String(decoding: core.output?.tail().bytes ?? [], as: UTF8.self)
  }

  /// Awaits the end; nil when the limit passed or this task was cancelled first.
  public func waitUntilExit(within limit: Duration? = nil) async -> ExitStatus? {
    await core.ended.value(within: limit)
  }

  /// Sends a signal to the program and its process group.
  public func signal(_ number: Int32) { core.signal(number) }

  /// Ends the program and its process group: closes its input, sends SIGTERM, and SIGKILL when the
  /// grace is over; a grace of zero kills at once.
  ///
  /// Goes on to the end even if this task is cancelled, and takes at most the grace and 10 seconds.
  /// - Returns: How it ended, nil when it hangs in the kernel.
  @discardableResult
  public func terminate(grace: Duration = .seconds(1)) async -> ExitStatus? {
    core.input?.close()
    if grace > .zero {
      core.signal(SIGTERM)
      if let status = await core.ended.value(within: grace, ignoresCancellation: true) {
        return status
      }
    }
    core.signal(SIGKILL)
    if let status = await core.ended.value(within: .seconds(5), ignoresCancellation: true) {
      return status
    }
    core.killGroup()
    return await core.ended.value(within: .seconds(5), ignoresCancellation: true)
  }
}

extension RunningProcess {
  /// The processes below the started one, each the oldest child of the one before, down to a depth;
  /// fewer while they are not there yet.
  public func descendants(depth: Int) -> [Int32] { Command.descendants(of: pid, depth: depth) }
}
