import Glibc
public import Processes

extension Sandbox {
  /// Runs a command to its end in a sandbox of its own: no network, an empty home, the system
  /// read-only.
  ///
  /// If the harness dies meanwhile, the command ends when leftovers are removed, and by itself a
  /// little after its time limit.
  ///
  /// - Throws: `SandboxError` when it cannot be run; how it ended, in time or not, is a result.
  public static func runIsolated(
    _ isolated: IsolatedCommand, scratch: String = ScratchDirectory.base
  ) async throws(SandboxError) -> ProcessResult {
    try await runIsolated(
      isolated, scratch: scratch, privileges: .current(slot: isolated.slot), support: .detect())
  }

  static func runIsolated(
    _ isolated: IsolatedCommand, scratch base: String, privileges: Privileges,
    support: ControlGroupSupport
  ) async throws(SandboxError) -> ProcessResult {
    try SandboxConfiguration(slot: isolated.slot).check()
    let scratch = try ScratchDirectory.make(
      slot: isolated.slot, below: base, owner: privileges.owner)
    var group: ControlGroup?
    let written = isolated.mounts.filter { $0.kind == .readWrite }.map(\.source)
    let result: Result<ProcessResult, SandboxError>
    do throws(SandboxError) {
      let folders = SandboxFolders(root: scratch.path)
      guard privileges.canReach(folders.root) else {
        throw .unreachable(folders.root, user: privileges.owner ?? 0)
      }
      try folders.make(owner: privileges.owner, hosts: [])
      group = try ControlGroup.make(
        nextName(slot: isolated.slot), limits: isolated.limits, support: support)
      if let owner = privileges.owner { try await give(written, to: owner) }
      let line = try commandLine(isolated, folders, privileges, group)
      result = await run(isolated, line)
    } catch {
      result = .failure(error)
    }
    if privileges.owner != nil { try? await give(written, to: geteuid()) }
    _ = await group?.remove()
    try await offPool { () throws(SandboxError) in try scratch.remove() }
    return try result.get()
  }

  private static func run(
    _ isolated: IsolatedCommand, _ line: [String]
  ) async -> Result<ProcessResult, SandboxError> {
    do throws(ProcessError) {
      return .success(
        try await command(line, guards: 3).run(
          input: isolated.input, within: isolated.timeLimit, keeping: isolated.keeping,
          grace: .zero))
    } catch {
      return .failure(.process(error))
    }
  }

  private static func commandLine(
    _ isolated: IsolatedCommand, _ folders: SandboxFolders, _ privileges: Privileges,
    _ group: ControlGroup?
  ) throws(SandboxError) -> [String] {
    var stage = Stage(folder: folders.stage)
    let (mounts, bindings) = try stage.prepare(isolated.mounts, for: privileges)
    var options = BubblewrapOptions(
      unsharing: ["--unshare-all"],
      environment: Side.environment.merging(isolated.environment) { $1 }, files: folders.files,
      temporary: isolated.limits.temporary)
    options.addFolders(shared: [:])
    options.add(mounts)
    let inner = isolated.limits.innerCommand(beside: group) + isolated.command
    // This process kills it in time; `timeout` does if this process is gone.
    let seconds = isolated.timeLimit.components.seconds + 10
    let line = privileges.commandLine(
      joining: group, limits: isolated.limits,
      then: ["timeout", "--signal=KILL", "\(seconds)"]
        + options.commandLine(directory: isolated.directory, command: inner))
    guard !bindings.isEmpty else { return line }
    return [
      "unshare", "--mount", "--propagation", "private", "/bin/sh", "-c", Stage.script, "deskmark",
    ] + bindings.flatMap { [$0.source, $0.place] } + ["--"] + line
  }

  private static func give(_ paths: [String], to user: UInt32) async throws(SandboxError) {
    try await offPool { () throws(SandboxError) in
      for path in paths { try FolderTree.give(path, to: user) }
    }
  }
}
