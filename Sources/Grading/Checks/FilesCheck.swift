public import TaskFiles
import Vocabulary

/// A folder holds exactly these files, at any depth.
///
/// - `folder`: the folder, or `.` for the visible part of the home
/// - `contains`: the paths of its files, relative to it; the folders on the way are implied, and an
///   empty folder is written with a slash at its end; an empty list asks for an empty folder
/// - `changed` (optional): which of them may have other content than at the start; a file that was
///   in its place at the start must otherwise be as it was
/// - `extra` (optional): `allowed` when new files and folders beside them do not matter; what was
///   there at the start must then stay as it was
///
/// The content of files in new places is for other checks, such as `file-same`.
///
/// ```yaml
/// - files:
///     folder: Invoices
///     contains: [2024/march.pdf, 2024/april.pdf, drafts/]
/// ```
public struct FilesCheck: Check {
  /// How task files call it.
  public static let name = "files"
  private let folder: String
  private let files: Set<String>
  private let folders: Set<String>
  private let changed: Set<String>
  private let allowsExtra: Bool

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    folder = try arguments.path("folder")
    var files: Set<String> = []
    var folders: Set<String> = []
    for value in try arguments.list("contains") {
      let path = try value.homePath()
      guard path != "." else { throw value.expected("a path below the folder") }
      folders.formUnion(path.parents)
      if value.text?.hasSuffix("/") == true { folders.insert(path) } else { files.insert(path) }
    }
    var changed: Set<String> = []
    for value in try arguments.optionalList("changed") ?? [] {
      let path = try value.homePath()
      guard files.contains(path) else { throw value.expected("a file of 'contains'") }
      changed.insert(path)
    }
    self.files = files
    self.folders = folders
    self.changed = changed
    allowsExtra = try arguments.optionalChoice("extra", of: ["allowed"]) != nil
  }

  /// What the check names and may therefore change.
  public var paths: [String] { folder == "." ? ["**"] : [folder, "\(folder)/**"] }

  /// Judges the state that the trial left.
  public func judge(_ state: any StateReader) -> Judgement {
    let after = inside(state.after)
    let before = inside(state.before)
    var complaints: [String] = []
    if folder != ".", state.after[folder]?.kind != .folder {
      complaints.append("\(folder) is not a folder")
    }
    for path in files.sorted() {
      guard let entry = after[path] else {
        complaints.append("\(path) is missing")
        continue
      }
      if entry.kind != .file {
        complaints.append("\(path) is a \(entry.kind.rawValue)")
      } else if let old = before[path], old.digest != entry.digest, !changed.contains(path) {
        complaints.append("\(path) has other content than at the start")
      }
    }
    for path in folders.sorted() where after[path]?.kind != .folder {
      complaints.append("the folder \(path) is missing")
    }
    for (path, entry) in after.sorted(by: { $0.key < $1.key })
    where !files.contains(path) && !folders.contains(path) {
      guard allowsExtra else {
        complaints.append("\(path) should not be there")
        continue
      }
      if let old = before[path], old.digest != entry.digest || old.kind != entry.kind {
        complaints.append("\(path) has other content than at the start")
      }
    }
    if allowsExtra {
      let gone = before.keys.filter { after[$0] == nil && !files.contains($0) }
      complaints += gone.sorted().map { "\($0) is gone" }
    }
    let place = folder == "." ? "the home" : folder
    let expected = (files.sorted() + folders.filter { isLeaf($0) }.sorted().map { "\($0)/" })
    return .over(
      max(1, files.count), expected: "in \(place): \(expected.listed())", complaints: complaints,
      otherwise: "exactly these")
  }

  private func isLeaf(_ folder: String) -> Bool {
    !files.union(folders).contains { $0.hasPrefix("\(folder)/") }
  }

  /// The entries below the folder by their paths relative to it, without litter.
  private func inside(_ entries: [String: Entry]) -> [String: Entry] {
    var inside: [String: Entry] = [:]
    for (path, entry) in entries where !Litter.isLock(path) {
      if folder == "." {
        if !path.hasPrefix(".") { inside[path] = entry }
      } else if path.hasPrefix("\(folder)/") {
        inside[String(path.dropFirst(folder.count + 1))] = entry
      }
    }
    return inside
  }
}
