import Foundation

/// What this process and those below it hold and use, from `/proc`.
enum ProcessMemory {
  /// Bytes that this process has in memory.
  static var resident: Int {
    // statm(5): pages; the second number is what is resident.
    let pages = text("/proc/self/statm").split(separator: " ").dropFirst().first.flatMap { Int($0) }
    return (pages ?? 0) * Int(getpagesize())
  }

  /// Seconds of processor time of this process.
  static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Bytes of all processes below this one, shared pages divided among those that share them, and
  /// how many of the processes have that name.
  static func below(counting name: String) -> (bytes: Int, count: Int) {
    var children: [Int32: [Int32]] = [:]
    var names: [Int32: String] = [:]
    for entry in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? [] {
      guard let pid = Int32(entry) else { continue }
      // The name stands in brackets and may hold anything; state and parent follow.
      let line = text("/proc/\(pid)/stat")
      guard let opening = line.firstIndex(of: "("), let closing = line.lastIndex(of: ")"),
        let parent = line[line.index(after: closing)...].split(separator: " ").dropFirst().first
          .flatMap({ Int32($0) })
      else { continue }
      children[parent, default: []].append(pid)
      names[pid] = String(line[line.index(after: opening)..<closing])
    }
    var waiting = children[getpid()] ?? []
    var bytes = 0
    var count = 0
    while let pid = waiting.popLast() {
      waiting += children[pid] ?? []
      if names[pid] == name { count += 1 }
      let share = text("/proc/\(pid)/smaps_rollup").split(separator: "\n")
        .first { $0.hasPrefix("Pss:") }?.split(separator: " ").dropFirst().first
        .flatMap { Int($0) }
      bytes += (share ?? 0) << 10
    }
    return (bytes, count)
  }

  /// Ticks of all processors since the start of the machine: those that worked, and all.
  static var machineTicks: (busy: Int, all: Int) {
    // proc_stat(5): user nice system idle iowait irq softirq steal; guests stand in user.
    let numbers = text("/proc/stat").split(separator: "\n").first?
      .split(separator: " ").dropFirst().prefix(8).compactMap { Int($0) }
    guard let numbers, numbers.count > 4 else { return (0, 0) }
    let all = numbers.reduce(0, +)
    return (all - numbers[3] - numbers[4], all)
  }

  private static func text(_ path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }
}
