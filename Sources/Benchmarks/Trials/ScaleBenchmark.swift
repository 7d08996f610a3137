public import Desktops
import Foundation
import Logging
import ResultStore
public import Runs
public import Vocabulary

/// How much a machine gets done with several desktops at once.
public struct ScaleBenchmark: Sendable {
  /// One number of desktops.
  public struct Row: Codable, Sendable, Hashable {
    /// Desktops at the same time.
    public var desktops: Int
    /// Trials that were carried out.
    public var trials: Int
    /// Those that succeeded.
    public var successes: Int
    /// Those that could not be judged.
    public var unjudged: Int
    /// Faults that were retried.
    public var retried: Int
    /// Seconds from the first trial's start to the last one's end.
    public var seconds: Double
    /// The most memory of all desktops together, in bytes, divided by their number at that moment.
    public var memoryPerDesktop: Int
    /// How many desktops there were at that moment, prepared ones included.
    public var desktopsSeen: Int
    /// The processors of the machine that worked, on average, whatever they did.
    public var busyProcessors: Double

    /// Trials a minute.
    public var perMinute: Double { seconds > 0 ? Double(trials) * 60 / seconds : 0 }
    /// Faults for each trial, retried ones included.
    public var faultRate: Double {
      trials > 0 ? Double(unjudged + retried) / Double(trials) : 0
    }
  }

  private let configuration: DesktopConfiguration
  private let folder: String
  private let warm: Int?

  /// Makes a benchmark that writes below a folder, and takes away what it wrote.
  ///
  /// - Parameter warm: How many desktops are prepared ahead; as many as run without it.
  public init(configuration: DesktopConfiguration, folder: String, warm: Int? = nil) {
    self.configuration = configuration
    self.folder = folder
    self.warm = warm
  }

  /// Carries the trials out on so many desktops.
  ///
  /// - Parameter finished: Told each verdict.
  public func row(
    desktops: Int, _ trials: [PlannedTrial],
    finished: @escaping @Sendable (Verdict) async -> Void = { _ in }
  ) async throws -> Row {
    let place = "\(folder)/deskmark-bench-\(UUID().uuidString.prefix(8))"
    defer { try? FileManager.default.removeItem(atPath: place) }
    let run = try RunFolder.create(
      in: place,
      RunRecord(
        started: .now, deskmark: "bench", agent: "bench", suite: "bench", seed: 1,
        desktops: desktops, settle: configuration.settle.description, machine: .current))
    let journal = try Journal.create(run.journal)
    let provider = LiveProvider(
      configuration: configuration, warm: warm ?? desktops, log: Logger(label: "bench"))
    let schedule = Schedule(
      runner: TrialRunner(
        provider: provider, grader: IsolatedGrader(executable: configuration.executable),
        run: run, journal: journal),
      journal: journal, parallel: desktops)
    let samples = Task { await Self.sample() }
    let before = ProcessMemory.machineTicks
    let start = ContinuousClock.now
    let verdicts: [Verdict]
    do {
      verdicts = try await schedule.carryOut(trials, finished: finished)
    } catch {
      samples.cancel()
      throw error
    }
    let seconds = start.duration(to: .now).seconds
    let after = ProcessMemory.machineTicks
    samples.cancel()
    let most = await samples.value
    let ticks = Double(max(1, after.all - before.all))
    return Row(
      desktops: desktops, trials: verdicts.count,
      successes: verdicts.count { $0.outcome == .success },
      unjudged: verdicts.count { $0.outcome == .unjudged },
      retried: verdicts.map(\.retries).reduce(0, +), seconds: seconds,
      memoryPerDesktop: most.count > 0 ? most.bytes / most.count : 0, desktopsSeen: most.count,
      busyProcessors: Double(after.busy - before.busy) / ticks
        * Double(ProcessInfo.processInfo.activeProcessorCount))
  }

  /// The moment with the most memory, looked for every two seconds until cancelled.
  private static func sample() async -> (bytes: Int, count: Int) {
    var most = (bytes: 0, count: 0)
    while (try? await Task.sleep(for: .seconds(2))) != nil {
      let now = await withCheckedContinuation { continuation in
        DispatchQueue.global().async {
          continuation.resume(returning: ProcessMemory.below(counting: "Xvfb"))
        }
      }
      if now.bytes > most.bytes, now.count > 0 { most = now }
    }
    return most
  }
}
