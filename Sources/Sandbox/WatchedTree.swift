import Glibc
import Vocabulary

/// What is known of a home, kept up to date by the events of its folders.
struct WatchedTree: Sendable {
  /// What happened to one path since effects were last taken.
  struct Touch: Sendable {
    /// It came to be there, made or moved.
    var appeared = false
    /// Something was removed at this path before.
    var wasRemoved = false
    /// What is there now was made after something else had been removed there.
    var replacesRemoved = false
    /// It was moved on to another path.
    var movedOn = false
    /// Where what is there now stood when effects were last taken, if it was moved here.
    var origin: String?
    /// Its content was written, or was open for writing.
    var written = false
    var opened = false
  }

  let home: OpenFolder
  let events: FileEvents
  let bounds: HomeWatch.Bounds
  let ignoring: @Sendable (String) -> Bool
  /// The entries when effects were last taken.
  var known: [String: Fingerprint] = [:]
  /// The folder of each watch, and the watch of each folder.
  var folders: [Int32: String] = [:]
  var watches: [String: Int32] = [:]
  var touched: [String: Touch] = [:]
  /// Where something was moved away from, by the number that joins the halves of a move.
  var leaving: [UInt32: String] = [:]
  /// How many folders were moved since effects were last taken.
  var movedFolders = 0
  /// Events were lost or were too many to follow.
  var hasLostEvents = false
  /// There are folders that are not watched.
  var isIncomplete = false

  /// Folders that may be moved, and paths that may be touched, until a look at all is cheaper.
  static let (mostMovedFolders, mostTouched) = (64, 50_000)

  init(
    home: OpenFolder, events: FileEvents, bounds: HomeWatch.Bounds,
    ignoring: @escaping @Sendable (String) -> Bool
  ) {
    self.home = home
    self.events = events
    self.bounds = bounds
    self.ignoring = ignoring
  }

  /// Watches every folder and learns what is there.
  mutating func begin() { known = look() }

  /// Follows the events that are waiting.
  mutating func takeEvents() {
    events.take { follow($0) }
  }

  private mutating func follow(_ event: FileEvent) {
    if event.has(IN_Q_OVERFLOW) { return hasLostEvents = true }
    if event.has(IN_IGNORED) {
      if let path = folders.removeValue(forKey: event.watch), watches[path] == event.watch {
        watches[path] = nil
      }
      return
    }
    guard !hasLostEvents, let folder = folders[event.watch], let name = event.name else { return }
    let path = folder.isEmpty ? name.text : folder + "/" + name.text
    guard !ignoring(path) else { return }
    guard touched.count < Self.mostTouched else { return hasLostEvents = true }
    if event.has(IN_CREATE) {
      appear(path, isFolder: event.isFolder)
    } else if event.has(IN_MOVED_TO) {
      if let origin = leaving.removeValue(forKey: event.cookie) {
        move(origin, to: path, isFolder: event.isFolder)
      } else {
        appear(path, isFolder: event.isFolder)
      }
    } else if event.has(IN_MOVED_FROM) {
      leaving[event.cookie] = path
      touched[path, default: Touch()].movedOn = true
    } else if event.has(IN_DELETE) {
      touched[path, default: Touch()].wasRemoved = true
    } else {
      if event.has(IN_MODIFY) { touched[path, default: Touch()].written = true }
      if event.has(IN_CLOSE_WRITE) { touched[path, default: Touch()].opened = true }
      if event.has(IN_ATTRIB), touched[path] == nil { touched[path] = Touch() }
    }
  }

  private mutating func appear(_ path: String, isFolder: Bool) {
    var touch = touched[path] ?? Touch()
    touch.appeared = true
    touch.replacesRemoved = touch.wasRemoved
    touch.origin = nil
    touch.movedOn = false
    touched[path] = touch
    if isFolder { explore(path) }
  }

  private mutating func move(_ from: String, to path: String, isFolder: Bool) {
    let source = touched[from] ?? Touch()
    var touch = touched[path] ?? Touch()
    touch.appeared = true
    touch.movedOn = false
    touch.written = source.written
    touch.origin = source.appeared ? source.origin : (known[from] == nil ? nil : from)
    touched[path] = touch
    touched[from, default: Touch()].movedOn = true
    guard isFolder else { return }
    movedFolders += 1
    guard movedFolders <= Self.mostMovedFolders else { return hasLostEvents = true }
    let (old, new) = (from + "/", path + "/")
    for (watch, folder) in folders where folder == from || folder.hasPrefix(old) {
      let place = folder == from ? path : new + folder.dropFirst(old.count)
      folders[watch] = place
      watches[folder] = nil
      watches[place] = watch
    }
    for (inner, touch) in touched where inner.hasPrefix(old) {
      touched[inner] = nil
      touched[new + inner.dropFirst(old.count)] = touch
    }
    explore(path)
  }

  /// Watches a folder that came to be there, and takes what is in it already as new.
  private mutating func explore(_ path: String) {
    guard let folder = open(path) else { return }
    _ = walk(folder, path) { tree, inner, _ in
      if tree.touched[inner] == nil { tree.touched[inner] = Touch(appeared: true) }
      return tree.touched.count < Self.mostTouched
    }
  }

  /// Every entry of the home, with every folder watched.
  mutating func look() -> [String: Fingerprint] {
    var found: [String: Fingerprint] = [:]
    var bytes = 0
    isIncomplete = false
    _ = walk(home, "") { tree, path, information in
      bytes += path.utf8.count
      guard found.count < tree.bounds.entries, bytes <= tree.bounds.paths else { return false }
      found[path] = Fingerprint(information)
      return true
    }
    return found
  }

  /// Visits what is below a folder and watches the folders; false when the visitor ended it.
  private mutating func walk(
    _ folder: OpenFolder, _ path: String,
    visit: (inout WatchedTree, String, stat) -> Bool
  ) -> Bool {
    watch(folder, path)
    guard let names = try? folder.names(limit: bounds.entries) else {
      isIncomplete = true
      return true
    }
    for name in names {
      let inner = path.isEmpty ? name.text : path + "/" + name.text
      guard !ignoring(inner), let information = folder.status(of: name) else { continue }
      guard visit(&self, inner, information) else {
        isIncomplete = true
        return false
      }
      guard information.isFolder else { continue }
      guard inner.utf8.count(where: { $0 == UInt8(ascii: "/") }) < bounds.depth else {
        isIncomplete = true
        continue
      }
      guard let next = try? folder.folder(name) else { continue }
      guard walk(next, inner, visit: visit) else { return false }
    }
    return true
  }

  private mutating func watch(_ folder: OpenFolder, _ path: String) {
    guard watches.count < bounds.folders, let watch = events.watch(folder) else {
      isIncomplete = true
      return
    }
    if let old = folders[watch], old != path, watches[old] == watch { watches[old] = nil }
    folders[watch] = path
    watches[path] = watch
  }

  /// Opens a folder without following a link on the way; nil when it is not there.
  private func open(_ path: String) -> OpenFolder? {
    var folder = home
    for part in path.split(separator: "/") {
      guard let next = try? folder.folder(FileName(text: String(part))) else { return nil }
      folder = next
    }
    return folder
  }

  /// What stands at a path now.
  func fingerprint(of path: String) -> Fingerprint? {
    guard let slash = path.lastIndex(of: "/") else {
      return home.status(of: FileName(text: path)).map(Fingerprint.init)
    }
    return open(String(path[..<slash]))?
      .status(of: FileName(text: String(path[path.index(after: slash)...])))
      .map(Fingerprint.init)
  }
}
