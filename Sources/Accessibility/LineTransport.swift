/// A way to another process that carries whole lines in both directions.
public protocol LineTransport: Sendable {
  /// Sends a line, given without its line end.
  func send(_ line: String) async throws
  /// The lines that come back, without their line ends; it finishes when the process ends.
  ///
  /// It is asked for once.
  var lines: AsyncThrowingStream<String, any Error> { get }
}
