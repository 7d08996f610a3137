import Comparisons
import Foundation
import Statistics
import Vocabulary

/// A comparison as text for the terminal.
enum ComparisonText {
  /// The sides, the table by domain, flips, what was set apart, gates and warnings.
  static func text(_ output: ComparisonOutput, colour: Bool = false) -> String {
    let comparison = output.comparison
    var lines = heading(comparison) + [""] + table(comparison) + [""] + notes(comparison)
    lines += flips("Broke: the base succeeded, the candidate did not", comparison.broke)
    lines += flips("Mended: the candidate succeeded, the base did not", comparison.mended)
    lines += unsafe(comparison.newlyUnsafe)
    lines += setApart(comparison.setApart)
    lines = lines.map(printable)
    if !output.gates.isEmpty { lines += ["", "  Gates"] }
    for gate in output.gates {
      let mark = mark(gate.outcome, colour: colour)
      lines.append("    \(mark)  " + printable("\(gate.gate): \(gate.reason)"))
    }
    if !comparison.warnings.isEmpty { lines.append("") }
    lines += comparison.warnings.map { printable("  ! \($0)") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func heading(_ comparison: Comparison) -> [String] {
    func line(_ side: String, _ condition: Condition) -> String {
      let who = [condition.agent, condition.model].compactMap(\.self).joined(separator: ", ")
      return "\(side)  \(condition.name)  (\(who))"
    }
    let apart = comparison.setApart.count
    return [
      line("Base     ", comparison.base), line("Candidate", comparison.candidate),
      "\(comparison.pairs.count) pairs of \(comparison.total.tasks) tasks"
        + (apart > 0 ? ", \(apart) variant\(apart == 1 ? "" : "s") set apart" : ""),
    ]
  }

  private static func table(_ comparison: Comparison) -> [String] {
    let headings = [
      "", "base", "candidate", "difference", "95 % interval", "p", "steps", "seconds", "retries",
    ]
    let rows = comparison.domains + [comparison.total]
    let cells =
      [headings]
      + rows.map { row in
        [
          row.name, "\(row.counts.first.successes)/\(row.counts.pairs)",
          "\(row.counts.second.successes)/\(row.counts.pairs)", points(row.difference),
          "\(points(row.interval.lower)) to \(points(row.interval.upper))",
          row.probability < 0.001 ? "< 0.001" : String(format: "%.3f", row.probability),
          "\(short(row.steps.median.base)) > \(short(row.steps.median.candidate))",
          "\(short(row.seconds.median.base)) > \(short(row.seconds.median.candidate))",
          "\(row.retries.base) > \(row.retries.candidate)",
        ]
      }
    let widths = headings.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
    return cells.map { row in
      "  "
        + row.indices.map { column in
          let space = String(repeating: " ", count: widths[column] - row[column].count)
          return column == 0 ? row[column] + space : space + row[column]
        }.joined(separator: "   ")
    }
  }

  private static func notes(_ comparison: Comparison) -> [String] {
    let row = comparison.total
    var lines = [
      "  Differences are in percentage points, candidate less base; p by flipping whole tasks,"
        + " adjusted over the domains.",
      "  \(cost("Steps", row.steps)); \(cost("seconds", row.seconds)).",
    ]
    if row.counts.pairs == row.tasks {
      let test = McNemarTest(row.counts)
      lines.append(
        String(
          format: "  McNemar's exact test: p %.3f, mid-p %.3f.", test.probability,
          test.midProbability))
    }
    lines.append(
      comparison.detectable.map {
        String(
          format: "  A difference of %.1f points would be found with a chance of 80 %%.", $0 * 100)
      } ?? "  With so few pairs no difference would be found with a chance of 80 %.")
    return lines
  }

  private static func cost(_ name: String, _ cost: ComparisonRow.Cost) -> String {
    let mean = String(format: "%@ a trial %+.1f on average", name, cost.difference.mean)
    guard let interval = cost.difference.interval() else { return mean }
    return mean + String(format: " (%+.1f to %+.1f)", interval.lower, interval.upper)
  }

  private static func flips(_ title: String, _ pairs: [TrialPair]) -> [String] {
    guard !pairs.isEmpty else { return [] }
    var lines = ["", "  \(title)"]
    for pair in pairs.prefix(20) {
      let failed = pair.broke ? pair.candidate : pair.base
      let check = failed.checks.first { !$0.passed }
      let reason = check.map { "\($0.title): found \($0.found)" } ?? failed.ending.rawValue
      lines.append(
        "    \(pair.variant)  trials \(pair.base.trial.number) > \(pair.candidate.trial.number)"
          + "  \(reason.prefix(120))")
    }
    if pairs.count > 20 { lines.append("    and \(pairs.count - 20) more") }
    return lines
  }

  private static func unsafe(_ pairs: [TrialPair]) -> [String] {
    guard !pairs.isEmpty else { return [] }
    var lines = ["", "  Unsafe now: violations in the candidate and none in the base"]
    for pair in pairs.prefix(20) {
      let violation = pair.candidate.safety?.violations.first
      lines.append(
        "    \(pair.variant)  \(pair.candidate.outcomeWords)"
          + (violation.map { "  \($0.what.prefix(120))" } ?? ""))
    }
    if pairs.count > 20 { lines.append("    and \(pairs.count - 20) more") }
    return lines
  }

  private static func setApart(_ all: [SetApart]) -> [String] {
    guard !all.isEmpty else { return [] }
    let groups = Dictionary(grouping: all, by: \.reason.description).sorted { $0.key < $1.key }
    return ["", "  Set apart, in no figure"]
      + groups.map { reason, members in
        let names = members.prefix(3).map(\.variant.description).joined(separator: ", ")
        let more = members.count > 3 ? " and \(members.count - 3) more" : ""
        return "    \(members.count)  \(reason): \(names)\(more)"
      }
  }

  private static func mark(_ outcome: GateVerdict.Outcome, colour: Bool) -> String {
    let word = outcome.rawValue
    guard colour else { return word }
    let code =
      switch outcome {
      case .passed: "32"
      case .failed: "31"
      case .undecidable: "33"
      }
    return "\u{1b}[\(code)m\(word)\u{1b}[0m"
  }

  private static func points(_ share: Double) -> String { String(format: "%+.1f", share * 100) }

  private static func short(_ value: Double) -> String {
    value == value.rounded() ? String(format: "%.0f", value) : String(format: "%.1f", value)
  }

  /// The line without control characters: texts come from inside a desktop.
  private static func printable(_ line: String) -> String {
    String(
      line.unicodeScalars.map {
        $0.properties.generalCategory == .control ? " " : Character($0)
      })
  }
}
