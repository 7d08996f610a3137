import Glibc

/// What a trial, or an isolated command, may use of the machine.
public struct Limits: Sendable, Hashable {
  /// Bytes of memory for everything together; where no control group is at hand, of data for each
  /// process.
  public var memory: Int
  /// Processes and threads for everything together; where no control group is at hand, for each
  /// side.
  public var processes: Int
  /// Bytes of one file.
  public var fileSize: Int
  /// Open descriptors of one process.
  public var openFiles: Int
  /// Seconds of processor time of one process; nil for no limit.
  public var processorSeconds: Int?
  /// Bytes of each temporary folder in memory that is one side's own.
  public var temporary: Int
  /// Bytes of all that a trial's agent can write to together: its home, temporary folders,
  /// run-time folder and shared memory. They are held in memory.
  public var disk: Int
  /// Files, folders and other entries in those together.
  public var diskEntries: Int

  /// Makes limits; what is not given is meant for one desktop with a browser.
  public init(
    memory: Int = 4 << 30, processes: Int = 1024, fileSize: Int = 4 << 30, openFiles: Int = 8192,
    processorSeconds: Int? = nil, temporary: Int = 1 << 30, disk: Int = 2 << 30,
    diskEntries: Int = 150_000
  ) {
    self.memory = memory
    self.processes = processes
    self.fileSize = fileSize
    self.openFiles = openFiles
    self.processorSeconds = processorSeconds
    self.temporary = temporary
    self.disk = disk
    self.diskEntries = diskEntries
  }

  /// `prlimit` and its options for what holds on the whole way into the sandbox.
  func outerCommand(hard: HardLimits = .current) -> [String] {
    var command = [
      "prlimit", "--core=0:0",
      Self.option("fsize", min(fileSize, hard.fileSize)),
      Self.option("nofile", min(openFiles, hard.openFiles)),
    ]
    if let processorSeconds {
      command.append(Self.option("cpu", min(processorSeconds, hard.processorSeconds)))
    }
    return command
  }

  /// `prlimit` and its options for what is counted inside the sandbox.
  ///
  /// Set behind bubblewrap: processes are counted in the user namespace that the limit was set in,
  /// so the user's other processes do not count.
  ///
  /// - Parameter group: The control group, whose own limits need no others; nil for none.
  func innerCommand(beside group: ControlGroup?, hard: HardLimits = .current) -> [String] {
    var options: [String] = []
    if group?.boundsProcesses != true {
      options.append(Self.option("nproc", min(processes, hard.processes)))
    }
    if group?.boundsMemory != true { options.append(Self.option("data", min(memory, hard.data))) }
    return options.isEmpty ? [] : ["/usr/bin/prlimit"] + options + ["--"]
  }

  private static func option(_ name: String, _ value: Int) -> String {
    "--\(name)=\(value):\(value)"
  }
}

/// The limits of this process that no limit set below it may exceed.
struct HardLimits: Sendable, Hashable {
  var fileSize = Int.max
  var openFiles = Int.max
  var processorSeconds = Int.max
  var processes = Int.max
  var data = Int.max

  static var current: HardLimits {
    HardLimits(table: (try? SmallFile.read("/proc/self/limits")) ?? "")
  }

  /// Reads the table of `/proc/self/limits`: name, soft, hard and unit in columns.
  init(table: String) {
    for line in table.split(separator: "\n") {
      func hard(_ name: String) -> Int? {
        guard line.hasPrefix(name + " ") else { return nil }
        let columns = line.dropFirst(name.count).split(separator: " ")
        return columns.count > 1 ? Int(columns[1]) : nil
      }
      if let value = hard("Max file size") { fileSize = value }
      if let value = hard("Max open files") { openFiles = value }
      if let value = hard("Max cpu time") { processorSeconds = value }
      if let value = hard("Max processes") { processes = value }
      if let value = hard("Max data size") { data = value }
    }
  }
}
