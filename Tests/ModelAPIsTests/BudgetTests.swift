import Foundation
import Testing

@testable import ModelAPIs

@Suite struct BudgetTests {
  private let model = Result { try ModelName("anthropic/claude-x-1") }
  private let table = """
    {"prices": [
      {"model": "anthropic/claude-x*", "input": 3, "output": 15, "cache_read": 0.3,
       "date": "2026-01-01", "source": "a test"},
      {"model": "anthropic/*", "input": 100, "output": 100, "date": "2026-01-01", "source": "a test"}
    ]}
    """

  @Test func `Tokens are paid for by their kind`() throws {
    let prices = try PriceTable(json: Array(table.utf8))
    let price = try #require(prices.price(of: try model.get()))
    let usage = Usage(input: 1_000_000, output: 100_000, cacheRead: 2_000_000, cacheWrite: 10)
    #expect(abs(price.dollars(for: usage) - (3 + 1.5 + 0.6 + 0.00003)) < 1e-9)
    #expect(prices.price(of: try ModelName("anthropic/other"))?.input == 100)
    #expect(prices.price(of: try ModelName("openai/other")) == nil)
  }

  @Test func `What is spent ends the requests`() throws {
    let model = try model.get()
    let budget = Budget(limits: Budget.Limits(tokens: 100))
    try budget.check(model)
    budget.charge(Usage(input: 60, output: 50), for: model)
    let error = #expect(throws: ModelError.self) { try budget.check(model) }
    #expect(error?.description.contains("110") == true)
  }

  @Test func `The table that comes along can be read, and the narrower name comes first`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "results/prices.json")
    let prices = try PriceTable(json: Array(Data(contentsOf: file)))
    #expect(prices.price(of: try ModelName("anthropic/claude-sonnet-5-5"))?.cacheRead == 0.2)
    #expect(prices.price(of: try ModelName("anthropic/claude-opus-5-5"))?.input == 4)
    #expect(prices.price(of: try ModelName("anthropic/claude-opus-5"))?.input == 5)
    for (number, price) in prices.prices.enumerated() {
      let name = price.model.replacing("*", with: "")
      #expect(
        !prices.prices.prefix(number).contains {
          name.hasPrefix($0.model.replacing("*", with: ""))
        },
        "\(name) is never found")
    }
  }

  @Test func `Money is counted only where prices are known`() throws {
    let model = try model.get()
    let prices = try PriceTable(json: Array(table.utf8))
    let budget = Budget(limits: Budget.Limits(dollars: 3), prices: prices)
    budget.charge(Usage(input: 999_999), for: model)
    try budget.check(model)
    budget.charge(Usage(input: 1), for: model)
    #expect(throws: ModelError.self) { try budget.check(model) }
    #expect(budget.spending.answers == 2)
    let blind = Budget(limits: Budget.Limits(dollars: 3))
    #expect(throws: ModelError.self) { try blind.check(model) }
  }

  @Test(
    arguments: [
      "{}",
      #"{"prices": [{"model": "a/b", "input": -1, "output": 1, "date": "2026-01-01", "source": ""}]}"#,
      #"{"prices": [{"model": "a/b", "input": 1, "output": 1, "date": "soon", "source": ""}]}"#,
      #"{"prices": [{"model": "a/b", "input": 1, "output": 1}]}"#,
    ])
  func `A table that is not as described is refused`(text: String) {
    #expect(throws: PriceTable.Invalid.self) { try PriceTable(json: Array(text.utf8)) }
  }
}
