import Statistics
import Testing

@Suite struct QuantilesTests {
  /// `numpy.quantile`, whose default is type 7.
  @Test(arguments: [
    (0, -1.0), (0.1, -0.45), (0.25, 0.95), (0.5, 3.75), (0.61, 4.15), (0.9, 9.625), (1, 12.25),
  ])
  func `A quantile is NumPy's`(probability: Double, expected: Double) throws {
    let values = [3.5, -1, 12.25, 7, 0.1, 4]
    #expect(abs(try #require(values.quantile(probability)) - expected) < 1e-12)
  }

  @Test func `The median is the middle value or the mean of the middle two`() {
    #expect([9.0, 1, 5].median == 5)
    #expect([9.0, 1, 5, 6].median == 5.5)
    #expect([4.0].median == 4)
  }

  @Test func `Of no values there is neither a median nor a mean`() {
    #expect([Double]().median == nil)
    #expect([Double]().mean == nil)
    #expect([1.0, 2].mean == 1.5)
  }
}
