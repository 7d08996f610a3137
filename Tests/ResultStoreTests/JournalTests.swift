import Foundation
import ResultStore
import Testing
import Vocabulary

@Suite struct JournalTests {
  static let events: [JournalEvent] = [
    .runStarted(run: "r", trials: 2),
    .trialStarted(Samples.trial(1), attempt: 1),
    .trialRetried(Samples.trial(1), Fault(.infrastructure, "display.died", "gone", output: "x")),
    .trialStarted(Samples.trial(1), attempt: 2),
    .trialFinished(Samples.verdict(Samples.trial(1))),
    .runFinished(interrupted: true),
    .runStarted(run: "r", trials: 1),
    .trialStarted(Samples.trial(2), attempt: 1),
    .trialFinished(Samples.verdict(Samples.trial(2), .failure)),
  ]

  let folder: TemporaryFolder
  var path: String { folder.path + "/journal.jsonl" }

  init() throws { folder = try TemporaryFolder() }

  func write(_ events: [JournalEvent] = events) throws -> Data {
    let journal = try Journal.create(path)
    for (index, event) in events.enumerated() {
      try journal.append(event, at: Date(timeIntervalSince1970: 1000.1 + Double(index)))
    }
    return try Data(contentsOf: URL(filePath: path))
  }

  @Test func `What is written is read back`() throws {
    _ = try write()
    let contents = try JournalContents.read(path)
    #expect(contents.entries.map(\.event) == Self.events)
    #expect(contents.entries.map(\.sequence) == Array(1...Self.events.count))
    #expect(contents.entries.first?.time == Date(timeIntervalSince1970: 1000.1))
    #expect(contents.torn == nil)
    #expect(!contents.isComplete)
    #expect(contents.verdicts.map(\.trial.number) == [1, 2])
    #expect(abs(contents.elapsed - 7) < 0.01)
  }

  @Test func `Each event is one line of JSON that stands for itself`() throws {
    let lines = try write().split(separator: 0x0a)
    #expect(lines.count == Self.events.count)
    for line in lines {
      let object = try JSONSerialization.jsonObject(with: line) as? [String: Any]
      #expect(object?["event"] is String)
      #expect(object?["time"] is String)
    }
  }

  @Test func `Cut at every byte of its last line, a journal keeps all lines before and goes on`()
    throws
  {
    let whole = try write()
    let start = try #require(whole.dropLast().lastIndex(of: 0x0a)) + 1
    for length in start..<whole.count {
      try whole.prefix(length).write(to: URL(filePath: path))
      let contents = try JournalContents.read(path)
      #expect(contents.entries.count == Self.events.count - 1)
      #expect(contents.torn?.length == (length == start ? nil : length - start))
      #expect(contents.torn?.number == (length == start ? nil : Self.events.count))

      let (journal, before) = try Journal.resume(path)
      #expect(before == contents)
      try journal.append(.runFinished(interrupted: false))
      let resumed = try JournalContents.read(path)
      #expect(resumed.entries.map(\.event).dropLast() == Self.events.dropLast())
      #expect(resumed.torn == nil)
      #expect(resumed.isComplete)
    }
  }

  @Test(arguments: [2, 5, 9])
  func `A broken line is an error with its number`(number: Int) throws {
    var lines = String(decoding: try write(), as: UTF8.self).split(separator: "\n").map(String.init)
    lines[number - 1] = String(lines[number - 1].dropLast(4))
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: path))
    let error = #expect(throws: ResultStoreError.self) { try JournalContents.read(path) }
    guard case .broken(path, number, _)? = error else {
      Issue.record("found \(String(describing: error))")
      return
    }
  }

  @Test func `A missing line is an error with its number`() throws {
    var lines = String(decoding: try write(), as: UTF8.self).split(separator: "\n")
    lines.remove(at: 3)
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: path))
    #expect(
      throws: ResultStoreError.broken(
        path: path, line: 4, reason: "expected sequence 4, found 5: lines are missing")
    ) { try JournalContents.read(path) }
  }

  @Test func `A journal that is there is not begun again`() throws {
    _ = try write()
    #expect(throws: ResultStoreError.notWritable(path: path, reason: "File exists")) {
      try Journal.create(path)
    }
  }

  @Test func `Lines written by several tasks at once are whole and in order`() async throws {
    let journal = try Journal.create(path)
    try await withThrowingTaskGroup { group in
      for number in 1...40 {
        group.addTask { try journal.append(.trialStarted(Samples.trial(number), attempt: 1)) }
      }
      try await group.waitForAll()
    }
    #expect(try JournalContents.read(path).entries.count == 40)
  }
}
