import Glibc
public import Processes

/// What harnesses left that were killed: nothing of one that still runs, and nothing whose owner
/// is not certain.
///
/// Mounts, shared memory and sockets need no entry here: they stand in the private namespaces of a
/// trial, or in its folder, and go with those.
public struct Leftover: Codable, Sendable, Hashable {
  /// What kinds there are.
  public enum Kind: String, Codable, Sendable, Hashable, CaseIterable {
    /// An agent's program, or a part of a desktop.
    case process
    /// The control group of a trial, with the processes that are in it.
    case controlGroup = "control group"
    /// The folder of a trial while it ran.
    case folder
    /// A name for an X server's socket.
    case displayLink = "display link"
  }

  /// What it is.
  public var kind: Kind
  /// Its path, or its number.
  public var name: String

  /// Finds what is left.
  ///
  /// - Parameter base: The folder that scratch folders are made in.
  public static func find(scratch base: String = ScratchDirectory.base) async -> [Leftover] {
    let found: [Leftover]? = try? await offPool { () throws(SandboxError) in
      AbandonedProcesses.find().map { Leftover(kind: .process, name: "\($0)") }
        + ControlGroup.leftovers(support: .detect()).map { Leftover(kind: .controlGroup, name: $0) }
        + ScratchDirectory.leftovers(below: base).map { Leftover(kind: .folder, name: $0) }
        + displayLinks(below: base).map { Leftover(kind: .displayLink, name: $0) }
    }
    return found ?? []
  }

  /// Finds what is left and removes it, processes first.
  ///
  /// - Returns: What was found, with whether it is gone.
  @discardableResult
  public static func removeAll(
    scratch base: String = ScratchDirectory.base
  ) async -> [(leftover: Leftover, isGone: Bool)] {
    // One after the other: ending processes is what empties the groups and folders.
    let links = (try? await offPool { () throws(SandboxError) in displayLinks(below: base) }) ?? []
    var all: [(Leftover, Bool)] = []
    for pid in AbandonedProcesses.find() {
      all.append((Leftover(kind: .process, name: "\(pid)"), await AbandonedProcesses.end(pid)))
    }
    for path in ControlGroup.leftovers(support: .detect()) {
      all.append((Leftover(kind: .controlGroup, name: path), await ControlGroup.end(path)))
    }
    let folders: [(Leftover, Bool)]? = try? await offPool { () throws(SandboxError) in
      ScratchDirectory.leftovers(below: base).map { path in
        (Leftover(kind: .folder, name: path), (try? FolderTree.remove(path)) != nil)
      }
        + links.map { path in
          (Leftover(kind: .displayLink, name: path), unlink(path) == 0 || errno == ENOENT)
        }
    }
    return all + (folders ?? [])
  }

  /// The links of ours that lead into the folder of a trial whose harness is gone.
  private static func displayLinks(below base: String) -> [String] {
    let place = "/tmp/.X11-unix"
    let family = "\(base)/deskmark-\(geteuid())/"
    guard let folder = try? OpenFolder(place), let names = try? folder.names(limit: 100_000)
    else { return [] }
    return names.compactMap { name in
      guard let status = folder.status(of: name), status.st_mode & S_IFMT == S_IFLNK,
        status.st_uid == geteuid(), let target = folder.target(of: name)?.text,
        target.hasPrefix(family),
        let trial = target.dropFirst(family.count).split(separator: "/").first,
        ScratchDirectory.isLeftover(String(trial))
      else { return nil }
      return "\(place)/\(name.text)"
    }
  }
}
