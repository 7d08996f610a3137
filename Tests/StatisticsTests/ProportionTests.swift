import Statistics
import Testing

@Suite struct ProportionTests {
  /// `scipy.stats.binomtest(k, n).proportion_ci(c, method="wilson")` of SciPy 1.17.1.
  static let intervals: [(Int, Int, Double, Double, Double)] = [
    (0, 1, 0.95, 0.0, 0.7934506856227626),
    (1, 1, 0.95, 0.20654931437723745, 1.0),
    (0, 10, 0.95, 0.0, 0.27753279986288926),
    (10, 10, 0.95, 0.7224672001371109, 1.0),
    (5, 10, 0.95, 0.236593090512564, 0.7634069094874361),
    (1, 3, 0.95, 0.06149194472039626, 0.7923403991979523),
    (16, 24, 0.95, 0.4670631683813175, 0.8202780967270225),
    (87, 100, 0.95, 0.7901964855992357, 0.9224283257275948),
    (268, 369, 0.95, 0.6786385629566335, 0.7692729985103363),
    (268, 369, 0.99, 0.6628991915031797, 0.7816814412099151),
    (3, 7, 0.8, 0.22598811161452576, 0.6583029463790933),
    (999, 1000, 0.9, 0.9955302770906311, 0.9997768761560879),
    (1, 1_000_000, 0.95, 1.765245767453709e-07, 5.664911804311442e-06),
  ]

  @Test(arguments: intervals)
  func `The Wilson interval is SciPy's`(
    successes: Int, trials: Int, confidence: Double, lower: Double, upper: Double
  ) {
    let interval = Proportion(successes: successes, trials: trials).wilson(confidence: confidence)
    #expect(abs(interval.lower - lower) < 1e-12)
    #expect(abs(interval.upper - upper) < 1e-12)
  }

  @Test func `Without trials there is no rate and nothing is known`() {
    let nothing = Proportion(successes: 0, trials: 0)
    #expect(nothing.rate == nil)
    #expect(nothing.wilson() == Interval(lower: 0, upper: 1))
  }

  @Test(arguments: 1...200)
  func `No successes reach down to 0 and all successes up to 1, exactly`(trials: Int) {
    let none = Proportion(successes: 0, trials: trials).wilson()
    let all = Proportion(successes: trials, trials: trials).wilson()
    #expect(none.lower == 0)
    #expect(all.upper == 1)
    #expect(abs(none.upper - (1 - all.lower)) < 1e-12)
    #expect(none.upper < 1 && none.upper > 0)
  }

  @Test(arguments: 0...40)
  func `The interval holds the rate`(successes: Int) throws {
    let proportion = Proportion(successes: successes, trials: 40)
    #expect(proportion.wilson().contains(try #require(proportion.rate)))
    #expect(proportion.wilson(confidence: 0.99).width > proportion.wilson().width)
  }
}
