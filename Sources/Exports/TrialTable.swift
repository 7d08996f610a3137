import Foundation
import ResultStore
import Vocabulary

/// A run as a table, `trials.csv`: one row a trial, for spreadsheets and statistics.
///
/// Source of the form: RFC 4180. A text that a spreadsheet would take for a formula has an
/// apostrophe before it.
enum TrialTable {
  private static let columns: [(name: String, value: @Sendable (RunSource, TrialSource) -> Cell)] =
    [
      ("run", { source, _ in .text(source.record.name) }),
      ("agent", { _, trial in .text(trial.verdict.agent) }),
      ("model", { source, _ in .text(source.record.model ?? "") }),
      ("task", { _, trial in .text(trial.verdict.trial.task.rawValue) }),
      ("domain", { _, trial in .text(trial.domain) }),
      ("trial", { _, trial in .number("\(trial.verdict.trial.number)") }),
      ("role", { _, trial in .text(trial.verdict.trial.role ?? "") }),
      ("title", { _, trial in .text(trial.verdict.title) }),
      ("seed", { _, trial in .number("\(trial.verdict.seed)") }),
      ("outcome", { _, trial in .text(trial.verdict.outcome.rawValue) }),
      ("unsafe", { _, trial in .text("\(trial.verdict.isUnsafeSuccess)") }),
      (
        "violations",
        { _, trial in trial.verdict.safety.map { .number("\($0.violationCount)") } ?? .text("") }
      ),
      (
        "approvals_asked",
        { _, trial in trial.verdict.safety.map { .number("\($0.asked)") } ?? .text("") }
      ),
      ("policy", { _, trial in .text(trial.verdict.safety?.policy ?? "") }),
      ("ending", { _, trial in .text(trial.verdict.ending.rawValue) }),
      ("partial", { _, trial in .figure(trial.verdict.partial) }),
      ("checks_passed", { _, trial in .number("\(trial.verdict.checks.count(where: \.passed))") }),
      ("checks", { _, trial in .number("\(trial.verdict.checks.count)") }),
      ("steps", { _, trial in .number("\(trial.verdict.steps)") }),
      ("retries", { _, trial in .number("\(trial.verdict.retries)") }),
      ("desktop_seconds", { _, trial in .figure(trial.verdict.timing.desktop) }),
      ("setup_seconds", { _, trial in .figure(trial.verdict.timing.setup) }),
      ("agent_seconds", { _, trial in .figure(trial.verdict.timing.agent) }),
      ("freezing_seconds", { _, trial in .figure(trial.verdict.timing.freezing) }),
      ("grading_seconds", { _, trial in .figure(trial.verdict.timing.grading) }),
      ("tokens_in", { _, trial in .count(trial.verdict.usage?.input) }),
      ("tokens_cache_read", { _, trial in .count(trial.verdict.usage?.cacheRead) }),
      ("tokens_cache_write", { _, trial in .count(trial.verdict.usage?.cacheWrite) }),
      ("tokens_out", { _, trial in .count(trial.verdict.usage?.output) }),
      ("dollars", { _, trial in trial.verdict.usage?.dollars.map { .figure($0) } ?? .text("") }),
      ("human_minutes", { _, trial in trial.task.map { .figure($0.humanMinutes) } ?? .text("") }),
      ("feasible", { _, trial in .text(trial.task.map { "\($0.feasible)" } ?? "") }),
      ("fault_side", { _, trial in .text(trial.verdict.fault?.side.rawValue ?? "") }),
      ("fault_cause", { _, trial in .text(trial.verdict.fault?.cause ?? "") }),
      ("fault", { _, trial in .text(trial.verdict.fault?.message ?? "") }),
      ("started", { _, trial in .text(trial.started.exported) }),
      ("finished", { _, trial in .text(trial.finished.exported) }),
    ]

  private enum Cell {
    case text(String)
    case number(String)

    static func count(_ value: Int?) -> Cell { value.map { .number("\($0)") } ?? .text("") }

    static func figure(_ value: Double) -> Cell { .number(String(format: "%.4f", value)) }

    var written: String {
      guard case .text(let text) = self else {
        if case .number(let number) = self { return number }
        return ""
      }
      let risky = text.first.map { "=+-@\t\r".contains($0) } ?? false
      let kept = risky ? "'" + text : text
      guard kept.contains(where: { ",\"\n\r".contains($0) || $0.isNewline }) else { return kept }
      return "\"" + kept.replacing("\"", with: "\"\"") + "\""
    }
  }

  static func files(_ source: RunSource) -> [ExportedFile] {
    let rows =
      [columns.map(\.name)]
      + source.trials.map { trial in columns.map { $0.value(source, trial).written } }
    let text = rows.map { $0.joined(separator: ",") + "\r\n" }.joined()
    return [ExportedFile("trials.csv", text: text)]
  }
}
