import Foundation
import JSONValue
import Sandbox
import Vocabulary

/// The names of what a frozen desktop leaves in a trial's `state` folder; grading reads them.
enum KeptState {
  static let home = "home"
  static let before = "before.json"
  static let after = "after.json"
  static let sites = "sites"
  static let facts = "state.json"

  /// What `state.json` holds.
  struct Facts: Encodable {
    var answer: String?
    var live: JSONValue
  }

  /// Keeps what a trial left, once nobody writes to it any more.
  ///
  /// - Parameters:
  ///   - home: The final home; whatever fills it is not trusted.
  ///   - databases: The path of each site's database, by the site's name.
  ///   - folder: The state folder, which is made.
  /// - Throws: a fault of the agent's side for a home beyond what is looked at, and of the
  ///   infrastructure's for what cannot be written, a full disk among it.
  static func keep(
    _ home: String, before: [String: Entry], facts: Facts, databases: [String: String] = [:],
    in folder: String
  ) async throws(Fault) -> FrozenState {
    do {
      let after = try await Inventory.take(of: home, excluding: [".cache"])
      let files = FileManager.default
      try files.createDirectory(
        atPath: folder + "/" + sites, withIntermediateDirectories: true)
      let report = try await SafeCopy.copy(
        home, to: folder + "/" + Self.home,
        excluding: [".cache"] + Catalogue.all.flatMap(\.caches))
      try write(before, to: folder + "/" + Self.before)
      try write(after, to: folder + "/" + Self.after)
      try write(facts, to: folder + "/" + Self.facts)
      for (name, path) in databases {
        try files.copyItem(atPath: path, toPath: "\(folder)/\(sites)/\(name).sqlite")
      }
      return FrozenState(
        effects: Inventory.effects(
          before: before.filter { !ApplicationLitter.contains($0.key) },
          after: after.filter { !ApplicationLitter.contains($0.key) }),
        skipped: report.skipped.map { "\($0.path): \($0.reason)" })
    } catch SandboxError.tooLarge(_, let limit) {
      throw Fault(
        .agent, "agent.home-too-large",
        "The agent left a home that holds more than \(limit) and is not looked at to its end")
    } catch {
      throw notKept(error)
    }
  }

  private static func write(_ value: some Encodable, to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try encoder.encode(value).write(to: URL(filePath: path))
  }

  /// The fault of the side that keeps what a trial left; a full disk is told as such.
  private static func notKept(_ error: any Error) -> Fault {
    let isFull =
      if case SandboxError.file(_, _, let code) = error {
        code == ENOSPC || code == EDQUOT
      } else {
        (error as? CocoaError)?.code == .fileWriteOutOfSpace
      }
    guard isFull else { return .lost("What the trial left could not be kept", error) }
    return Fault(
      .infrastructure, "results.disk-full",
      "The disk of the results folder is full, so what the trial left could not be kept. Make room "
        + "and resume the run: finished trials are kept")
  }
}
