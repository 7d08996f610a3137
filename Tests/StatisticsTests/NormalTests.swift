import Statistics
import Testing

@Suite struct NormalTests {
  /// `scipy.stats.norm.ppf` of SciPy 1.17.1.
  @Test(arguments: [
    (1e-300, -37.0470962993612), (1e-20, -9.262340089798409), (1e-9, -5.9978070150076865),
    (0.001, -3.090232306167813), (0.025, -1.9599639845400545), (0.0749, -1.4402382675279635),
    (0.075, -1.4395314709384563), (0.3, -0.5244005127080409), (0.5, 0.0),
    (0.7, 0.5244005127080407), (0.925, 1.4395314709384563), (0.9251, 1.4402382675279635),
    (0.95, 1.6448536269514722), (0.975, 1.959963984540054), (0.995, 2.5758293035489004),
    (0.9999999, 5.199337582290661),
  ])
  func `A quantile is SciPy's`(probability: Double, expected: Double) {
    #expect(abs(Normal.quantile(probability) - expected) < 1e-9)
  }

  @Test(arguments: 1...49)
  func `The quantiles are the same on both sides of the middle`(percent: Int) {
    let probability = Double(percent) / 100
    #expect(abs(Normal.quantile(probability) + Normal.quantile(1 - probability)) < 1e-12)
  }
}
