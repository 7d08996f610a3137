import Glibc

/// The folders of a trial outside its sandbox.
public struct SandboxFolders: Sendable {
  /// The folder that holds what the agent cannot write to.
  public let root: String
  /// Holds what it can; nil until the trial's holder runs.
  private var volume: Volume?

  init(root: String) { self.root = root }

  /// Where a folder stands that several sides may see, for this process and its children.
  public func path(of folder: SharedFolder) -> String {
    (folder.isOnVolume ? volume?.path : nil).map { "\($0)/\(folder.rawValue)" }
      ?? "\(root)/\(folder.rawValue)"
  }

  /// The agent's home.
  public var home: String { path(of: .home) }
  /// The run-time folder of the session.
  public var run: String { path(of: .run) }
  /// The folder with the X server's sockets.
  public var x11: String { path(of: .x11) }
  /// The shared temporary folder.
  public var temporary: String { path(of: .temporary) }

  /// The files that are made for the trial.
  var files: String { root + "/etc" }
  /// Stand-ins for paths of the host that the trial's user cannot reach.
  var stage: String { root + "/stage" }
  /// Where the volume is mounted for the trial's processes, and for nobody else.
  var mountPoint: String { root + "/volume" }

  /// Where a shared folder stands for what starts the trial's sides.
  func source(of folder: SharedFolder) -> String {
    (folder.isOnVolume ? mountPoint : root) + "/" + folder.rawValue
  }

  /// The name of the folder on the volume that is the shared memory.
  private static let sharedMemory = "memory"

  /// Where the shared memory stands for what starts the trial's sides.
  var sharedMemory: String { mountPoint + "/" + Self.sharedMemory }

  /// Makes those that need no volume.
  func make(owner: UInt32?, hosts: [String]) throws(SandboxError) {
    for folder in [path(of: .x11), files, stage, mountPoint] {
      try ScratchDirectory.makeFolder(folder, owner: owner)
    }
    try SystemView.writeFiles(into: files, hosts: hosts)
  }

  /// The same with those on the volume made too.
  func with(_ volume: Volume, owner: UInt32?) throws(SandboxError) -> SandboxFolders {
    var folders = self
    folders.volume = volume
    for folder in SharedFolder.allCases where folder.isOnVolume {
      try ScratchDirectory.makeFolder(folders.path(of: folder), owner: owner)
    }
    let memory = "\(volume.path)/\(Self.sharedMemory)"
    try ScratchDirectory.makeFolder(memory, owner: owner)
    for path in [folders.temporary, memory] where chmod(path, 0o1777) != 0 {
      throw .file(path, doing: "Opening up", code: errno)
    }
    return folders
  }
}
