import ModelAPIs
import Synchronization
import Vocabulary

/// Counts what the answers of one trial used.
final class UsageMeter: Sendable {
  private let state = Mutex(TrialUsage())

  /// What was counted so far.
  var usage: TrialUsage { state.withLock { $0 } }

  /// Begins from nothing.
  func clear() { state.withLock { $0 = TrialUsage() } }

  /// Counts an answer; `dollars` is nil where its price is not known.
  func count(_ usage: Usage, dollars: Double?) {
    let answer = TrialUsage(
      input: usage.input, output: usage.output, cacheRead: usage.cacheRead,
      cacheWrite: usage.cacheWrite, dollars: dollars, answers: 1)
    state.withLock { $0 = $0 + answer }
  }
}
