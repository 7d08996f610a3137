import Digests
import Foundation
import JSONValue
import ResultStore
import Vocabulary

/// A run as OpenTelemetry spans with the conventions for generative AI, `traces.jsonl`: one line of
/// OTLP JSON a trial.
///
/// A trial is a trace: `invoke_agent` with an `execute_tool` for each action, and the verdict as the
/// event `gen_ai.evaluation.result`.
enum GenAISpans {
  static func files(_ source: RunSource) throws(ExportError) -> [ExportedFile] {
    let path = "traces.jsonl"
    var lines = ""
    var captures: [ExportedFile] = []
    for trial in source.trials {
      let spans = try spans(trial, source, path)
      let document: JSONValue = [
        "resourceSpans": [
          [
            "resource": ["attributes": .array(resource(source))],
            "scopeSpans": [
              [
                "scope": ["name": "deskmark", "version": .string(source.record.deskmark)],
                "spans": .array(spans),
              ]
            ],
          ]
        ]
      ]
      lines += try document.text(in: path)
      captures += trial.captureFiles(below: "captures/\(trial.verdict.trial.folder)")
    }
    return [ExportedFile(path, text: lines)] + captures
  }

  private static func resource(_ source: RunSource) -> [JSONValue] {
    [
      attribute("service.name", "deskmark"),
      attribute("service.version", .string(source.record.deskmark)),
      attribute("test.suite.name", .string(source.record.suite)),
      attribute("deskmark.run", .string(source.record.name)),
      attribute("os.description", .string(source.record.machine.distribution)),
    ]
  }

  private static func spans(
    _ trial: TrialSource, _ source: RunSource, _ path: String
  ) throws(ExportError) -> [JSONValue] {
    let verdict = trial.verdict
    let name = "\(source.record.name)/\(verdict.trial.folder)"
    let trace = identifier(name, bytes: 16)
    let root = identifier("\(name) agent", bytes: 8)
    var spans = [agent(trial, source, trace: trace, span: root)]
    for (index, step) in trial.steps.enumerated() where !step.action.isFinal {
      let start = trial.agentStarted + step.at
      let tool =
        if case .tool(let name, _) = step.action { name } else { step.action.name.rawValue }
      let arguments: JSONValue =
        if case .tool(_, let arguments) = step.action { arguments } else {
          try .of(step.action, in: path)
        }
      var attributes = [
        attribute("gen_ai.operation.name", "execute_tool"),
        attribute("gen_ai.tool.name", .string(tool)), attribute("gen_ai.tool.type", "function"),
        attribute("gen_ai.tool.call.id", .string("step-\(step.number)")),
        attribute(
          "gen_ai.tool.call.arguments",
          .string(try arguments.text(in: path).trimmingCharacters(in: .newlines))),
        attribute("deskmark.action.outcome", .string(step.result.outcome.rawValue)),
      ]
      if let message = step.result.message {
        attributes.append(attribute("gen_ai.tool.call.result", .string(message)))
      }
      if let capture = trial.capture(after: index) {
        attributes.append(
          attribute("deskmark.capture", .string("captures/\(trial.path(of: capture))")))
      }
      spans.append([
        "traceId": .string(trace),
        "spanId": .string(identifier("\(name) \(step.number)", bytes: 8)),
        "parentSpanId": .string(root), "name": .string("execute_tool \(tool)"), "kind": 1,
        "startTimeUnixNano": nanoseconds(start),
        "endTimeUnixNano": nanoseconds(start + step.acting + step.settling),
        "attributes": .array(attributes),
        "status": step.result.outcome == .refused
          ? ["code": 2, "message": .string(step.result.message ?? "refused")] : [:],
      ])
    }
    return spans
  }

  private static func agent(
    _ trial: TrialSource, _ source: RunSource, trace: String, span: String
  ) -> JSONValue {
    let verdict = trial.verdict
    var attributes = [
      attribute("gen_ai.operation.name", "invoke_agent"),
      attribute("gen_ai.agent.name", .string(verdict.agent)),
      attribute("gen_ai.conversation.id", .string(verdict.trial.folder)),
      attribute("test.case.name", .string(trial.name)),
      attribute("deskmark.outcome", .string(verdict.outcomeWords)),
      attribute("deskmark.ending", .string(verdict.ending.rawValue)),
      attribute("deskmark.seed", .string(String(verdict.seed))),
      attribute("deskmark.steps", ["intValue": .string(String(verdict.steps))]),
    ]
    if let model = source.record.model {
      attributes.append(attribute("gen_ai.request.model", .string(model)))
    }
    if verdict.outcome != .unjudged {
      attributes.append(
        attribute(
          "test.case.result.status", .string(verdict.outcome == .success ? "pass" : "fail")))
    }
    var status: JSONValue = ["code": 1]
    if let fault = verdict.fault, verdict.outcome != .success {
      attributes.append(attribute("error.type", .string("\(fault.side.rawValue) \(fault.cause)")))
      status = ["code": 2, "message": .string(fault.message)]
    }
    return .members([
      "traceId": .string(trace), "spanId": .string(span),
      "name": .string("invoke_agent \(verdict.agent)"), "kind": 1,
      "startTimeUnixNano": nanoseconds(trial.agentStarted),
      "endTimeUnixNano": nanoseconds(trial.agentStarted + verdict.timing.agent),
      "attributes": .array(attributes), "status": status,
      "events": verdict.outcome == .unjudged ? nil : [evaluation(trial)],
    ])
  }

  private static func evaluation(_ trial: TrialSource) -> JSONValue {
    let verdict = trial.verdict
    let failed = verdict.checks.filter { !$0.passed }.map(\.title).joined(separator: "; ")
    return [
      "timeUnixNano": nanoseconds(trial.finished), "name": "gen_ai.evaluation.result",
      "attributes": [
        attribute("gen_ai.evaluation.name", "checks"),
        attribute(
          "gen_ai.evaluation.score.value", ["doubleValue": verdict.outcome == .success ? 1 : 0]),
        attribute("gen_ai.evaluation.score.label", .string(verdict.outcomeWords)),
        attribute(
          "gen_ai.evaluation.explanation",
          .string(failed.isEmpty ? "every check holds" : "does not hold: \(failed)")),
      ],
    ]
  }

  /// A name with its value: a string, or a value of another type with OTLP's name for it.
  private static func attribute(_ key: String, _ value: JSONValue) -> JSONValue {
    if case .string = value { return ["key": .string(key), "value": ["stringValue": value]] }
    return ["key": .string(key), "value": value]
  }

  /// The same name has the same identifier in every export, in lower-case hexadecimal digits.
  private static func identifier(_ name: String, bytes: Int) -> String {
    String(SHA256Digest(of: Array(name.utf8)).hexadecimal.prefix(2 * bytes))
  }

  /// OTLP writes 64-bit numbers as strings.
  private static func nanoseconds(_ date: Date) -> JSONValue {
    .string(String(Int64((date.timeIntervalSince1970 * 1e6).rounded()) * 1000))
  }
}
