import Foundation
import Policies
import Vocabulary

/// The person at the terminal: is asked on the standard error, one question at a time, and answers
/// with a line. Silence for ten minutes, and the end of the input, are a no.
actor TerminalApprover: Approver {
  static let shared = TerminalApprover()

  nonisolated let name = Person.current.user
  private static let bound = Duration.seconds(600)
  private var last: Task<ApproverAnswer, Never>?

  /// Asks once all earlier questions are answered.
  func decide(_ proposals: [Proposal]) async -> ApproverAnswer {
    let before = last
    let work = Task {
      _ = await before?.value
      return await self.ask(proposals)
    }
    last = work
    return await work.value
  }

  private func ask(_ proposals: [Proposal]) async -> ApproverAnswer {
    let begun = ContinuousClock.now
    for (number, proposal) in proposals.enumerated() {
      let step = proposal.step.map { " step \($0)" } ?? ""
      Console.error(
        Self.printable(
          "  \(number + 1). [\(proposal.kind.rawValue), \(proposal.level.rawValue)] \(proposal.what)"
            + "  (\(proposal.trial)\(step))"))
    }
    Console.error(
      proposals.count == 1
        ? "Approve? [y/N]" : "Approve? [y = all / N = none / numbers to approve, such as 1 3]")
    let answer = await TerminalLines.shared.next(within: Self.bound)?.lowercased() ?? ""
    let numbers = Set(answer.split { !$0.isNumber }.compactMap { Int($0) })
    let approved = proposals.indices.map { index in
      answer == "y" || answer == "yes" || numbers.contains(index + 1)
    }
    return ApproverAnswer(approved, seconds: (.now - begun).seconds)
  }

  /// The text without control characters: names come from inside a desktop.
  private static func printable(_ text: String) -> String {
    String(
      text.unicodeScalars.map {
        $0.properties.generalCategory == .control ? "?" : Character($0)
      })
  }
}

/// The lines of the standard input, read on a thread of its own since reading blocks.
private actor TerminalLines {
  static let shared = TerminalLines()

  private var waiting: (number: Int, continuation: CheckedContinuation<String?, Never>)?
  private var asked = 0
  private var isReading = false
  private var isOver = false

  /// The next line that is typed from now on; nil at the end of the input or of the time.
  func next(within bound: Duration) async -> String? {
    begin()
    guard !isOver else { return nil }
    asked += 1
    let number = asked
    let bell = Task {
      try? await Task.sleep(for: bound)
      if !Task.isCancelled { self.ring(number) }
    }
    defer { bell.cancel() }
    return await withCheckedContinuation { waiting = (number, $0) }
  }

  private func begin() {
    guard !isReading else { return }
    isReading = true
    let (lines, feed) = AsyncStream.makeStream(of: String.self)
    Thread.detachNewThread {
      while let line = readLine() { feed.yield(line) }
      feed.finish()
    }
    Task {
      for await line in lines { self.take(line) }
      self.end()
    }
  }

  private func take(_ line: String) {
    waiting?.continuation.resume(returning: line)
    waiting = nil
  }

  private func ring(_ number: Int) {
    guard let waiting, waiting.number == number else { return }
    waiting.continuation.resume(returning: nil)
    self.waiting = nil
  }

  private func end() {
    isOver = true
    waiting?.continuation.resume(returning: nil)
    waiting = nil
  }
}
