import Glibc
import Vocabulary

extension WatchedTree {
  /// What became of everything that was touched since the last call.
  mutating func takeEffects() -> [Effect] {
    takeEvents()
    // The second half of a move is queued a moment after the first.
    if !leaving.isEmpty, events.wait(milliseconds: 2) { takeEvents() }
    let effects = hasLostEvents || isIncomplete ? effectsOfAll() : effectsOfTouched()
    touched = [:]
    leaving = [:]
    movedFolders = 0
    hasLostEvents = false
    // Of one path, what happened first stays first.
    return bounded(
      effects.enumerated()
        .sorted { ($0.element.path, $0.offset) < ($1.element.path, $1.offset) }.map(\.element))
  }

  private mutating func effectsOfTouched() -> [Effect] {
    for path in leaving.values where known[path]?.kind == .folder { forget(below: path) }
    var effects: [Effect] = []
    var moved: Set<String> = []
    var now: [String: Fingerprint] = [:]
    for path in touched.keys { now[path] = fingerprint(of: path) }
    for (path, touch) in touched {
      guard let origin = touch.origin, origin != path, let old = known[origin],
        let new = now[path], new.kind == old.kind, now[origin] == nil
      else { continue }
      effects.append(Effect(.moved, path, from: origin))
      moved.formUnion([origin, path])
      guard old.kind == .folder else { continue }
      for inner in known.keys where inner.hasPrefix(origin + "/") {
        let place = path + inner.dropFirst(origin.count)
        // What was removed or moved elsewhere on the way is told below.
        guard let new = fingerprint(of: place), touched[place]?.replacesRemoved != true else {
          touched[inner, default: Touch()].wasRemoved = true
          continue
        }
        now[place] = new
        effects.append(Effect(.moved, place, from: inner))
        moved.formUnion([inner, place])
      }
    }
    for (path, touch) in touched where !moved.contains(path) {
      effects += outcome(of: touch, at: path, before: known[path], now: now[path])
    }
    for path in moved.union(touched.keys) { known[path] = now[path] }
    return effects
  }

  private func outcome(
    of touch: Touch, at path: String, before: Fingerprint?, now: Fingerprint?
  ) -> [Effect] {
    switch (before, now) {
    case (nil, nil):
      // Made and removed again, and not a draft that took another file's place.
      touch.appeared && !touch.movedOn ? [Effect(.created, path), Effect(.deleted, path)] : []
    case (nil, _): [Effect(.created, path)]
    case (_, nil): [Effect(.deleted, path)]
    case (let before?, let now?):
      if touch.replacesRemoved {
        [Effect(.deleted, path), Effect(.created, path)]
      } else if touch.written && now.kind == .file || hasChanged(before, now, touch) {
        [Effect(.changed, path)]
      } else {
        []
      }
    }
  }

  /// Whether more than the times of an entry changed, or its content may have.
  private func hasChanged(_ before: Fingerprint, _ now: Fingerprint, _ touch: Touch) -> Bool {
    if before.kind != now.kind || before.mode != now.mode || before.size != now.size { return true }
    guard now.kind != .folder else { return false }
    return before.inode != now.inode
      || (touch.opened || touch.appeared) && before.modified != now.modified
  }

  /// Takes a folder that was moved out of sight for removed, with all that is known of it.
  private mutating func forget(below path: String) {
    for inner in known.keys where inner.hasPrefix(path + "/") {
      touched[inner, default: Touch()].wasRemoved = true
    }
    for (watch, folder) in folders where folder == path || folder.hasPrefix(path + "/") {
      events.remove(watch)
    }
  }

  /// Compares everything with what was known, because the events do not tell all.
  private mutating func effectsOfAll() -> [Effect] {
    let before = known
    let now = look()
    known = now
    var effects: [Effect] = []
    var gone: [Fingerprint: String] = [:]
    for (path, old) in before {
      guard let new = now[path] else {
        gone[old] = path
        continue
      }
      if old.kind == new.kind && old.kind == .folder && old.mode == new.mode { continue }
      if old != new { effects.append(Effect(.changed, path)) }
    }
    var moved: Set<String> = []
    for (path, new) in now where before[path] == nil {
      if let origin = gone[new], moved.insert(origin).inserted {
        effects.append(Effect(.moved, path, from: origin))
      } else {
        effects.append(Effect(.created, path))
      }
    }
    for path in before.keys where now[path] == nil && !moved.contains(path) {
      effects.append(Effect(.deleted, path))
    }
    return effects
  }

  /// The effects without those that follow from a folder's, and without the last, if there are
  /// more than are told at once.
  private func bounded(_ effects: [Effect]) -> [Effect] {
    guard effects.count > bounds.effects || size(effects) > bounds.told else { return effects }
    let folders = Set(effects.filter { $0.kind != .changed }.map(\.path))
    let upper = effects.filter { effect in
      guard let slash = effect.path.lastIndex(of: "/") else { return true }
      return !folders.contains(String(effect.path[..<slash]))
    }
    var bytes = 0
    return Array(
      upper.prefix(bounds.effects).prefix { effect in
        bytes += size([effect])
        return bytes <= bounds.told
      })
  }

  private func size(_ effects: [Effect]) -> Int {
    effects.reduce(0) { $0 + $1.path.utf8.count + ($1.from?.utf8.count ?? 0) }
  }
}
