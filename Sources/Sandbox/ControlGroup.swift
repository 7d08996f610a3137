import Glibc
import Processes

/// The control group of one trial, which bounds its memory and its processes as a whole.
struct ControlGroup: Sendable, Hashable {
  /// The name of the folder that holds the groups of all trials.
  private static let family = "deskmark"

  private var memory: String?
  private var processes: String?
  private var isUnified: Bool

  /// It bounds the memory.
  var boundsMemory: Bool { memory != nil }
  /// It bounds the processes.
  var boundsProcesses: Bool { processes != nil }

  /// The files that a process writes its number to, to become a member.
  var joinFiles: [String] { folders.map { $0 + "/cgroup.procs" } }

  /// How many processes were killed because the memory was used up.
  var memoryKills: Int {
    guard let memory else { return 0 }
    let file = memory + (isUnified ? "/memory.events" : "/memory.oom_control")
    for line in ((try? SmallFile.read(file)) ?? "").split(separator: "\n") {
      let parts = line.split(separator: " ")
      if parts.count == 2, parts[0] == "oom_kill" { return Int(parts[1]) ?? 0 }
    }
    return 0
  }

  /// Makes a group; nil where there is none to make.
  ///
  /// - Throws: `SandboxError.file` when the kernel refuses a folder or a limit.
  static func make(
    _ name: String, limits: Limits, support: ControlGroupSupport
  ) throws(SandboxError) -> ControlGroup? {
    switch support {
    case .none: return nil
    case .unified(let parent):
      let family = try folder(parent, family)
      try SmallFile.write("+memory +pids", to: family + "/cgroup.subtree_control")
      let own = try folder(family, name)
      let group = ControlGroup(memory: own, processes: own, isUnified: true)
      try group.setting([
        (own + "/memory.max", limits.memory), (own + "/pids.max", limits.processes),
      ])
      // Without this file there is no swap to forbid.
      try? SmallFile.write("0", to: own + "/memory.swap.max")
      return group
    case .legacy(let memory, let processes):
      var group = ControlGroup(isUnified: false)
      do throws(SandboxError) {
        if let memory {
          let own = try folder(try folder(memory, family), name)
          group.memory = own
          try SmallFile.write("\(limits.memory)", to: own + "/memory.limit_in_bytes")
          try? SmallFile.write("\(limits.memory)", to: own + "/memory.memsw.limit_in_bytes")
        }
        if let processes {
          let own = try folder(try folder(processes, family), name)
          group.processes = own
          try SmallFile.write("\(limits.processes)", to: own + "/pids.max")
        }
      } catch {
        for folder in group.folders { rmdir(folder) }
        throw error
      }
      return group
    }
  }

  /// Removes the group once its processes have ended; false when some are left after the limit.
  func remove(within limit: Duration = .seconds(5)) async -> Bool {
    let clock = ContinuousClock()
    let end = clock.now + limit
    for folder in folders {
      while rmdir(folder) != 0, errno == EBUSY {
        guard clock.now < end else { return false }
        await waitForOne(of: folder)
      }
      // The last one to leave takes the family's folder along.
      rmdir(String(folder.prefix(upTo: folder.lastIndex(of: "/") ?? folder.endIndex)))
    }
    return true
  }

  /// The groups whose harness is gone, one folder for each controller.
  static func leftovers(support: ControlGroupSupport) -> [String] {
    let parents =
      switch support {
      case .none: [String]()
      case .unified(let folder): [folder]
      case .legacy(let memory, let processes): [memory, processes].compactMap { $0 }
      }
    return parents.flatMap { parent in
      let path = parent + "/" + family
      guard let folder = try? OpenFolder(path), let names = try? folder.names(limit: 100_000)
      else { return [String]() }
      return names.filter { ScratchDirectory.isLeftover($0.text) }.map { path + "/" + $0.text }
    }
  }

  /// Kills the members of a leftover group and removes it; false when it is still there.
  static func end(_ path: String) async -> Bool {
    for line in ((try? SmallFile.read(path + "/cgroup.procs")) ?? "").split(separator: "\n") {
      guard let pid = Int32(line), let process = try? ProcessReference(pid: pid) else { continue }
      process.signal(SIGKILL)
    }
    let group = ControlGroup(memory: path, processes: nil, isUnified: true)
    return await group.remove()
  }

  private var folders: [String] {
    isUnified ? [memory].compactMap { $0 } : [memory, processes].compactMap { $0 }
  }

  /// Awaits the end of any member, or of a moment when the only members cannot be seen.
  private func waitForOne(of folder: String) async {
    let members = (try? SmallFile.read(folder + "/cgroup.procs")) ?? ""
    let first = members.split(separator: "\n").first.flatMap { Int32($0) }
    if let first, let process = try? ProcessReference(pid: first) {
      _ = await process.waitUntilGone(within: .milliseconds(500))
    } else if isUnified, await Population.isGone(from: folder, within: .milliseconds(500)) {
      return
    } else {
      // The kernel lets go of a member a little after its end. Of that, version 1 of control groups
      // tells nobody: it has no cgroup.events, its notify_on_release starts one program for the
      // whole machine, and a pidfd has told of the end already. So it is asked again and again.
      // A task of its own waits even if this one is cancelled.
      await Task { try? await Task.sleep(for: .milliseconds(2)) }.value
    }
  }

  private func setting(_ values: [(file: String, value: Int)]) throws(SandboxError) {
    do throws(SandboxError) {
      for (file, value) in values { try SmallFile.write("\(value)", to: file) }
    } catch {
      for folder in folders { rmdir(folder) }
      throw error
    }
  }

  private static func folder(_ parent: String, _ name: String) throws(SandboxError) -> String {
    let path = parent + "/" + name
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw .file(path, doing: "Making the control group", code: errno)
    }
    return path
  }
}
