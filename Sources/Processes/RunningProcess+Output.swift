extension RunningProcess {
  /// Awaits the next line of the standard output, without its newline; nil at the end.
  ///
  /// What is not UTF-8 is repaired. The last line needs no newline.
  ///
  /// - Throws: `ProcessError.timedOut`, `.lineTooLong`, `.alreadyReading` or `.cancelled`. After a
  ///   line that is too long no other line comes.
  public func nextLine(within limit: Duration? = nil) async throws(ProcessError) -> String? {
    try await next(.line(limit: lineLimit), within: limit).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// Awaits some bytes of the standard output, as many as have come; nil at the end.
  ///
  /// - Throws: `ProcessError.timedOut`, `.alreadyReading` or `.cancelled`.
  public func nextBytes(within limit: Duration? = nil) async throws(ProcessError) -> [UInt8]? {
    try await next(.bytes, within: limit)
  }

  /// The lines of the standard output, for one reader.
  public var lines: Lines { Lines(process: self) }

  private func next(
    _ wish: OutputBuffer.Wish, within limit: Duration?
  ) async throws(ProcessError) -> [UInt8]? {
    guard let output = core.output, lineLimit > 0 else { return nil }
    switch await output.next(wish, within: limit) {
    case .bytes(let bytes): return bytes
    case .end: return nil
    case .lineTooLong: throw .lineTooLong(command.executable, limit: lineLimit)
    case .timedOut: throw .timedOut(command.executable, limit: limit ?? .zero)
    case .cancelled: throw .cancelled(command.executable)
    case .busy: throw .alreadyReading(command.executable)
    }
  }

  /// Lines as they come.
  public struct Lines: AsyncSequence, Sendable {
    /// A line without its newline.
    public typealias Element = String
    /// As `nextLine` throws.
    public typealias Failure = ProcessError

    let process: RunningProcess

    /// Begins with the next line that nobody has read.
    public func makeAsyncIterator() -> Iterator { Iterator(process: process) }

    /// Awaits one line after the other.
    public struct Iterator: AsyncIteratorProtocol {
      let process: RunningProcess

      /// Awaits the next line; nil at the end.
      public mutating func next() async throws(ProcessError) -> String? {
        try await process.nextLine()
      }

      /// Awaits the next line; nil at the end.
      public mutating func next(
        isolation actor: isolated (any Actor)?
      ) async throws(ProcessError) -> String? {
        try await process.nextLine()
      }
    }
  }
}
