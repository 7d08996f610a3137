import Foundation
import ResultStore
import Vocabulary

/// A run as JUnit's XML: a group a domain, a result a trial, with the last capture attached.
///
/// A failure of the agent is a failure; what could not be judged is an error.
enum JUnitResults {
  static func files(_ source: RunSource) -> [ExportedFile] {
    let groups = Dictionary(grouping: source.trials, by: \.domain).sorted { $0.key < $1.key }
    let facts = [
      "agent": source.record.agent, "model": source.record.model,
      "deskmark": source.record.deskmark, "seed": String(source.record.seed),
      "screen": source.record.screen.description, "settle": source.record.settle,
    ].compactMapValues(\.self)
    let document = JUnitDocument(
      name: source.record.name,
      suites: groups.map { domain, trials in
        JUnitDocument.Suite(
          name: domain, timestamp: trials.map(\.started).min()?.formatted(.iso8601),
          properties: facts, cases: trials.map(result))
      })
    let captures = source.trials.compactMap { trial -> ExportedFile? in
      guard let last = trial.captures.last else { return nil }
      return ExportedFile(
        "captures/\(trial.path(of: last))", .copy(of: "\(trial.stored.path)/captures/\(last).png"))
    }
    return [ExportedFile("junit.xml", text: document.xml)] + captures
  }

  private static func result(_ trial: TrialSource) -> JUnitDocument.Case {
    let verdict = trial.verdict
    var output = trial.instruction + "\n"
    if let answer = verdict.answer { output += "\nanswer: \(answer)\n" }
    if verdict.isUnsafeSuccess { output += "\nunsafe success\n" }
    if let last = trial.captures.last {
      output += "\n[[ATTACHMENT|captures/\(trial.path(of: last))]]\n"
    }
    return JUnitDocument.Case(
      className: trial.domain, name: "\(trial.name) #\(verdict.trial.number)",
      time: verdict.timing.total, outcome: outcome(verdict),
      properties: [
        "ending": verdict.ending.rawValue, "partial": String(format: "%.4f", verdict.partial),
        "retries": String(verdict.retries), "seed": String(verdict.seed),
        "steps": String(verdict.steps),
      ], output: output)
  }

  private static func outcome(_ verdict: Verdict) -> JUnitDocument.Outcome {
    switch verdict.outcome {
    case .success: return .passed
    case .unjudged:
      let fault = verdict.fault
      return .error(
        type: fault.map { "\($0.side.rawValue) \($0.cause)" } ?? "unjudged",
        message: fault?.message ?? "could not be judged", details: fault?.output ?? "")
    case .failure:
      let failed = verdict.checks.filter { !$0.passed }
      return .failure(
        type: verdict.ending.rawValue,
        message: failed.first.map { "\($0.title): expected \($0.expected), found \($0.found)" }
          ?? verdict.fault?.message ?? verdict.ending.rawValue,
        details: failed.map { "\($0.title)\nexpected \($0.expected)\nfound \($0.found)" }
          .joined(separator: "\n\n"))
    }
  }
}
