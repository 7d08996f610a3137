extension Command {
  /// Starts the program and gives a handle to it.
  ///
  /// - Parameters:
  ///   - takesInput: Whether its standard input is a pipe from here; else it is empty.
  ///   - output: What becomes of its standard output.
  ///   - errorTail: How many bytes of its standard error are kept.
  /// - Throws: `ProcessError.notFound`, `.folderMissing` or `.notStarted`.
  public func start(
    takesInput: Bool = true, output: RunningProcess.Output = .stream(), errorTail: Int = 16 << 10
  ) throws(ProcessError) -> RunningProcess {
    try RunningProcess(self, takesInput: takesInput, output: output, errorTail: errorTail)
  }

  /// Runs the program to its end.
  ///
  /// When the time is over, or this task is cancelled, the whole process group is ended. Much
  /// output is no failure: the end of it is kept.
  ///
  /// - Parameters:
  ///   - input: All of its standard input.
  ///   - limit: How long it may run.
  ///   - keeping: How many bytes of output, and of errors, are kept.
  ///   - grace: The time between SIGTERM and SIGKILL once it has to end.
  /// - Throws: `ProcessError.notFound`, `.folderMissing`, `.notStarted`, `.cancelled` or
  ///   `.unkillable`. An exit code other than 0 is a result.
  public func run(
    input: [UInt8] = [], within limit: Duration? = nil, keeping: Int = 1 << 20,
    grace: Duration = .milliseconds(300)
  ) async throws(ProcessError) -> ProcessResult {
    let process = try start(
      takesInput: !input.isEmpty, output: .tail(keeping), errorTail: keeping)
    if !input.isEmpty {
      process.core.input?.enqueue(input)
      process.closeInput()
    }
    let end = await process.waitUntilExit(within: limit)
    let wasCancelled = end == nil && Task.isCancelled
    var status = end
    if status == nil { status = await process.terminate(grace: grace) }
    guard let status else { throw .unkillable(executable, pid: process.pid) }
    guard !wasCancelled else { throw .cancelled(executable) }
    await process.core.output?.waitUntilFinished(within: .seconds(5))
    await process.core.errors.waitUntilFinished(within: .seconds(5))
    let output = process.core.output?.tail() ?? (bytes: [], dropped: 0)
    let errors = process.core.errors.tail()
    return ProcessResult(
      status: status, output: output.bytes, errors: errors.bytes,
      dropped: output.dropped + errors.dropped, timedOut: end == nil)
  }
}
