import TaskFiles
import Vocabulary

/// The check that every trial has: the visible home is as it was, but for what the task names.
///
/// Visible is every path whose first component does not start with a dot.
struct UnchangedHome: Sendable {
  private let except: [Glob]

  /// Makes the check; `except` are globs of what may change.
  init(except: [String]) {
    self.except = except.map(Glob.init)
  }

  func judge(_ state: any StateReader) -> Judgement {
    let before = state.before.filter { isGuarded($0.key) }
    let after = state.after.filter { isGuarded($0.key) }
    let allowed = allowedFolders(state.after)
    var offenders: [String] = []
    for (path, entry) in before {
      guard let now = after[path] else {
        offenders.append("\(path) is gone")
        continue
      }
      if let change = change(from: entry, to: now) { offenders.append("\(path) \(change)") }
    }
    for (path, entry) in after where before[path] == nil {
      if entry.kind == .folder && allowed.contains(path) { continue }
      offenders.append("\(path) is new")
    }
    let expected = "nothing else of the visible home changed"
    if offenders.isEmpty {
      return Judgement(passed: true, expected: expected, found: "nothing else changed")
    }
    return Judgement(passed: false, expected: expected, found: offenders.sorted().listed())
  }

  private func isGuarded(_ path: String) -> Bool {
    !path.hasPrefix(".") && !Litter.isLock(path) && !except.contains { $0.matches(path) }
  }

  /// The folders that may be new: those that something named is in, and the empty standard ones
  /// that applications make without being asked.
  private func allowedFolders(_ after: [String: Entry]) -> Set<String> {
    var named: Set<String> = []
    var filled: Set<String> = []
    for path in after.keys where !path.hasPrefix(".") {
      if !Litter.isLock(path) { filled.formUnion(path.parents) }
      if except.contains(where: { $0.matches(path) }) { named.formUnion(path.parents) }
    }
    return named.union(Litter.standardFolders.subtracting(filled))
  }

  private func change(from before: Entry, to after: Entry) -> String? {
    if before.kind != after.kind {
      return "was a \(before.kind.rawValue) and is a \(after.kind.rawValue)"
    }
    if before.kind != .folder && (before.digest != after.digest || before.size != after.size) {
      return "has other content"
    }
    if before.mode != after.mode {
      let modes = [before.mode, after.mode].map { String($0 & 0o7777, radix: 8) }
      return "had the mode \(modes[0]) and has \(modes[1])"
    }
    return nil
  }
}
