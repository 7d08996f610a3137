import Foundation
import Synchronization
public import Vocabulary

/// Watches a home from outside its sandbox and tells what changed since it was last asked.
///
/// The kernel's events tell which entries to look at; a look at those decides what became of them.
/// When events were lost, or more folders are there than can be watched, the whole home is looked
/// at instead: what was made and removed again in between is then not told.
public final class HomeWatch: Sendable {
  /// How much of a home is watched.
  public struct Bounds: Sendable, Hashable {
    /// Folders that are watched.
    public var folders: Int
    /// Folders in each other.
    public var depth: Int
    /// Entries that are looked at.
    public var entries: Int
    /// Bytes of all paths together.
    public var paths: Int
    /// Effects that are told at once; beyond it, what is in a new or deleted folder is left out,
    /// and then the rest.
    public var effects: Int
    /// Bytes of the paths that are told at once; what is beyond it is left out likewise.
    public var told: Int

    /// Makes bounds.
    public init(
      folders: Int = 16_384, depth: Int = 64, entries: Int = 200_000, paths: Int = 64 << 20,
      effects: Int = 20_000, told: Int = 4 << 20
    ) {
      self.folders = folders
      self.depth = depth
      self.entries = entries
      self.paths = paths
      self.effects = effects
      self.told = told
    }
  }

  private let events: FileEvents
  private let tree: Mutex<WatchedTree>

  private init(events: FileEvents, tree: consuming sending WatchedTree) {
    self.events = events
    self.tree = Mutex(tree)
  }

  deinit { events.wake() }

  /// Begins to watch a home.
  ///
  /// - Parameters:
  ///   - home: The path of the home; whatever fills it is not trusted, and no link is followed.
  ///   - ignoring: Says of a path below the home, as `EscapedPath` describes it, that neither it
  ///     nor what is below it matters.
  /// - Throws: `SandboxError.file` when the home cannot be read or no more queues of events are
  ///   to be had.
  public static func start(
    _ home: String, bounds: Bounds = Bounds(),
    ignoring: @escaping @Sendable (String) -> Bool = { _ in false }
  ) async throws(SandboxError) -> HomeWatch {
    let watch = try await offPool { () throws(SandboxError) in
      let events = try FileEvents()
      var tree = WatchedTree(
        home: try OpenFolder(home), events: events, bounds: bounds, ignoring: ignoring)
      tree.begin()
      return HomeWatch(events: events, tree: tree)
    }
    // New folders are to be watched before something happens in them.
    let thread = Thread { [weak watch, events = watch.events] in
      while events.wait() { watch?.takeEvents() }
    }
    thread.name = "home watch"
    thread.start()
    return watch
  }

  /// What changed since the last call or the start, in the order of the paths.
  public func effects() async -> [Effect] {
    let effects = try? await offPool { () throws(SandboxError) in
      self.tree.withLock { $0.takeEffects() }
    }
    return effects ?? []
  }

  /// Ends the watching; `effects` tells no more afterwards.
  public func close() { events.wake() }

  private func takeEvents() { tree.withLock { $0.takeEvents() } }
}
