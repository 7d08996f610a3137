import Foundation
import Imaging
import JSONValue
import ResultStore
import Vocabulary

/// A run with captures, written into a folder the way a real one is.
struct SampleRun {
  /// What a trial of the sample is like.
  struct Trial {
    var task: String
    var title: String
    var outcome: Verdict.Outcome = .success
    var ending: Verdict.Ending = .done
    var found = "Amount in E2 is 1 240.00"
    var fault: Fault?
    var steps = 3
    var feasible = true
  }

  var trials: [Trial]
  /// Texts that take the place of every text, to see what becomes of them.
  var hostile: String?
  /// How many times larger the captures are than 160 x 90 pixels.
  var scale = 1

  /// One of each kind.
  static let usual = SampleRun(trials: [
    Trial(task: "browser/compare-prices", title: "Compare the prices of two shops"),
    Trial(task: "browser/fill-form", title: "Fill in the visitor form", steps: 5),
    Trial(
      task: "browser/renew-subscription", title: "Renew a subscription that has ended",
      ending: .gaveUp, steps: 2, feasible: false),
    Trial(task: "files/rename-invoices", title: "Rename the invoices by date"),
    Trial(
      task: "files/sort-downloads", title: "Sort the downloads into folders", outcome: .failure,
      found: "holiday.jpg is still in Downloads"),
    Trial(task: "files/archive-year", title: "Archive last year's reports"),
    Trial(task: "office/expense-totals", title: "Add up the expenses by currency"),
    Trial(
      task: "office/forecast", title: "Fill the forecast for three months", outcome: .failure,
      ending: .stepLimit, found: "cell E14 is empty", steps: 4),
    Trial(task: "office/minutes", title: "Turn the minutes into action items"),
    Trial(
      task: "office/merge-letters", title: "Merge the letters – 請求書", outcome: .unjudged,
      ending: .fault,
      fault: Fault(
        .infrastructure, "display.died",
        "The X server ended with signal 9. Look at the memory of the machine.",
        output: "(EE) Fatal server error\n(EE) out of memory")),
  ])

  /// Writes the run below the folder and reads it back.
  func write(in folder: String) throws -> StoredRun {
    let start = Date(timeIntervalSince1970: 1_795_359_844)
    let text = { (text: String) in hostile ?? text }
    let record = RunRecord(
      name: "sample", started: start, deskmark: text("0.1.0"), agent: text("claude-reference"),
      model: text("example-model-1"), suite: text("starter"), seed: 7, desktops: 4,
      settle: text("nothing has changed for 120 ms"),
      machine: Machine(
        cores: 2, memory: 24 << 30, kernel: text("Linux 6.18.0"),
        distribution: text("Debian GNU/Linux 12 (bookworm)")),
      versions: [text("libreoffice"): text("7.4.7"), "chromium": "156.0"],
      tasks: [text("files/rename-invoices"): text("9f86d081884c7d65")],
      arguments: [text("run"), "-a", "reference"])
    let run = try RunFolder.create(in: folder, record)
    let journal = try Journal.create(run.journal)
    try journal.append(.runStarted(run: "sample", trials: trials.count), at: start)
    for (index, trial) in trials.enumerated() {
      let verdict = try write(trial, seed: UInt64(index + 1), in: run)
      try journal.append(.trialFinished(verdict), at: start + Double(index + 1) * 20)
    }
    let end = start + Double(trials.count + 1) * 20
    try journal.append(.runFinished(interrupted: false), at: end)
    return try StoredRun.open(run.path)
  }

