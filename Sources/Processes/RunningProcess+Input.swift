extension RunningProcess {
  /// Writes bytes to the standard input and returns once the pipe has taken them.
  ///
  /// Writes of several tasks follow each other whole. A write that is given up leaves the input in
  /// the middle of something, so it is closed then.
  ///
  /// - Throws: `ProcessError.inputClosed`, `.timedOut` or `.cancelled`.
  public func write(_ bytes: [UInt8], within limit: Duration? = nil) async throws(ProcessError) {
    guard !bytes.isEmpty else { return }
    guard let input = core.input else { throw inputClosed }
    let outcome = await input.enqueue(bytes).value(within: limit)
    switch outcome {
    case .written: return
    case .closed: throw inputClosed
    case nil:
      input.close()
      if let limit, !Task.isCancelled { throw .timedOut(command.executable, limit: limit) }
      throw .cancelled(command.executable)
    }
  }

  /// Writes a text and a newline.
  ///
  /// - Throws: as `write`.
  public func writeLine(_ line: String, within limit: Duration? = nil) async throws(ProcessError) {
    try await write(Array(line.utf8) + [UInt8(ascii: "\n")], within: limit)
  }

  /// Closes the standard input once everything is written: the program reads its end.
  public func closeInput() { core.input?.closeWhenWritten() }

  private var inputClosed: ProcessError { .inputClosed(command.executable, errors: errorTail) }
}
