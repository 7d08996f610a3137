import Foundation
import Vocabulary

/// Takes effects back in a trial's kept state, from the copy of the home at the start.
///
/// Everything under the kept home was made by somebody untrusted, links among it: no path is followed
/// through a link.
struct Rollback {
  /// The folder of the kept state.
  var state: String
  /// The copy of the home at the start.
  var start: String

  private var home: String { state + "/home" }

  /// Takes the effects back, and sets the inventory of what is left right.
  func apply(_ effects: [Effect]) throws(Fault) {
    do {
      let before = try inventory("before.json")
      var after = try inventory("after.json")
      let made = effects.compactMap { effect in
        effect.kind == .created || effect.kind == .moved ? effect.path : nil
      }
      // What is in a folder goes before the folder.
      for path in made.sorted(by: >) {
        guard remove(path) else { continue }
        after[path] = nil
      }
      let lost = effects.compactMap { effect in
        switch effect.kind {
        case .created: String?.none
        case .moved: effect.from
        case .changed, .deleted: effect.path
        }
      }
      for path in lost.sorted() {
        guard let entry = before[path] else { continue }
        try restore(path, entry)
        after[path] = entry
      }
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      try encoder.encode(after).write(to: URL(filePath: state + "/after.json"))
    } catch {
      throw Fault(
        .infrastructure, "policy.rollback",
        "what the policy does not allow could not be taken back: \(error)")
    }
  }

  private func inventory(_ name: String) throws -> [String: Entry] {
    try JSONDecoder().decode(
      [String: Entry].self, from: Data(contentsOf: URL(filePath: "\(state)/\(name)")))
  }

  /// Removes a file, a link or an empty folder; false where it stays.
  private func remove(_ path: String) -> Bool {
    guard let place = place(path, in: home) else { return false }
    return unlink(place) == 0 || rmdir(place) == 0 || errno == ENOENT
  }

  private func restore(_ path: String, _ entry: Entry) throws {
    // Folders on the way that are gone, too, come back with it.
    var parent = ""
    for part in path.split(separator: "/").dropLast() {
      parent += parent.isEmpty ? String(part) : "/\(part)"
      guard let folder = place(parent, in: home) else { return }
      if kind(folder) != S_IFDIR {
        unlink(folder)
        mkdir(folder, 0o755)
      }
    }
    guard let target = place(path, in: home), let source = place(path, in: start) else { return }
    if entry.kind == .folder {
      if kind(target) != S_IFDIR {
        unlink(target)
        guard mkdir(target, 0o755) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
      }
      return
    }
    if kind(target) != nil { try FileManager.default.removeItem(atPath: target) }
    try FileManager.default.copyItem(atPath: source, toPath: target)
  }

  /// The path below a root, unless a folder on the way is none.
  private func place(_ path: String, in root: String) -> String? {
    var current = root
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      guard kind(current) == S_IFDIR, !part.isEmpty, part != ".", part != ".." else { return nil }
      current += "/\(part)"
    }
    return current
  }

  /// What is there, a link being a link; nil for nothing.
  private func kind(_ path: String) -> mode_t? {
    var information = stat()
    return lstat(path, &information) == 0 ? information.st_mode & S_IFMT : nil
  }
}
