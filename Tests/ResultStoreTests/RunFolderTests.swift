import Foundation
import ResultStore
import Testing
import Vocabulary

@Suite struct RunFolderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `A run is named after its time, suite and agent`() {
    #expect(Samples.record.name == "2026-11-22T15-04-04-starter-reference")
    #expect(
      RunRecord.name(
        started: Date(timeIntervalSince1970: 0), suite: "../My Suite!", agent: "./bot --fast")
        == "1970-01-01T00-00-00-my-suite-bot-fast")
  }

  @Test func `Two runs of the same second have folders of their own`() throws {
    let names = try (1...3).map { _ in
      try RunFolder.create(in: folder.path, Samples.record).record.name
    }
    let name = Samples.record.name
    #expect(names == [name, "\(name)-2", "\(name)-3"])
    #expect(try RunFolder.open("\(folder.path)/\(name)-3").record.name == "\(name)-3")
  }

  @Test func `What a run wrote is read back`() throws {
    let run = try RunFolder.create(in: folder.path, Samples.record)
    let journal = try Journal.create(run.journal)
    try journal.append(.runStarted(run: run.record.name, trials: 2))
    for number in [2, 1] {
      let trial = try run.begin(Samples.trial(number))
      try trial.write(Samples.task)
      let trajectory = try trial.trajectory()
      for step in 1...11 {
        let id = CaptureID(rawValue: "c\(step)")
        try trial.write(Capture(id: id, width: 1, height: 1, png: [UInt8(step)]))
        try trajectory.append(Samples.step(step))
      }
      let verdict = Samples.verdict(Samples.trial(number))
      try trial.write(verdict)
      try journal.append(.trialFinished(verdict))
    }
    try journal.append(.runFinished(interrupted: false))

    let stored = try StoredRun.open(run.path)
    #expect(stored.record == Samples.record)
    #expect(stored.journal.isComplete)
    #expect(stored.verdicts == [1, 2].map { Samples.verdict(Samples.trial($0)) })
    #expect(stored.tasks() == [Samples.task.id: Samples.task])
    let trial = try #require(stored.trials.last)
    #expect(trial.path == run.path + "/trials/files/rename/2")
    #expect(try trial.steps() == (1...11).map(Samples.step))
    #expect(trial.captures.map(\.rawValue) == (1...11).map { "c\($0)" })
    #expect(try trial.png(of: CaptureID(rawValue: "c11")) == [11])
    for file in ["verdict.json", "effects.json", "task.json"] {
      let data = try Data(contentsOf: URL(filePath: "\(trial.path)/\(file)"))
      _ = try JSONSerialization.jsonObject(with: data)
    }
  }

  @Test func `A trajectory that was cut off keeps its whole lines`() throws {
    let run = try RunFolder.create(in: folder.path, Samples.record)
    let journal = try Journal.create(run.journal)
    let trial = try run.begin(Samples.trial(1))
    let trajectory = try trial.trajectory()
    for step in 1...2 { try trajectory.append(Samples.step(step)) }
    try journal.append(.trialFinished(Samples.verdict(Samples.trial(1))))
    let stored = try #require(try StoredRun.open(run.path).trials.first)

    let whole = try Data(contentsOf: URL(filePath: trajectory.path))
    let first = try #require(whole.firstIndex(of: 0x0a))
    for length in 0...whole.count {
      try whole.prefix(length).write(to: URL(filePath: trajectory.path))
      let expected = length == whole.count ? 2 : length > first ? 1 : 0
      #expect(try stored.steps().count == expected)
    }
  }

  @Test func `A second attempt finds nothing of the first`() throws {
    let run = try RunFolder.create(in: folder.path, Samples.record)
    let first = try run.begin(Samples.trial(1))
    let capture = Capture(id: CaptureID(rawValue: "c1"), width: 1, height: 1, png: [1])
    try first.write(capture)
    let second = try run.begin(Samples.trial(1))
    #expect(!FileManager.default.fileExists(atPath: second.file("captures/c1.png")))
  }

  @Test func `A full disk is said to be full`() throws {
    let trial = try RunFolder.create(in: folder.path, Samples.record).begin(Samples.trial(1))
    let path = trial.file("trajectory.jsonl")
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/full")
    let trajectory = try trial.trajectory()
    #expect(throws: ResultStoreError.diskFull(path: path)) {
      try trajectory.append(Samples.step(1))
    }
  }

  @Test(arguments: ["../x", "a/../../b", "", "a//b", "/etc", "a/.hidden", "a b", "ü"])
  func `A task's name cannot lead out of the run`(name: String) throws {
    let run = try RunFolder.create(in: folder.path, Samples.record)
    #expect(throws: ResultStoreError.self) { try run.begin(Samples.trial(1, task: name)) }
  }

  @Test(arguments: ["../../x", "", ".", "a/b"])
  func `A capture's name cannot lead out of the trial`(name: String) throws {
    let trial = try RunFolder.create(in: folder.path, Samples.record).begin(Samples.trial(1))
    let capture = Capture(id: CaptureID(rawValue: name), width: 1, height: 1, png: [1])
    #expect(throws: ResultStoreError.unsafeName(name)) { try trial.write(capture) }
  }

  @Test func `A folder that cannot be written is refused with its path and cause`() {
    let error = #expect(throws: ResultStoreError.self) {
      try RunFolder.checkWritable("/proc/deskmark")
    }
    #expect(error.map { "\($0)" }?.hasPrefix("cannot write /proc/deskmark: ") == true)
  }

  @Test func `A disk with too little room is refused before the first trial`() throws {
    try RunFolder.checkWritable(folder.path + "/new/results", minimumFree: 1)
    let error = #expect(throws: ResultStoreError.self) {
      try RunFolder.checkWritable(folder.path, minimumFree: .max)
    }
    guard case .notEnoughSpace(folder.path, _, .max)? = error else {
      Issue.record("found \(String(describing: error))")
      return
    }
  }

  @Test func `A folder that is no run is said to be missing`() {
    #expect(throws: ResultStoreError.missing(path: "/nowhere/run.json")) {
      try StoredRun.open("/nowhere")
    }
  }

  @Test func `A record without a key is refused with the key`() throws {
    try Data("{}".utf8).write(to: URL(filePath: folder.path + "/run.json"))
    let error = #expect(throws: ResultStoreError.self) { try RunFolder.open(folder.path) }
    #expect(error.map { "\($0)" }?.contains("is missing") == true)
  }
}
