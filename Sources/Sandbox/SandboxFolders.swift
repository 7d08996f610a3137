/// The folders of a trial outside its sandbox.
public struct SandboxFolders: Sendable, Hashable {
  /// The folder that holds all of them.
  public let root: String

  /// Where a folder stands that several sides may see.
  public func path(of folder: SharedFolder) -> String { root + "/" + folder.rawValue }

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

  /// Makes them all.
  func make(owner: UInt32?, hosts: [String]) throws(SandboxError) {
    for folder in SharedFolder.allCases {
      try ScratchDirectory.makeFolder(path(of: folder), owner: owner)
    }
    try ScratchDirectory.makeFolder(files, owner: owner)
    try ScratchDirectory.makeFolder(stage, owner: owner)
    try SystemView.writeFiles(into: files, hosts: hosts)
  }
}
