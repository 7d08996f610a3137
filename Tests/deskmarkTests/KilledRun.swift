import Foundation
import Processes
import ResultStore
import Sandbox
import Vocabulary

/// The built binary, carrying out real trials in a place of its own, killed by whoever holds it.
struct KilledRun {
  /// The place, which is removed by `remove`.
  let place: String
  var results: String { place + "/results" }
  private var scratch: String { place + "/scratch" }

  private static let executable =
    URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "deskmark")
    .path

  private static let groups: [String] =
    switch ControlGroupSupport.detect() {
    case .none: []
    case .unified(let folder): [folder]
    case .legacy(let memory, let processes): [memory, processes].compactMap(\.self)
    }

  init() throws {
    place = "/tmp/deskmark-kills-\(UUID().uuidString.prefix(8))"
    for folder in [place, place + "/results", place + "/scratch"] {
      mkdir(folder, 0o711)
      chmod(folder, 0o711)
    }
  }

  func remove() { try? FileManager.default.removeItem(atPath: place) }

  /// Starts a verb of the binary with this place's folders.
  func start(_ arguments: [String]) throws -> RunningProcess {
    var environment = ProcessInfo.processInfo.environment
    environment["TMPDIR"] = scratch
    let executable = environment["DESKMARK_TESTS_BINARY"] ?? Self.executable
    return try Command(executable, arguments, environment: environment)
      .start(takesInput: false, output: .tail(64 << 10), errorTail: 64 << 10)
  }

  /// The only run of the place.
  func stored() throws -> StoredRun {
    let names = try FileManager.default.contentsOfDirectory(atPath: results)
      .filter { FileManager.default.fileExists(atPath: "\(results)/\($0)/run.json") }
    return try StoredRun.open("\(results)/\(names.first ?? "none")")
  }

  /// What is there of a process that was killed: processes, control groups, folders, names of
  /// displays, mounts, shared memory.
  func remains(of pid: Int32) -> [String] {
    var found: [String] = []
    let mark = "\(Ownership.variable)=\(pid)_"
    for name in names("/proc") where Int32(name) != nil {
      // A zombie has neither; whoever is process 1 collects it.
      let text = [text("/proc/\(name)/environ"), text("/proc/\(name)/cmdline")].joined()
      if text.contains(mark) || text.contains(scratch + "/") {
        found.append("process \(name) \(self.text("/proc/\(name)/cmdline").prefix(200))")
      }
      if self.text("/proc/\(name)/mountinfo").contains(scratch + "/") {
        found.append("mount of process \(name)")
      }
    }
    for folder in Self.groups {
      found += names("\(folder)/deskmark").filter { $0.hasPrefix("\(pid)_") }
        .map { "control group \(folder)/\($0)" }
    }
    found += names("\(scratch)/deskmark-\(geteuid())").map { "folder \($0)" }
    for name in names("/tmp/.X11-unix") {
      let path = "/tmp/.X11-unix/\(name)"
      let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path)
      if target?.hasPrefix(scratch + "/") == true { found.append("display name \(path)") }
    }
    for line in text("/proc/sysvipc/shm").split(separator: "\n").dropFirst() {
      // key shmid perms size cpid lpid
      let columns = line.split(separator: " ")
      if columns.count > 5, columns[4] == "\(pid)" || columns[5] == "\(pid)" {
        found.append("shared memory \(columns[1])")
      }
    }
    return found
  }

  /// What is left of a killed process after some seconds at most.
  func settledRemains(of pid: Int32) async -> [String] {
    let end = ContinuousClock.now + .seconds(20)
    var left = remains(of: pid)
    while !left.isEmpty, ContinuousClock.now < end {
      try? await Task.sleep(for: .milliseconds(100))
      left = remains(of: pid)
    }
    return left
  }

  private func names(_ folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  }

  private func text(_ path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }
}
