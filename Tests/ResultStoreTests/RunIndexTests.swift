import Foundation
import ResultStore
import Testing
import Vocabulary

@Suite struct RunIndexTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Writes a run that started so many seconds after the sample.
  func run(after seconds: Double, _ outcomes: [Verdict.Outcome]) throws -> StoredRun {
    var record = Samples.record
    record.started += seconds
    record.name = "run-\(Int(seconds))"
    let run = try RunFolder.create(in: folder.path, record)
    let journal = try Journal.create(run.journal)
    for (index, outcome) in outcomes.enumerated() {
      try journal.append(.trialFinished(Samples.verdict(Samples.trial(index + 1), outcome)))
    }
    try journal.append(.runFinished(interrupted: false))
    return try StoredRun.open(run.path)
  }

  @Test func `The index lists runs newest first with their counts`() throws {
    let index = try RunIndex.open(in: folder.path)
    try index.update(run(after: 5, [.success, .failure, .success]))
    try index.update(run(after: 9, [.unjudged]))
    try index.update(run(after: 1, []))
    let runs = try index.runs()
    #expect(runs.map(\.name) == ["run-9", "run-5", "run-1"])
    #expect(runs.map(\.successes) == [0, 2, 0])
    #expect(runs.map(\.failures) == [0, 1, 0])
    #expect(runs.map(\.unjudged) == [1, 0, 0])
    #expect(runs.map(\.trials) == [1, 3, 0])
    #expect(runs.allSatisfy { $0.seed == .max && $0.complete })
  }

  @Test func `An index made anew is the same, and says which runs are broken`() throws {
    let index = try RunIndex.open(in: folder.path)
    try index.update(run(after: 5, [.success]))
    try index.update(run(after: 9, [.failure]))
    let before = try index.runs()
    try FileManager.default.removeItem(atPath: folder.path + "/index.sqlite")
    #expect(try RunIndex.open(in: folder.path).rebuild().isEmpty)
    #expect(try RunIndex.open(in: folder.path).runs() == before)

    try Data("not JSON\n".utf8).write(to: URL(filePath: folder.path + "/run-5/journal.jsonl"))
    let problems = try RunIndex.open(in: folder.path).rebuild()
    #expect(problems.map(\.path) == [folder.path + "/run-5"])
    #expect(try RunIndex.open(in: folder.path).runs().map(\.name) == ["run-9"])
  }

  @Test func `A run from the index has what its journal says, and is read anew when that grows`()
    throws
  {
    let index = try RunIndex.open(in: folder.path)
    let stored = try run(after: 5, [.success, .failure, .unjudged])
    for _ in 1...2 {
      let run = try #require(try index.run(named: "run-5"))
      #expect(run.record == stored.record)
      #expect(run.verdicts.map(\.trial) == stored.verdicts.map(\.trial))
      #expect(run.verdicts.map(\.outcome) == stored.verdicts.map(\.outcome))
      #expect(run.verdicts.map(\.partial) == stored.verdicts.map(\.partial))
      #expect(run.verdicts.map(\.timing.total) == stored.verdicts.map(\.timing.total))
      #expect(run.verdicts.map(\.fault?.cause) == stored.verdicts.map(\.fault?.cause))
      #expect(run.verdicts.map(\.seed) == stored.verdicts.map(\.seed))
      #expect(run.isComplete)
    }
    let (journal, _) = try Journal.resume(stored.path + "/journal.jsonl")
    try journal.append(.trialFinished(Samples.verdict(Samples.trial(4))))
    #expect(try index.run(named: "run-5")?.verdicts.count == 4)
    #expect(try index.run(named: "run-5")?.isComplete == false)
    #expect(try index.run(named: "nothing") == nil)
    try FileManager.default.removeItem(atPath: stored.path)
    #expect(try index.refresh().isEmpty)
    #expect(try index.runs().isEmpty)
  }

  @Test func `A run that is indexed twice is listed once`() throws {
    let index = try RunIndex.open(in: folder.path)
    let run = try run(after: 5, [.success])
    try index.update(run)
    try index.update(run)
    #expect(try index.runs().count == 1)
  }

  @Test func `A file that is no database is replaced`() throws {
    let noise = Data(String(repeating: "not a database ", count: 400).utf8)
    try noise.write(to: URL(filePath: folder.path + "/index.sqlite"))
    _ = try run(after: 5, [.success])
    let index = try RunIndex.open(in: folder.path)
    #expect(try index.runs().isEmpty)
    try index.rebuild()
    #expect(try index.runs().map(\.name) == ["run-5"])
  }
}
