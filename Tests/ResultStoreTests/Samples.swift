import Foundation
import ResultStore
import Vocabulary

/// Values that the tests of this target share.
enum Samples {
  static let record = RunRecord(
    started: Date(timeIntervalSince1970: 1_795_359_844.123), deskmark: "0.1.0",
    agent: "reference", suite: "starter", selection: ["files/*"], seed: .max, trialsPerTask: 2,
    desktops: 4, settle: "quiet for 120 ms",
    machine: Machine(
      cores: 2, memory: 24 << 30, kernel: "Linux 6.18", distribution: "Debian GNU/Linux 12"),
    versions: ["chromium": "156.0"], tasks: ["files/rename": "ab12"], arguments: ["run", "-k", "2"])

  static func trial(_ number: Int, task: String = "files/rename") -> TrialID {
    TrialID(task: TaskID(rawValue: task), number: number)
  }

  static func verdict(
    _ trial: TrialID, _ outcome: Verdict.Outcome = .success, fault: Fault? = nil
  ) -> Verdict {
    Verdict(
      trial: trial, title: "Rename \"the\" invoices – 請求書", agent: "reference", seed: .max,
      parameters: ["month": "May"], outcome: outcome, ending: fault == nil ? .done : .fault,
      checks: [
        CheckResult(
          check: "file", title: "The file", passed: outcome == .success, expected: "there\n",
          found: "gone")
      ],
      fault: fault, effects: [Effect(.moved, "b.txt", from: "a.txt")], steps: 3,
      timing: Timing(desktop: 0.25, setup: 1, agent: 4.5))
  }

  static func step(_ number: Int) -> Step {
    Step(
      number: number, capture: CaptureID(rawValue: "c\(number)"),
      action: .click(at: .init(Point(x: number, y: 2))), result: ActionResult(.changed),
      at: Double(number), deciding: 0.1, acting: 0.01, settling: 0.2)
  }

  static let task = TaskSummary(
    id: TaskID(rawValue: "files/rename"), title: "Rename", instruction: "Rename the invoices.",
    applications: ["files"], capability: "file-organization", humanMinutes: 2, feasible: true)
}

/// A folder that goes away with the value.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "deskmark-results-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: nil)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
