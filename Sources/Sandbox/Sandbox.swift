import Glibc
public import Processes
import Synchronization

/// The isolation of one trial: a private network, process table and memory, in which each side
/// runs in a sandbox of its own.
///
/// A holder process keeps it alive. It reads from a pipe of this process, so that everything ends
/// when this process does, however that comes about.
public actor Sandbox {
  /// How it was made.
  public nonisolated let configuration: SandboxConfiguration
  /// Its folders outside.
  public nonisolated let folders: SandboxFolders

  let privileges: Privileges
  private let scratch: ScratchDirectory
  private let group: ControlGroup?
  private let holder: RunningProcess
  /// The first process inside: with its end, everything in the sandbox ends.
  private let first: ProcessReference
  private var sides: [RunningProcess] = []
  private var stage: Stage
  private var isRemoved = false

  private static let counter = Atomic(0)

  /// Makes the folders and starts the holder.
  ///
  /// - Parameter scratch: The folder that scratch folders are made in.
  /// - Throws: `SandboxError` with nothing left behind.
  public static func start(
    _ configuration: SandboxConfiguration, scratch: String = ScratchDirectory.base
  ) async throws(SandboxError) -> Sandbox {
    try await start(
      configuration, scratch: scratch, privileges: .current(slot: configuration.slot),
      support: .detect())
  }

  static func start(
    _ configuration: SandboxConfiguration, scratch base: String, privileges: Privileges,
    support: ControlGroupSupport
  ) async throws(SandboxError) -> Sandbox {
    try configuration.check()
    let scratch = try ScratchDirectory.make(
      slot: configuration.slot, below: base, owner: privileges.owner)
    var group: ControlGroup?
    do throws(SandboxError) {
      let folders = SandboxFolders(root: scratch.path)
      guard privileges.canReach(folders.root) else {
        throw .unreachable(folders.root, user: privileges.owner ?? 0)
      }
      try folders.make(owner: privileges.owner, hosts: configuration.siteHosts)
      group = try ControlGroup.make(
        nextName(slot: configuration.slot), limits: configuration.limits, support: support)
      let (holder, first) = try await startHolder(
        privileges, group, configuration.limits, volume: folders.mountPoint)
      do throws(SandboxError) {
        let volume = try Volume(at: folders.mountPoint, seenBy: first.pid)
        let shared = try folders.with(volume, owner: privileges.owner)
        return Sandbox(configuration, shared, privileges, scratch, group, holder, first)
      } catch {
        await holder.terminate(grace: .zero)
        throw error
      }
    } catch {
      _ = await group?.remove()
      try? scratch.remove()
      throw error
    }
  }

  private init(
    _ configuration: SandboxConfiguration, _ folders: SandboxFolders, _ privileges: Privileges,
    _ scratch: ScratchDirectory, _ group: ControlGroup?, _ holder: RunningProcess,
    _ first: ProcessReference
  ) {
    self.configuration = configuration
    self.folders = folders
    self.privileges = privileges
    self.scratch = scratch
    self.group = group
    self.holder = holder
    self.first = first
    stage = Stage(folder: folders.stage)
  }

  private static func startHolder(
    _ privileges: Privileges, _ group: ControlGroup?, _ limits: Limits, volume: String
  ) async throws(SandboxError) -> (RunningProcess, ProcessReference) {
    // Services may listen on the ports that browsers expect. Root has mounted the volume before.
    let script = """
      [ -z "$1" ] || mount -t tmpfs -o "$1" deskmark "$2" || exit 125
      echo 0 > /proc/sys/net/ipv4/ip_unprivileged_port_start; echo up
      exec setpriv --bounding-set=-all --inh-caps=-all --ambient-caps=-all cat
      """
    let options = privileges.owner == nil ? Volume.options(limits, owner: nil) : ""
    let holding = privileges.commandLine(
      joining: group, limits: limits,
      then: [
        "bwrap", "--unshare-user", "--unshare-net", "--unshare-ipc", "--unshare-uts",
        "--unshare-pid", "--cap-add", "CAP_NET_ADMIN", "--cap-add", "CAP_SYS_ADMIN", "--dev-bind",
        "/", "/", "--proc", "/proc", "--", "/bin/sh", "-c", script, "deskmark", options, volume,
      ])
    let line =
      (privileges.owner.map { Volume.mounting(at: volume, limits, owner: $0) } ?? []) + holding
    let holder = try SandboxError.from { () throws(ProcessError) in
      try command(line, guards: 2).start(output: .stream(lineLimit: 4096))
    }
    do throws(ProcessError) {
      let answer = try await holder.nextLine(within: .seconds(20))
      if answer == "up", let pid = holder.descendants(depth: 1).first {
        return (holder, try ProcessReference(pid: pid))
      }
    } catch {
      await holder.terminate(grace: .zero)
      throw .process(error)
    }
    await holder.terminate(grace: .zero)
    throw .unavailable(reason: holder.errorTail)
  }

  /// Starts a side and gives a handle to its process, which ends with it.
  ///
  /// The side may still fail on its way to its program: it then ends with what bubblewrap said in
  /// its errors.
  /// - Throws: `SandboxError.ended` when the sandbox runs no more, `.unreachable`, `.file` or
  ///   `.process`.
  public func start(
    _ side: Side, takesInput: Bool = true, output: RunningProcess.Output = .stream(),
    errorTail: Int = 16 << 10
  ) async throws(SandboxError) -> RunningProcess {
    guard isRunning else { throw .ended(errors: holder.errorTail) }
    let mounts = try await staged(side.mounts)
    guard isRunning else { throw .ended(errors: holder.errorTail) }
    var namespaces = ["--unshare-user", "--unshare-pid", "--unshare-uts", "--unshare-cgroup-try"]
    if side.shares[.x11] == nil { namespaces.append("--unshare-ipc") }
    var options = BubblewrapOptions(
      unsharing: namespaces,
      environment: Side.environment.merging(side.environment) { $1 }, files: folders.files,
      temporary: configuration.limits.temporary)
    options.addFolders(
      shared: Dictionary(
        uniqueKeysWithValues: side.shares.map { ($0.key, (folders.source(of: $0.key), $0.value)) }),
      sharedMemory: folders.sharedMemory)
    options.add(mounts)
    let inner = configuration.limits.innerCommand(beside: group) + side.command
    let enter = [
      "nsenter", "--preserve-credentials", "--user", "--mount", "--net", "--pid", "--ipc", "--uts",
      "-t", "\(first.pid)",
    ]
    let line = privileges.commandLine(
      joining: group, limits: configuration.limits,
      then: enter + options.commandLine(directory: side.directory, command: inner))
    let process = try SandboxError.from { () throws(ProcessError) in
      try Self.command(line, guards: 3)
        .start(takesInput: takesInput, output: output, errorTail: errorTail)
    }
    sides.removeAll { $0.exitStatus != nil }
    sides.append(process)
    return process
  }

  /// The sandbox is up.
  public var isRunning: Bool { !first.isGone && holder.exitStatus == nil }

  /// Awaits the end of the sandbox, whoever caused it; false when the limit passed first.
  public nonisolated func waitUntilEnded(within limit: Duration? = nil) async -> Bool {
    await holder.waitUntilExit(within: limit) != nil
  }

  /// How many processes were killed because the memory of the trial was used up.
  public var memoryKills: Int { group?.memoryKills ?? 0 }

  /// Kills every process of the trial, and returns when the last one is gone.
  ///
  /// The folders stay. Takes at most some 30 seconds, and does not heed cancellation.
  /// - Throws: `SandboxError.processesLeft`.
  public func killAll() async throws(SandboxError) {
    first.signal(SIGKILL)
    var areGone = await first.waitUntilGone(within: .seconds(10))
    if await holder.terminate(grace: .zero) == nil { areGone = false }
    let sides = sides
    self.sides = []
    for side in sides where side.exitStatus == nil {
      // With the sandbox gone, only the command that entered it is left, and ends by itself.
      if await side.waitUntilExit(within: .seconds(5)) == nil,
        await side.terminate(grace: .zero) == nil
      {
        areGone = false
      }
    }
    guard areGone else { throw .processesLeft(folders.root) }
  }

  /// Kills every process and removes the control group and the folders.
  ///
  /// - Throws: `SandboxError.processesLeft` or `.file`, with as much removed as can be.
  public func remove() async throws(SandboxError) {
    guard !isRemoved else { return }
    try await killAll()
    let isGroupGone = await group?.remove() ?? true
    let scratch = scratch
    try await offPool { () throws(SandboxError) in try scratch.remove() }
    isRemoved = true
    guard isGroupGone else { throw .processesLeft(folders.root) }
  }

  /// Makes a folder beside the shared ones that belongs to the trial's user, for one side's mounts.
  ///
  /// - Returns: Its path outside.
  public func makeFolder(_ name: String) throws(SandboxError) -> String {
    let path = folders.root + "/" + name
    try ScratchDirectory.makeFolder(path, owner: privileges.owner)
    return path
  }

  /// Gives a folder below the trial's, with everything in it, to the trial's user.
  ///
  /// What the harness puts there as root belongs to root, and the agent could not change it.
  public func handOver(_ path: String) async throws(SandboxError) {
    guard let owner = privileges.owner else { return }
    guard path.hasPrefix(folders.root + "/") else {
      throw .invalid("\(path) is not below the trial's folder \(folders.root).")
    }
    try await offPool { () throws(SandboxError) in try FolderTree.give(path, to: owner) }
  }

  /// Gives a shared folder with everything in it to the trial's user.
  public func handOver(_ folder: SharedFolder) async throws(SandboxError) {
    guard let owner = privileges.owner else { return }
    let path = folders.path(of: folder)
    try await offPool { () throws(SandboxError) in try FolderTree.give(path, to: owner) }
  }

  /// Removes what harnesses left that were killed; see `Leftover`.
  public static func removeLeftovers(scratch: String = ScratchDirectory.base) async {
    await Leftover.removeAll(scratch: scratch)
  }

  private func staged(_ mounts: [Mount]) async throws(SandboxError) -> [Mount] {
    let (mounts, bindings) = try stage.prepare(mounts, for: privileges)
    guard !bindings.isEmpty else { return mounts }
    let pairs = bindings.flatMap { [$0.source, $0.place] }
    let line =
      ["nsenter", "--mount", "-t", "\(first.pid)", "/bin/sh", "-c", Stage.script, "deskmark"]
      + pairs + ["--", "true"]
    let result: ProcessResult
    do {
      result = try await Self.command(line, guards: 0).run(within: .seconds(10))
    } catch {
      throw .process(error)
    }
    guard result.isSuccess else { throw .unavailable(reason: result.errorText) }
    return mounts
  }

  /// The environment of the commands that lead into a sandbox.
  static func command(_ line: [String], guards: Int) -> Command {
    Command(
      line[0], Array(line.dropFirst()),
      environment: ["PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "LANG": "C"], directory: "/",
      guards: guards
    ).owned
  }

  /// A name that no other trial of this machine has.
  static func nextName(slot: Int) -> String {
    let number = counter.add(1, ordering: .relaxed).newValue
    return "\(Ownership.current)-\(slot)-\(number)"
  }
}

extension Sandbox {
  /// Closes the pipe that the holder reads, as the end of this process would.
  func letGoOfHolder() { holder.closeInput() }

  /// Kills the holder as a stranger would.
  func killHolder() { first.signal(SIGKILL) }
}
