import Agents
import Foundation
import ResultStore
import Runs
import TaskFiles
import Vocabulary

/// What trials cost beside their desktops and agents: planning, journal, folders, verdicts.
public struct SchedulingBenchmark: Sendable {
  /// What was measured.
  public struct Result: Codable, Sendable, Hashable {
    /// Trials that were carried out.
    public var trials: Int
    /// Milliseconds of a trial, from the first to the last.
    public var milliseconds: Double
    /// Milliseconds of a trial in which a processor worked.
    public var processorMilliseconds: Double
    /// Median milliseconds that this disk takes for one flush of a line.
    public var flushMilliseconds: Double
    /// Bytes of memory of this process after a tenth of the trials.
    public var memoryBefore: Int
    /// Bytes of memory of this process after all trials.
    public var memoryAfter: Int
    /// Trials that have a verdict in the journal.
    public var finished: Int
  }

  private let folder: String

  /// Makes a benchmark that writes below a folder, and takes away what it wrote.
  public init(folder: String) { self.folder = folder }

  /// Carries out so many trials with simulated desktops and an agent that is done at once.
  public func run(trials: Int) async throws -> Result {
    let place = "\(folder)/deskmark-bench-\(UUID().uuidString.prefix(8))"
    defer { try? FileManager.default.removeItem(atPath: place) }
    let record = RunRecord(
      started: .now, deskmark: "bench", agent: "idle", suite: "simulated", seed: 1, settle: "",
      machine: .current)
    let run = try RunFolder.create(in: place, record)
    let journal = try Journal.create(run.journal)
    let schedule = Schedule(
      runner: TrialRunner(
        provider: SimulatedProvider(), grader: SimulatedGrader(), run: run, journal: journal),
      journal: journal, parallel: 1)
    let planned = (1...trials).map { number in
      let variant = Variant(task: TaskID(rawValue: "simulated/task"))
      return PlannedTrial(
        id: TrialID(task: variant.task, number: number), variant: variant, agentName: "idle"
      ) { (_) throws(Fault) in IdleAgent() }
    }
    _ = try await schedule.carryOut(Array(planned.prefix(trials / 10))) { _ in }
    let before = ProcessMemory.resident
    let processor = ProcessMemory.processorSeconds
    let start = ContinuousClock.now
    let rest = Array(planned.dropFirst(trials / 10))
    _ = try await schedule.carryOut(rest) { _ in }
    let seconds = start.duration(to: .now).seconds
    let worked = ProcessMemory.processorSeconds - processor
    return Result(
      trials: trials, milliseconds: seconds * 1000 / Double(rest.count),
      processorMilliseconds: worked * 1000 / Double(rest.count),
      flushMilliseconds: try flush(in: place), memoryBefore: before,
      memoryAfter: ProcessMemory.resident,
      finished: try JournalContents.read(run.journal).verdicts.count)
  }

  private func flush(in place: String) throws -> Double {
    let path = place + "/flush"
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    defer { close(file) }
    let line = [UInt8](repeating: 0x20, count: 1000)
    var times: [Double] = []
    for _ in 0..<100 {
      let start = ContinuousClock.now
      _ = write(file, line, line.count)
      fdatasync(file)
      times.append(start.duration(to: .now).seconds * 1000)
    }
    return times.sorted()[times.count / 2]
  }
}
