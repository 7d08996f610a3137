import Synchronization
public import Vocabulary

/// What a whole run may take and cost, and whether it has come to that.
///
/// When a limit is reached, trials under way end without a result and the rest is not begun;
/// `resume` plays them. What was spent counts from the start of the command.
public final class RunLimits: Sendable {
  /// A limit that was reached.
  public enum Limit: Sendable, Hashable, CustomStringConvertible {
    case time(seconds: Double)
    case tokens(Int)
    case dollars(Double)
    /// The agent's own budget for the run, with its words.
    case budget(String)

    /// The value as people read it.
    public var description: String {
      switch self {
      case .time(let seconds): "the time limit of \(seconds / 60) minutes"
      case .tokens(let number): "the limit of \(number) tokens"
      case .dollars(let number): "the limit of \(number) dollars"
      case .budget(let words): "the budget: \(words)"
      }
    }
  }

  private struct State {
    var reached: Limit?
    var spent = TrialUsage()
  }

  /// Seconds that the run may take; nil for any.
  public let seconds: Double?
  private let tokens: Int?
  private let dollars: Double?
  private let state = Mutex(State())

  /// Makes limits of which nothing is used; nil for none.
  public init(seconds: Double? = nil, tokens: Int? = nil, dollars: Double? = nil) {
    self.seconds = seconds
    self.tokens = tokens
    self.dollars = dollars
  }

  /// The first limit that was reached; nil while there is none.
  public var reached: Limit? { state.withLock { $0.reached } }

  /// Counts what a trial used, whatever came of it.
  func count(_ usage: TrialUsage?) {
    guard let usage else { return }
    state.withLock { state in
      state.spent = state.spent + usage
      guard state.reached == nil else { return }
      if let tokens, state.spent.tokens >= tokens { state.reached = .tokens(tokens) }
      if let dollars, (state.spent.dollars ?? 0) >= dollars { state.reached = .dollars(dollars) }
    }
  }

  /// Remembers that a limit was reached, unless another was before.
  func reach(_ limit: Limit) {
    state.withLock { $0.reached = $0.reached ?? limit }
  }
}
