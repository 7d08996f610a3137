import Testing

@testable import TaskFiles

@Suite struct ParameterRulesTests {
  private func rules(_ text: String) throws -> ParameterRules {
    let problems = Problems()
    let rules = ParameterRules(try YAMLReader.read(text, file: "f"), problems: problems)
    #expect(problems.all == [])
    return rules
  }

  @Test func `The generator gives the published numbers`() {
    var generator = SplitMix64(state: 1_234_567)
    let numbers = (0..<5).map { _ in generator.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  // Computed by a program of its own from the description of the generator.
  @Test(arguments: [
    (0, "Alan", "14", "cdab"), (1, "Alan", "28", "dabc"), (2, "Edsger", "63", "badc"),
    (3, "Edsger", "24", "abcd"), (4, "Edsger", "58", "bcad"), (5, "Ada", "77", "adbc"),
    (6, "Ada", "69", "cbda"), (7, "Alan", "18", "adbc"),
  ])
  func `A seed always draws the same`(
    _ seed: UInt64, _ customer: String, _ count: String, _ order: String
  ) throws {
    let rules = try rules(
      """
      customer: {one_of: [Ada, Grace, Alan, Edsger]}
      count: {between: [10, 100]}
      order: {shuffle: [a, b, c, d]}
      """)
    let texts = rules.draw(seed: seed).texts
    #expect(texts["customer"] == customer)
    #expect(texts["count"] == count)
    #expect((0..<4).compactMap { texts["order.\($0)"] }.joined() == order)
    #expect(texts.count == 6)
  }

  @Test func `One more parameter changes no other`() throws {
    let few = try rules("a: {between: [0, 1000000]}\nb: {shuffle: [x, y, z]}\n")
    let many = try rules(
      "c: {one_of: [1, 2]}\nb: {shuffle: [x, y, z]}\na: {between: [0, 1000000]}\n")
    for seed in 0..<100 as Range<UInt64> {
      let drawn = many.draw(seed: seed).texts
      for (name, value) in few.draw(seed: seed).texts { #expect(drawn[name] == value) }
    }
  }

  @Test func `Draws cover a range evenly and stay in it`() throws {
    let rules = try rules("n: {between: [-2, 2]}\nall: {between: [\(Int.min), \(Int.max)]}\n")
    var counts: [String: Int] = [:]
    for seed in 0..<5000 as Range<UInt64> {
      let drawn = rules.draw(seed: seed).texts
      counts[drawn["n"] ?? "", default: 0] += 1
      #expect(drawn["all"].flatMap { Int($0) } != nil)
    }
    #expect(Set(counts.keys) == ["-2", "-1", "0", "1", "2"])
    // Five standard deviations of 1000 in 5000 draws with probability 1/5 are 142.
    #expect(counts.values.allSatisfy { abs($0 - 1000) < 142 }, "\(counts)")
  }

  @Test func `Neighbouring seeds shuffle differently`() throws {
    let rules = try rules("order: {shuffle: [a, b, c, d]}\n")
    var counts: [String: Int] = [:]
    for seed in 0..<2400 as Range<UInt64> {
      let drawn = rules.draw(seed: seed).texts
      counts[(0..<4).compactMap { drawn["order.\($0)"] }.joined(), default: 0] += 1
    }
    #expect(counts.count == 24)
    // Five standard deviations of 100 in 2400 draws with probability 1/24 are 49.
    #expect(counts.values.allSatisfy { abs($0 - 100) < 49 }, "\(counts)")
  }

  @Test func `Records draw their fields together`() throws {
    let rules = try rules(
      """
      one: {one_of: [{city: Bonn, code: "0228"}, {city: Köln, code: "0221"}]}
      all: {shuffle: [{city: Bonn, code: "0228"}, {city: Köln, code: "0221"}]}
      """)
    let codes = ["Bonn": "0228", "Köln": "0221"]
    for seed in 0..<20 as Range<UInt64> {
      let drawn = rules.draw(seed: seed)
      for name in ["one", "all.0", "all.1"] {
        let city = try #require(drawn.values["\(name).city"])
        #expect(codes[city.text] == drawn.values["\(name).code"]?.text)
        #expect(drawn.values["\(name).code"]?.quoted == true)
      }
      #expect(drawn.texts["all.0.city"] != drawn.texts["all.1.city"])
    }
  }
}
