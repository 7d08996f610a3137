import Foundation
import Sandbox
public import Vocabulary

extension LiveDesktop {
  /// Lets somebody decide what becomes of writes to the trial's sites.
  public func guardWrites(
    _ decide: @escaping @Sendable (SiteWrite) async -> WriteDecision
  ) async {
    await writes?.guarded(by: decide)
  }

  /// Carries a write out that was put off, or drops it.
  public func settle(_ write: SiteWrite, carryOut: Bool) async throws(Fault) -> Bool {
    guard let status = await writes?.settle(write.number, carryOut: carryOut) else { return false }
    return (200..<400).contains(status)
  }

  /// Copies the home as it is now.
  public func keepStart(in folder: String) async throws(Fault) {
    do {
      _ = try await SafeCopy.copy(
        sandbox.folders.home, to: folder, excluding: [".cache"] + Catalogue.all.flatMap(\.caches))
    } catch {
      throw .lost("The home at the start could not be kept", error)
    }
  }

  /// Whether a path below the home is there, without following a link on the way.
  public func exists(_ path: String) async -> Bool? {
    var current = sandbox.folders.home
    var information = stat()
    for (index, part) in path.split(separator: "/").enumerated() {
      if index > 0, information.st_mode & S_IFMT != S_IFDIR { return nil }
      current += "/\(part)"
      guard lstat(current, &information) == 0 else { return errno == ENOENT ? false : nil }
    }
    return true
  }
}
