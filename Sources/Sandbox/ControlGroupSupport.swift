import Glibc

/// What the machine offers to limit the memory and the processes of a trial as a whole.
public enum ControlGroupSupport: Sendable, Hashable, CustomStringConvertible {
  /// Control groups version 2: both limits, in groups below this folder.
  case unified(folder: String)
  /// Version 1: one folder for each limit that is there.
  case legacy(memory: String?, processes: String?)
  /// Neither may be written here; limits of single processes are used.
  case none(reason: String)

  /// The finding in words.
  public var description: String {
    switch self {
    case .unified(let folder): "control groups v2 below \(folder)"
    case .legacy(let memory?, let processes?):
      "control groups v1: memory below \(memory), processes below \(processes)"
    case .legacy(let memory?, nil): "control groups v1: memory below \(memory), processes not"
    case .legacy(nil, let processes?): "control groups v1: processes below \(processes), memory not"
    case .legacy(nil, nil): "no control groups"
    case .none(let reason): "no control groups: \(reason)"
    }
  }

  /// Looks what this process may use.
  public static func detect() -> ControlGroupSupport {
    detect(
      mounts: (try? SmallFile.read("/proc/self/mounts")) ?? "",
      membership: (try? SmallFile.read("/proc/self/cgroup")) ?? "",
      isWritable: { access($0, W_OK) == 0 },
      read: { try? SmallFile.read($0) })
  }

  /// Decides from the tables of the kernel.
  ///
  /// - Parameters:
  ///   - mounts: `/proc/self/mounts`.
  ///   - membership: `/proc/self/cgroup`: number, controllers and path between colons.
  static func detect(
    mounts: String, membership: String, isWritable: (String) -> Bool, read: (String) -> String?
  ) -> ControlGroupSupport {
    var own: [String: String] = [:]
    for line in membership.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      for controller in parts[1].split(separator: ",", omittingEmptySubsequences: false) {
        own[String(controller)] = String(parts[2])
      }
    }
    var legacy: [String: String] = [:]
    for line in mounts.split(separator: "\n") {
      let parts = line.split(separator: " ")
      guard parts.count > 3 else { continue }
      let folder = String(parts[1])
      if parts[2] == "cgroup2" {
        if let found = unifiedFolder(
          mount: folder, own: own[""] ?? "/", isWritable: isWritable, read: read)
        {
          return .unified(folder: found)
        }
      } else if parts[2] == "cgroup" {
        for controller in parts[3].split(separator: ",")
        where controller == "memory" || controller == "pids" {
          let name = String(controller)
          // A container may be shown the path of its host, which is not there.
          let inner = joined(folder, own[name] ?? "/")
          let usable = [inner, folder].first { isWritable(joined($0, "cgroup.procs")) }
          if let usable, isWritable(usable) { legacy[name] = usable }
        }
      }
    }
    guard legacy.isEmpty else {
      return .legacy(memory: legacy["memory"], processes: legacy["pids"])
    }
    return .none(reason: "none for memory and processes may be written by this user")
  }

  /// The nearest group above this process that hands both controllers down and may be written.
  private static func unifiedFolder(
    mount: String, own: String, isWritable: (String) -> Bool, read: (String) -> String?
  ) -> String? {
    var parts = own.split(separator: "/")
    while true {
      let folder = joined(mount, parts.joined(separator: "/"))
      let handed =
        read(joined(folder, "cgroup.subtree_control"))?
        .split { $0 == " " || $0 == "\n" } ?? []
      if handed.contains("memory"), handed.contains("pids"), isWritable(folder),
        isWritable(joined(folder, "cgroup.procs"))
      {
        return folder
      }
      guard parts.popLast() != nil else { return nil }
    }
  }

  private static func joined(_ folder: String, _ path: String) -> String {
    let parts = path.split(separator: "/").joined(separator: "/")
    return parts.isEmpty ? folder : folder + "/" + parts
  }
}
