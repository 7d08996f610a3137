import Comparisons
import Statistics
import Testing

@Suite struct PowerPlanTests {
  @Test func `More tasks see smaller differences and give narrower intervals`() throws {
    let small = PowerPlan(tasks: 12, trials: 1)
    let large = PowerPlan(tasks: 400, trials: 1)
    for (one, other) in zip(small.precision, large.precision) {
      #expect(other.interval.width < one.interval.width)
    }
    let least = try #require(large.detectable[1].alike)
    #expect(least < (small.detectable[1].alike ?? 1))
    let design = PairedDesign(tasks: 400, discordance: 0.1)
    #expect(abs(design.power(difference: least) - 0.8) < 1e-6)
  }

  @Test func `Repeats that are alike see no more than one trial`() throws {
    let once = PowerPlan(tasks: 50, trials: 1)
    let often = PowerPlan(tasks: 50, trials: 8)
    for (one, many) in zip(once.detectable, often.detectable) {
      #expect(abs((one.alike ?? 2) - (many.alike ?? 2)) < 1e-9)
      #expect((many.independent ?? 2) < (one.independent ?? 2))
    }
  }
}