  private func write(_ trial: Trial, seed: UInt64, in run: RunFolder) throws -> Verdict {
    let text = { (text: String) in hostile ?? text }
    let id = TrialID(task: TaskID(rawValue: trial.task), number: 1)
    let folder = try run.begin(id)
    try folder.write(
      TaskSummary(
        id: id.task, title: text(trial.title),
        instruction: text("\(trial.title). Save the result under its old name, and say so."),
        domain: hostile, applications: [text("calc"), "files"],
        capability: text("process-automation"), humanMinutes: 4.5, feasible: trial.feasible))
    let trajectory = try folder.trajectory()
    for number in 1...trial.steps {
      // The first capture is the same in every trial, as the bare desktop is.
      try folder.write(try capture(number, seed: number == 1 ? 0 : seed))
      try trajectory.append(
        Step(
          number: number, capture: CaptureID(rawValue: "c\(number)"),
          action: action(number, of: trial),
          result: ActionResult(
            number == 3 ? .refused : .changed, message: hostile ?? (number == 3 ? "no" : nil)),
          at: Double(number) * 2, deciding: 1.2, acting: 0.03, settling: 0.24))
    }
    try folder.write(try capture(trial.steps + 1, seed: seed))
    let passed = trial.outcome == .success
    let verdict = Verdict(
      trial: id, title: text(trial.title), agent: text("reference"), seed: 7,
      parameters: [text("month"): text("May"), "year": "2026"], outcome: trial.outcome,
      ending: trial.ending,
      checks: trial.outcome == .unjudged
        ? []
        : [
          CheckResult(
            check: text("sheet-cells"), title: text("Totals in column E"), passed: passed,
            expected: text("1 240.00 in E2"), found: text(trial.found),
            partial: passed ? 1 : 0.5),
          CheckResult(
            check: "file", title: "Saved under its old name", passed: true, expected: "it is there",
            found: "it is there"),
        ],
      fault: hostile.map { Fault(.task, $0, $0, output: $0) } ?? trial.fault,
      answer: hostile,
      effects: [
        Effect(.changed, text("Documents/expenses.ods")),
        Effect(.moved, text("Documents/b.txt"), from: text("Documents/a.txt")),
      ],
      steps: trial.steps,
      timing: Timing(
        desktop: 0.2, setup: 1.9, agent: Double(trial.steps) * 2.05, freezing: 0.4, grading: 0.1))
    try folder.write(verdict)
    return verdict
  }

  private func action(_ number: Int, of trial: Trial) -> Action {
    let capture = CaptureID(rawValue: "c\(number)")
    if number == trial.steps {
      return trial.ending == .gaveUp ? .giveUp(reason: hostile) : .done(answer: hostile)
    }
    switch number {
    case 1: return .click(at: .init(Point(x: 30 * scale, y: 22 * scale), on: capture), count: 2)
    case 2:
      return .drag(
        from: .init(Point(x: 15 * scale, y: 50 * scale), on: capture),
        to: .init(Point(x: 70 * scale, y: 37 * scale)))
    case 3: return .type(hostile ?? "1240")
    default: return .tool(name: hostile ?? "shell", arguments: ["command": "ls"])
    }
  }

  /// A desktop with a window whose content depends on the number.
  private func capture(_ number: Int, seed: UInt64) throws -> Capture {
    var bitmap = Bitmap(
      width: 160 * scale, height: 90 * scale, filledWith: Pixel(red: 36, green: 52, blue: 71))
    func fill(_ x: Int, _ y: Int, _ width: Int, _ height: Int, _ pixel: Pixel) {
      for row in y * scale..<(y + height) * scale {
        for column in x * scale..<(x + width) * scale { bitmap[column, row] = pixel }
      }
    }
    let grey = { (value: Int) in
      Pixel(red: UInt8(value), green: UInt8(value), blue: UInt8(value))
    }
    fill(10, 8, 125, 75, grey(250))
    fill(10, 8, 125, 5, grey(214))
    for line in 0..<16 {
      let width = 12 + (line * 11 + number * 7 + Int(seed) * 5) % 88
      fill(15, 16 + line * 4, width, 2, grey(190 - line % 3 * 30))
    }
    return Capture(
      id: CaptureID(rawValue: "c\(number)"), width: bitmap.width, height: bitmap.height,
      png: try PNG.encode(bitmap))
  }
}

/// A folder that goes away with the value.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "deskmark-reports-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: nil)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
