import JSONValue
import Foundation
import ResultStore
import Sandbox
import Testing
import Vocabulary

@testable import Desktops
@testable import Runs

/// A results folder on a disk that is full: the small disk of a sandbox plays it.
@Suite struct FullDiskTests {
  @Test func `A full disk of the results is told as such, on the infrastructure's side`()
    async throws
  {
    let sandbox = try await Sandbox.start(
      SandboxConfiguration(slot: 310, limits: Limits(disk: 256 << 10, diskEntries: 100)))
    do {
      try await HostileHome.withFolder { folder in
        mkdir(folder + "/home", 0o755)
        try Data(repeating: 7, count: 1 << 20).write(to: URL(filePath: folder + "/home/large"))
        let fault = await #expect(throws: Fault.self) {
          try await KeptState.keep(
            folder + "/home", before: [:], facts: .init(answer: nil, live: [:]),
            in: sandbox.folders.home + "/state")
        }
        #expect(fault?.side == .infrastructure)
        #expect(fault?.cause == "results.disk-full")
        #expect(fault?.message.contains("Make room") == true)
      }
      let record = RunRecord(
        started: .now, deskmark: "0", agent: "scripted", suite: "test", seed: 1, settle: "",
        machine: .current)
      let run = try RunFolder.create(in: sandbox.folders.temporary, record)
      let trial = try run.begin(TrialID(task: TaskID(rawValue: "files/a"), number: 1))
      let recorder = FolderRecorder(folder: trial, trajectory: try trial.trajectory()) { _ in }
      let fault = await #expect(throws: Fault.self) {
        for number in 1...100 {
          try await recorder.saw(
            Capture(
              id: CaptureID(rawValue: "c\(number)"), width: 1, height: 1,
              png: Array(repeating: 1, count: 64 << 10)))
        }
      }
      #expect(fault?.side == .infrastructure)
      #expect(fault?.message.contains("the disk is full. Make room") == true)
      try await sandbox.remove()
    } catch {
      try? await sandbox.remove()
      throw error
    }
  }
}
