/// A folder of a trial that several of its sides may see.
public enum SharedFolder: String, Sendable, Hashable, CaseIterable {
  /// The agent's home.
  case home
  /// The run-time folder of the session, with its sockets.
  case run
  /// The sockets of the X server.
  case x11
  /// Temporary files, and with them the shared memory; a side that does not share it has its own.
  case temporary

  /// Whether the agent can write to it, so that it is on the trial's volume.
  var isOnVolume: Bool { self != .x11 }

  /// Where it stands inside.
  public var target: String {
    switch self {
    case .home: "/home/agent"
    case .run: "/run/user/1000"
    case .x11: "/tmp/.X11-unix"
    case .temporary: "/tmp"
    }
  }
}

/// What a side may do with a shared folder.
public enum Access: Sendable, Hashable {
  case read, write
}
