/// The options of bubblewrap for one sandbox, in their order.
struct BubblewrapOptions {
  private var options: [String]
  /// Bytes of each folder in memory.
  private let bytes: Int

  /// Begins with new namespaces of their own, or all of them, and the read-only system.
  init(
    unsharing namespaces: [String], environment: [String: String], files: String,
    temporary bytes: Int
  ) {
    self.bytes = bytes
    options = ["bwrap"] + namespaces
    options += ["--hostname", "desk", "--uid", "\(SystemView.user)", "--gid", "\(SystemView.user)"]
    // Its parent is a single thread that waits for it; a parent with many threads would kill it
    // by ending the one that started it.
    options += ["--die-with-parent", "--new-session", "--clearenv"]
    for (name, value) in environment.sorted(by: { $0.key < $1.key }) {
      options += ["--setenv", name, value]
    }
    options += SystemView.options(files: files, temporary: bytes)
  }

  /// Adds the folders that can be written: shared where a path is given, else in memory.
  ///
  /// - Parameter sharedMemory: What stands at `/dev/shm` beside a shared temporary folder.
  mutating func addFolders(
    shared: [SharedFolder: (path: String, access: Access)], sharedMemory: String? = nil
  ) {
    // The sockets of X stand in the temporary folder, which therefore comes before them.
    for folder in [SharedFolder.temporary, .x11, .home, .run] {
      if let (path, access) = shared[folder] {
        options += [access == .write ? "--bind" : "--ro-bind", path, folder.target]
      } else if folder != .x11 {
        let mode = folder == .temporary ? "1777" : "0700"
        options += ["--perms", mode, "--size", "\(bytes)", "--tmpfs", folder.target]
      }
    }
    if let (path, access) = shared[.temporary], access == .write, let sharedMemory {
      options += ["--bind", path, "/var/tmp", "--bind", sharedMemory, "/dev/shm"]
    } else {
      options += ["--perms", "1777", "--size", "\(bytes)", "--tmpfs", "/var/tmp"]
    }
  }

  mutating func add(_ mounts: [Mount]) {
    for mount in mounts { options += mount.options }
  }

  /// The command line that runs a command in it.
  func commandLine(directory: String, command: [String]) -> [String] {
    options + ["--remount-ro", "/", "--chdir", directory, "--"] + command
  }
}
