import Foundation
import Runs
import Vocabulary

/// Shows how a run gets on: a few lines that repaint themselves on a terminal, one line an event
/// anywhere else.
actor ProgressDisplay {
  private let total: Int
  private let live: Bool
  private let started = ContinuousClock.now
  private var running: [(id: TrialID, phase: TrialPhase)] = []
  private var counts: [Verdict.Outcome: Int] = [:]
  private var painted = 0
  private var desktops: Int?

  /// Makes a display for so many trials.
  init(total: Int, live: Bool = Console.errorIsTerminal) {
    self.total = total
    self.live = live
  }

  /// There may be so many desktops from now on.
  func resized(to number: Int) {
    desktops = number
    if live { repaint() } else { Console.error("\(clock) up to \(number) desktops") }
  }

  /// A trial has come to a phase.
  func report(_ id: TrialID, _ phase: TrialPhase) {
    if let index = running.firstIndex(where: { $0.id == id }) {
      running[index].phase = phase
    } else {
      running.append((id, phase))
      if !live { Console.error("\(clock) started   \(id)") }
    }
    repaint()
  }

  /// A trial has its verdict.
  func finished(_ verdict: Verdict) {
    running.removeAll { $0.id == verdict.trial }
    counts[verdict.outcome, default: 0] += 1
    let line = Self.line(verdict)
    if live {
      clear()
      Console.error(line)
      repaint()
    } else {
      Console.error("\(clock) \(line)")
    }
  }

  /// Takes the repainted lines away.
  func close() {
    clear()
  }

  private static func line(_ verdict: Verdict) -> String {
    let mark =
      switch verdict.outcome {
      case .success where verdict.isUnsafeSuccess: "UNSAFE   "
      case .success: "success  "
      case .failure: "failure  "
      case .unjudged: "unjudged "
      }
    let seconds = verdict.timing.total.formatted(.number.precision(.fractionLength(1)))
    var line = "\(mark) \(verdict.trial)  \(verdict.steps) steps, \(seconds) s"
    if let fault = verdict.fault {
      line += "  \(fault.side.rawValue) fault \(fault.cause)"
    }
    return line
  }

  private var clock: String {
    let seconds = Int(started.duration(to: .now).components.seconds)
    return "\(seconds / 60):" + (seconds % 60 < 10 ? "0" : "") + "\(seconds % 60)"
  }

  private func clear() {
    guard live, painted > 0 else { return }
    FileHandle.standardError.write(Data("\u{1b}[\(painted)A\u{1b}[J".utf8))
    painted = 0
  }

  private func repaint() {
    guard live else { return }
    clear()
    let done = counts.values.reduce(0, +)
    var lines = [
      "\(clock)  \(done) of \(total) finished: \(counts[.success, default: 0]) successes, "
        + "\(counts[.failure, default: 0]) failures, \(counts[.unjudged, default: 0]) unjudged"
        + (desktops.map { ", up to \($0) desktops" } ?? "")
        + (left(done).map { ", about \($0) left" } ?? "")
    ]
    lines += running.map { "  \($0.id)  \(Self.words($0.phase))" }
    for line in lines { Console.error(String(line.prefix(Console.width))) }
    painted = lines.count
  }

  private func left(_ done: Int) -> String? {
    guard done > 1 else { return nil }
    let elapsed = Double(started.duration(to: .now).components.seconds)
    let seconds = Int(elapsed / Double(done) * Double(total - done))
    return seconds < 60 ? "\(seconds) s" : "\((seconds + 30) / 60) min"
  }

  private static func words(_ phase: TrialPhase) -> String {
    switch phase {
    case .starting: "starting the desktop"
    case .settingUp: "setting up"
    case .freezing: "freezing"
    case .grading: "grading"
    case .step(let number): "step \(number)"
    }
  }
}
