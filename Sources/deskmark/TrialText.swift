import Foundation
import Reports
import ResultStore
import Vocabulary

/// One trial as text for the terminal.
enum TrialText {
  /// The instruction, each step, each check, the effects and the fault.
  static func text(_ trial: StoredTrial) throws(ResultStoreError) -> String {
    let verdict = trial.verdict
    let task = try trial.task()
    var lines = [
      "\(verdict.trial)  \(task.title)",
      "  \(verdict.outcomeWords), ended by \(verdict.ending.rawValue), \(verdict.steps) steps, "
        + "\(seconds(verdict.timing.total)) s (desktop \(seconds(verdict.timing.desktop)), set-up "
        + "\(seconds(verdict.timing.setup)), agent \(seconds(verdict.timing.agent)), freezing "
        + "\(seconds(verdict.timing.freezing)), grading \(seconds(verdict.timing.grading)))",
      "",
    ]
    if let usage = verdict.usage {
      let dollars = usage.dollars.map { String(format: ", %.4f dollars", $0) } ?? ""
      lines[1] +=
        "\n  \(usage.answers) answers, \(usage.input) tokens in, \(usage.cacheRead) from and "
        + "\(usage.cacheWrite) to the cache, \(usage.output) out\(dollars)"
    }
    for (number, attempt) in (verdict.attempts ?? []).enumerated() {
      lines[1] +=
        "\n  attempt \(number + 1) ended after \(attempt.steps) steps with the "
        + "\(attempt.fault.side.rawValue) fault \(attempt.fault.cause): \(attempt.fault.message)"
    }
    lines += task.instruction.split(separator: "\n").map { "  \($0)" } + [""]
    let steps = try trial.steps()
    let effects = steps.effects
    for step in steps {
      lines.append(
        "  \(step.number). \(words(step.action)) on \(step.capture): \(step.result.outcome.rawValue)"
          + (step.result.message.map { " (\($0))" } ?? ""))
      // One step may unpack an archive of thousands.
      let changes = effects[step.number] ?? []
      lines += changes.prefix(10).map { "       \(words($0))" }
      if changes.count > 10 { lines.append("       and \(changes.count - 10) more") }
    }
    lines.append("")
    for check in verdict.checks {
      lines.append("  [\(check.passed ? "x" : " ")] \(check.title)")
      if !check.passed {
        lines += ["      expected \(check.expected)", "      found    \(check.found)"]
      }
    }
    if !verdict.effects.isEmpty { lines += ["", "  Effects"] }
    lines += verdict.effects.map { effect in
      "    \(words(effect))" + (effect.step.map { ", step \($0)" } ?? "")
    }
    if let safety = verdict.safety {
      lines += ["", "  \(safety.sentence)"]
      lines += safety.violations.map { "    ! \($0.words)" }
    }
    if let fault = verdict.fault {
      lines += ["", "  \(fault.side.rawValue) fault \(fault.cause): \(fault.message)"]
      lines += (fault.output ?? "").split(separator: "\n").map { "    | \($0)" }
    }
    lines += ["", "  \(trial.path)", ""]
    return lines.map(printable).joined(separator: "\n")
  }

  private static func seconds(_ value: Double) -> String {
    value.formatted(.number.precision(.fractionLength(1)))
  }

  private static func words(_ effect: Effect) -> String {
    let place = effect.service.map { "\($0): " } ?? ""
    return "\(effect.kind.rawValue) \(place)\(effect.from.map { "\($0) -> " } ?? "")\(effect.path)"
  }

  private static func words(_ action: Action) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(action) else { return action.name.rawValue }
    return String(decoding: data, as: UTF8.self)
  }

  /// The line without control characters: names and texts come from inside a desktop.
  private static func printable(_ line: String) -> String {
    String(
      line.unicodeScalars.map {
        $0.properties.generalCategory == .control && $0 != "\n" ? "?" : Character($0)
      })
  }
}
