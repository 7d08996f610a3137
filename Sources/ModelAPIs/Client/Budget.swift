import Synchronization

/// What may be spent on models, shared by all that spend it.
///
/// The limits are checked before each request: the last one may go beyond them by its own cost.
public final class Budget: Sendable {
  /// The limits; nil for none.
  public struct Limits: Sendable, Hashable {
    /// Tokens, of all kinds together.
    public var tokens: Int?
    /// Dollars.
    public var dollars: Double?

    /// Makes limits.
    public init(tokens: Int? = nil, dollars: Double? = nil) {
      self.tokens = tokens
      self.dollars = dollars
    }
  }

  /// What was spent.
  public struct Spending: Codable, Sendable, Hashable {
    /// Tokens by kind.
    public var usage = Usage()
    /// Dollars, for the models whose price is known.
    public var dollars = 0.0
    /// Answers that were paid for.
    public var answers = 0
  }

  private let limits: Limits
  private let prices: PriceTable
  private let state = Mutex(Spending())

  /// Makes a budget of which nothing is spent.
  public init(limits: Limits = Limits(), prices: PriceTable = PriceTable()) {
    self.limits = limits
    self.prices = prices
  }

  /// What has been spent so far.
  public var spending: Spending { state.withLock { $0 } }

  /// Makes sure that another request may be sent.
  ///
  /// - Throws: `ModelError.spent`; `.notConfigured` when dollars are limited and the model's price is
  ///   not known.
  public func check(_ model: ModelName) throws(ModelError) {
    let spent = spending
    if let limit = limits.tokens, spent.usage.total >= limit {
      throw .spent("The budget of \(limit) tokens is spent (\(spent.usage.total)).")
    }
    guard let limit = limits.dollars else { return }
    guard prices.price(of: model) != nil else {
      throw .notConfigured(
        "Dollars are limited, but the table of prices has no entry for \(model); see "
          + "docs/models.md.")
    }
    if spent.dollars >= limit {
      throw .spent("The budget of \(limit) dollars is spent (\(spent.dollars)).")
    }
  }

  /// Counts an answer.
  ///
  /// - Returns: its dollars; nil where the model's price is not known.
  @discardableResult
  public func charge(_ usage: Usage, for model: ModelName) -> Double? {
    let dollars = prices.price(of: model)?.dollars(for: usage)
    state.withLock { spending in
      spending.usage = spending.usage + usage
      spending.dollars += dollars ?? 0
      spending.answers += 1
    }
    return dollars
  }
}
