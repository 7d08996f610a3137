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
    } catch {
      throw .lost("What the trial left could not be kept", error)
    }
    // The home is the agent's, who may have closed it.
    chmod(sandbox.folders.home, 0o700)
    return try await KeptState.keep(
      sandbox.folders.home, before: before, facts: KeptState.Facts(answer: answer, live: live),
      databases: Dictionary(
        uniqueKeysWithValues: sites.map { ($0.name, SiteSide.database(of: $0.name, in: sandbox)) }),
      in: folder)
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
        tabs.prefix(Self.mostLive).map {
          .object(["url": .string(Self.cut($0.url)), "title": .string(Self.cut($0.title))])
        })
    }
    if let windows = try? await display.windows() {
      facts["windows"] = .array(
        windows.prefix(Self.mostLive).map {
          .object([
            "title": .string(Self.cut($0.title)), "class": .string(Self.cut($0.applicationClass)),
            "active": .bool($0.active),
          ])
        })
    }
    return .object(facts)
  }

  /// Tabs and windows that are told of at most.
  private static let mostLive = 1000

  /// A text of the desktop, which may be as long as its programs like, with at most 4096 bytes.
  private static func cut(_ text: String) -> String {
    text.utf8.count <= 4096 ? text : String(decoding: text.utf8.prefix(4096), as: UTF8.self)
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
