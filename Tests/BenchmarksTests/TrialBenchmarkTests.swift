import Benchmarks
import Foundation
import Testing

/// Short forms of the measurements of many trials; `deskmark bench` has the long ones.
@Suite struct TrialBenchmarkTests {
  @Test func `Trials cost little beside their desktops, and no memory that stays`() async throws {
    let result = try await SchedulingBenchmark(folder: "/tmp").run(trials: 300)
    #expect(result.finished == 300)
    // A debug build on a busy machine; a release build has to stay below 2 ms.
    #expect(result.processorMilliseconds < 20)
    #expect(result.memoryAfter - result.memoryBefore < 16_000_000)
  }

  @Test func `A large run opens from the index`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let result = try StoreBenchmark(folder: "/tmp").run(
      trials: 300, baselines: root.appending(path: "results/baselines.yaml").path)
    #expect(result.trials == 300)
    #expect(result.show < result.rebuild)
  }
}
