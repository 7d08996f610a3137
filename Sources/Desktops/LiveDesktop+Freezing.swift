import DevTools
import Display
import Foundation
import JSONValue
import Processes
import Sandbox
import TaskFiles
public import Vocabulary

extension LiveDesktop {
  /// Closes and kills everything, and keeps what is left.
  public func freeze(into folder: String, answer: String?) async throws(Fault) -> FrozenState {
    // Nobody holds them any longer, and with a modifier down windows would not close politely.
    _ = try? await display.releaseAll()
    let live = await liveFacts()
    await stopRecording()
    await closeApplications()
    await display.close()
    watch?.close()
    do {
      try await sandbox.killAll()
      let after = try await Inventory.take(of: sandbox.folders.home, excluding: [".cache"])
      let files = FileManager.default
      try files.createDirectory(
        atPath: folder + "/" + KeptState.sites, withIntermediateDirectories: true)
      let skipped = try await SafeCopy.copy(
        sandbox.folders.home, to: folder + "/" + KeptState.home,
        excluding: [".cache"] + Catalogue.all.flatMap(\.caches))
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      func write(_ value: some Encodable, _ name: String) throws {
        try encoder.encode(value).write(to: URL(filePath: folder + "/" + name))
      }
      try write(before, KeptState.before)
      try write(after, KeptState.after)
      try write(KeptState.Facts(answer: answer, live: live), KeptState.facts)
      for site in sites {
        try files.copyItem(
          atPath: SiteSide.database(of: site.name, in: sandbox),
          toPath: "\(folder)/\(KeptState.sites)/\(site.name).sqlite")
      }
      return FrozenState(
        effects: Inventory.effects(
          before: before.filter { !ApplicationLitter.contains($0.key) },
          after: after.filter { !ApplicationLitter.contains($0.key) }),
        skipped: skipped.skipped.map { "\($0.path): \($0.reason)" })
    } catch {
      throw .lost("What the trial left could not be kept", error)
    }
  }

  /// Closes and kills everything, and copies an application's profile out.
  func seal(_ profile: Application.Profile, into folder: String) async throws {
    await closeApplications()
    await display.close()
    try await sandbox.killAll()
    _ = try await SafeCopy.copy(
      sandbox.folders.home + "/" + profile.path, to: folder, excluding: profile.volatile)
  }

  /// Answers the questions that only a running desktop can.
  private func liveFacts() async -> JSONValue {
    var facts: [String: JSONValue] = [:]
    if let browser, let tabs = try? await browser.tabs() {
      facts["tabs"] = .array(
        tabs.map { .object(["url": .string($0.url), "title": .string($0.title)]) })
    }
    if let windows = try? await display.windows() {
      facts["windows"] = .array(
        windows.map {
          .object([
            "title": .string($0.title), "class": .string($0.applicationClass),
            "active": .bool($0.active),
          ])
        })
    }
    return .object(facts)
  }

  /// Asks the browser to write its profile out and every window to close; whoever asks back is
  /// not answered.
  private func closeApplications() async {
    if let browser {
      try? await browser.quit()
      self.browser = nil
      await browserEnded()
    }
    guard let windows = try? await display.windows() else { return }
    await withTaskGroup(of: Void.self) { group in
      for window in windows {
        group.addTask { [display] in _ = try? await display.close(window.id, upTo: 1) }
      }
    }
  }

  /// Waits until the browser's process has ended, and with it the writing of its profile.
  private func browserEnded() async {
    guard let browserNumber else { return }
    let deadline = ContinuousClock.now + .seconds(8)
    while let line = try? await session.nextLine(within: deadline - .now) {
      if line == "ended \(browserNumber)" { return }
    }
  }
}
