import Foundation

/// How much of the machine is in use at a moment.
public struct Pressure: Sendable, Hashable {
  /// Processors that this process may use.
  public var cores: Int
  /// Bytes of memory that can be had without swapping.
  public var available: Int64
  /// The share of the last ten seconds in which some process waited for a processor, in percent.
  public var processorStall: Double
  /// The share of the last ten seconds in which some process waited for memory, in percent.
  public var memoryStall: Double

  /// Bytes that are left to everything else.
  static let reserve: Int64 = 1 << 30
  /// Bytes that one more desktop is reckoned with: one with a browser and an office document.
  static let desktop: Int64 = 512 << 20

  /// Makes a description.
  public init(
    cores: Int, available: Int64, processorStall: Double = 0, memoryStall: Double = 0
  ) {
    self.cores = cores
    self.available = available
    self.processorStall = processorStall
    self.memoryStall = memoryStall
  }

  /// Reads the machine's: `/proc/meminfo`, and `/proc/pressure` (Linux: PSI) or, where that is
  /// missing, the load of the last minute.
  public static func current() -> Pressure {
    func text(_ path: String) -> String {
      (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }
    return Pressure(
      cores: ProcessInfo.processInfo.activeProcessorCount, memory: text("/proc/meminfo"),
      processorPressure: text("/proc/pressure/cpu"), memoryPressure: text("/proc/pressure/memory"),
      load: text("/proc/loadavg"))
  }

  /// Reads the kernel's tables.
  init(
    cores: Int, memory: String, processorPressure: String, memoryPressure: String, load: String
  ) {
    let kibibytes = memory.split(separator: "\n").first { $0.hasPrefix("MemAvailable:") }?
      .split(separator: " ").dropFirst().first.flatMap { Int64($0) }
    let perCore = load.split(separator: " ").first.flatMap { Double($0) }
      .map { min(100, max(0, ($0 / Double(max(1, cores)) - 1) * 100)) }
    self.init(
      cores: cores, available: (kibibytes ?? 0) << 10,
      processorStall: Self.stall(processorPressure) ?? perCore ?? 0,
      memoryStall: Self.stall(memoryPressure) ?? 0)
  }

  /// The value behind `avg10=` in the line that begins with `some`.
  private static func stall(_ text: String) -> Double? {
    text.split(separator: "\n").first { $0.hasPrefix("some") }?
      .split(separator: " ").first { $0.hasPrefix("avg10=") }
      .flatMap { Double($0.dropFirst("avg10=".count)) }
  }
}
