import Foundation
import Processes
import Vocabulary

/// The harness's end of the lines that the site server speaks about writes.
///
/// Each write is decided by whoever guards them, and released where nobody does.
actor SiteWrites {
  private let server: RunningProcess
  private var decide: (@Sendable (SiteWrite) async -> WriteDecision)?
  private var listening: Task<Void, Never>?
  private var settled: [Int: CheckedContinuation<Int, Never>] = [:]
  private var isOver = false

  /// Seconds in which the server settles a write that was put off.
  private static let bound = Duration.seconds(10)

  init(_ server: RunningProcess) { self.server = server }

  /// Begins to read the server's lines.
  func listen() {
    listening = Task { [server] in
      while let line = try? await server.nextLine() { self.take(line) }
      self.end()
    }
  }

  /// Lets somebody decide from now on.
  func guarded(by decide: @escaping @Sendable (SiteWrite) async -> WriteDecision) {
    self.decide = decide
  }

  private func take(_ line: String) {
    let words = line.split(separator: " ", maxSplits: 1)
    switch words.first {
    case "write":
      guard words.count == 2,
        let write = try? JSONDecoder().decode(SiteWrite.self, from: Data(words[1].utf8))
      else { return }
      let decide = decide
      // A person may take his time over one write while others go on.
      Task {
        let decision = await decide?(write) ?? .release
        await self.answer(write.number, decision)
      }
    case "settled":
      let numbers = words.dropFirst().first?.split(separator: " ").compactMap { Int($0) } ?? []
      guard numbers.count == 2 else { return }
      settled.removeValue(forKey: numbers[0])?.resume(returning: numbers[1])
    default: break
    }
  }

  private func answer(_ number: Int, _ decision: WriteDecision) async {
    let line =
      switch decision {
      case .release: "release \(number)"
      case .deny(let reason): "deny \(number) \(Self.oneLine(reason))"
      case .putOff(let reason): "later \(number) \(Self.oneLine(reason))"
      }
    try? await server.writeLine(line, within: Self.bound)
  }

  /// Settles a write that was put off; the HTTP status of carrying it out, or 0.
  func settle(_ number: Int, carryOut: Bool) async -> Int {
    guard !isOver else { return 0 }
    let bell = Task {
      try? await Task.sleep(for: Self.bound)
      if !Task.isCancelled { self.giveUp(number) }
    }
    defer { bell.cancel() }
    return await withCheckedContinuation { continuation in
      settled[number] = continuation
      Task { [server] in
        try? await server.writeLine(
          "\(carryOut ? "release" : "drop") \(number)", within: Self.bound)
      }
    }
  }

  private func giveUp(_ number: Int) {
    settled.removeValue(forKey: number)?.resume(returning: 0)
  }

  /// The server is gone: nothing more is settled.
  private func end() {
    isOver = true
    for (_, waiting) in settled { waiting.resume(returning: 0) }
    settled = [:]
  }

  /// Stops listening.
  func stop() {
    listening?.cancel()
    end()
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
