import Foundation
import Vocabulary

/// The writes that wait for somebody's decision.
///
/// Each is told as a line `write JSON` (a `SiteWrite`), and decided by a line: `release NUMBER`,
/// `deny NUMBER REASON` or `later NUMBER REASON`. One that was put off is decided by a second line,
/// `release NUMBER` or `drop NUMBER`, and answered by `settled NUMBER STATUS`, where STATUS is the
/// HTTP status of carrying it out, or 0. A write that nobody decides within the bound counts as put
/// off, and may still be decided.
actor WriteHolds {
  /// A write with what is needed to carry it out.
  private struct Held {
    var write: SiteWrite
    var site: ServedSite
    var request: SiteRequest
    var waiting: [CheckedContinuation<WriteDecision, Never>] = []
    /// The answer that whoever asks again gets; nil while nobody has decided.
    var putOff: String?
  }

  private var held: [Int: Held] = [:]
  private var next = 1
  private let bound: Duration
  private let tell: @Sendable (String) -> Void

  static let unanswered = "Nobody has decided on it yet."

  /// Makes a keeper that tells lines by a closure; a request waits for its decision for at most
  /// `bound`, well below the time after which browsers give up.
  init(bound: Duration = .seconds(20), tell: @escaping @Sendable (String) -> Void) {
    self.bound = bound
    self.tell = tell
  }

  /// Tells of a write and awaits what becomes of it; the same one again is not told again while it
  /// is kept.
  func decision(
    on write: SiteWrite, of site: ServedSite, _ request: SiteRequest
  ) async -> WriteDecision {
    let same = held.first {
      $0.value.write.isSame(as: write) && $0.value.request.session == request.session
    }
    if let (number, known) = same {
      if let reason = known.putOff { return .putOff(reason) }
      return await wait(for: number)
    }
    var write = write
    write.number = next
    next += 1
    held[write.number] = Held(write: write, site: site, request: request)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if let data = try? encoder.encode(write) {
      tell("write " + String(decoding: data, as: UTF8.self))
    }
    return await wait(for: write.number)
  }

  private func wait(for number: Int) async -> WriteDecision {
    let clock = Task { [bound] in
      try? await Task.sleep(for: bound)
      if !Task.isCancelled { self.ring(number) }
    }
    defer { clock.cancel() }
    return await withCheckedContinuation { held[number]?.waiting.append($0) }
  }

  /// The bound is over: whoever waits is told so, and the write stays.
  private func ring(_ number: Int) {
    guard held[number]?.putOff == nil else { return }
    held[number]?.putOff = Self.unanswered
    answer(number, .putOff(Self.unanswered))
  }

  private func answer(_ number: Int, _ decision: WriteDecision) {
    let waiting = held[number]?.waiting ?? []
    held[number]?.waiting = []
    for one in waiting { one.resume(returning: decision) }
  }

  /// Takes a line with a decision; any other is left out.
  func take(_ line: String) async {
    let words = line.split(separator: " ", maxSplits: 2).map(String.init)
    guard words.count >= 2, let number = Int(words[1]), let write = held[number] else { return }
    let reason = words.count > 2 ? words[2] : ""
    switch words[0] {
    case "release":
      guard write.putOff != nil else {
        answer(number, .release)
        held[number] = nil
        return
      }
      held[number] = nil
      let response = await write.site.carryOut(write.request)
      tell("settled \(number) \(response.status)")
    case "deny":
      answer(number, .deny(reason))
      held[number] = nil
    case "later":
      held[number]?.putOff = reason
      answer(number, .putOff(reason))
    case "drop":
      held[number] = nil
      tell("settled \(number) 0")
    default: break
    }
  }
}

extension SiteWrite {
  /// Whether it is the same write, submitted again.
  fileprivate func isSame(as other: SiteWrite) -> Bool {
    site == other.site && path == other.path && fields == other.fields
  }
}

/// Reads decisions from the standard input, on a thread of its own since reading blocks.
enum WriteDecisions {
  static func read(into holds: WriteHolds) {
    let (lines, feed) = AsyncStream.makeStream(of: String.self)
    Thread.detachNewThread {
      while let line = readLine() { feed.yield(line) }
      feed.finish()
    }
    // One task takes the lines in their order.
    Task { for await line in lines { await holds.take(line) } }
  }
}
