/// What a command that ran to its end left.
public struct ProcessResult: Sendable, Hashable {
  /// How it ended.
  public var status: ExitStatus
  /// The end of its standard output.
  public var output: [UInt8]
  /// The end of its standard error.
  public var errors: [UInt8]
  /// How many bytes of output and errors came before those kept.
  public var dropped: Int
  /// It was killed because its time was over.
  public var timedOut: Bool

  /// The kept output as text; what is not UTF-8 is repaired.
  public var text: String { String(decoding: output, as: UTF8.self) }
  /// The kept errors as text; what is not UTF-8 is repaired.
  public var errorText: String { String(decoding: errors, as: UTF8.self) }
  /// It returned 0 in time.
  public var isSuccess: Bool { status.isSuccess && !timedOut }

  /// Makes a result.
  public init(
    status: ExitStatus, output: [UInt8] = [], errors: [UInt8] = [], dropped: Int = 0,
    timedOut: Bool = false
  ) {
    self.status = status
    self.output = output
    self.errors = errors
    self.dropped = dropped
    self.timedOut = timedOut
  }
}
