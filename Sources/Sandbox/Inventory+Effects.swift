public import Vocabulary

extension Inventory {
  /// What changed between two inventories, in the order of the paths.
  ///
  /// A file that is gone and one that is new are one move when their digests are equal and the new
  /// one has the old name or stands in the old folder. A folder has moved when what was in it moved
  /// along in its place.
  public static func effects(
    before: [String: Entry], after: [String: Entry]
  ) -> [Effect] {
    var effects: [Effect] = []
    var deleted: Set<String> = []
    var created: Set<String> = []
    for (path, entry) in before {
      guard let now = after[path] else {
        deleted.insert(path)
        continue
      }
      if !now.isSame(as: entry) { effects.append(Effect(.changed, path)) }
    }
    for path in after.keys where before[path] == nil { created.insert(path) }

    let moves = moves(from: &deleted, to: &created, before: before, after: after)
    effects += moves.map { Effect(.moved, $0.to, from: $0.from) }
    effects += deleted.map { Effect(.deleted, $0) }
    effects += created.map { Effect(.created, $0) }
    return effects.sorted { ($0.path, $0.kind.rawValue) < ($1.path, $1.kind.rawValue) }
  }

  private static func moves(
    from deleted: inout Set<String>, to created: inout Set<String>, before: [String: Entry],
    after: [String: Entry]
  ) -> [(from: String, to: String)] {
    var places: [Content: [String]] = [:]
    for path in created.sorted() {
      if let content = Content(after[path]) { places[content, default: []].append(path) }
    }
    var moves: [(from: String, to: String)] = []
    // Those that kept their name choose first.
    for isAlike in [hasName, hasFolder] {
      for path in deleted.sorted() {
        guard let content = Content(before[path]),
          let index = places[content]?.firstIndex(where: { isAlike(path, $0) }),
          let place = places[content]?.remove(at: index)
        else { continue }
        moves.append((path, place))
        deleted.remove(path)
        created.remove(place)
      }
    }
    for (from, to) in moves {
      var (old, new) = (split(from), split(to))
      while old.name == new.name, let oldFolder = old.folder, let newFolder = new.folder,
        deleted.contains(oldFolder), created.contains(newFolder)
      {
        moves.append((oldFolder, newFolder))
        deleted.remove(oldFolder)
        created.remove(newFolder)
        (old, new) = (split(oldFolder), split(newFolder))
      }
    }
    return moves
  }

  /// What makes two files the same: their bytes, or the target of a link.
  private struct Content: Hashable {
    let kind: Entry.Kind
    let size: Int
    let digest: String

    init?(_ entry: Entry?) {
      guard let entry, let digest = entry.digest else { return nil }
      (kind, size, self.digest) = (entry.kind, entry.size, digest)
    }
  }

  private static let hasName: @Sendable (String, String) -> Bool = {
    split($0).name == split($1).name
  }
  private static let hasFolder: @Sendable (String, String) -> Bool = {
    split($0).folder == split($1).folder
  }

  private static func split(_ path: String) -> (folder: String?, name: Substring) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (nil, path[...]) }
    return (String(path[..<slash]), path[path.utf8.index(after: slash)...])
  }
}
