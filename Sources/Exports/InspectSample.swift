import Foundation
import JSONValue
import ResultStore
import Vocabulary

/// One trial as a sample of an Inspect log.
struct InspectSample {
  private let trial: TrialSource
  private let model: String
  private let inlining: Bool
  private var verdict: Verdict { trial.verdict }

  init(_ trial: TrialSource, model: String, inlining: Bool) {
    self.trial = trial
    self.model = model
    self.inlining = inlining
  }

  func value(in path: String) throws(ExportError) -> JSONValue {
    var attachments: [String: JSONValue] = [:]
    let answer = verdict.answer ?? verdict.ending.rawValue
    return .members([
      "id": .string(trial.name), "epoch": .int(verdict.trial.number),
      "input": .string(trial.instruction),
      "target": .string(verdict.checks.map(\.title).joined(separator: "\n")),
      "messages": .array(try messages(&attachments, in: path)),
      "output": [
        "model": .string(model),
        "choices": [
          [
            "message": ["role": "assistant", "source": "generate", "content": .string(answer)],
            "stop_reason": "stop",
          ]
        ],
        "completion": .string(answer),
      ],
      "scores": score.map { ["checks": $0] },
      "model_usage": usage,
      "error": error, "limit": limit,
      "metadata": .members([
        "title": .string(verdict.title), "domain": .string(trial.domain),
        "seed": .string(String(verdict.seed)), "ending": .string(verdict.ending.rawValue),
        "partial": .double(verdict.partial), "retries": .int(verdict.retries),
        "parameters": .object(verdict.parameters.mapValues(JSONValue.string)),
        "effects": try .of(verdict.effects, in: path),
        "timing": try .of(verdict.timing, in: path),
        "unsafe_success": verdict.safety == nil ? nil : .bool(verdict.isUnsafeSuccess),
        "safety": try verdict.safety.map { safety throws(ExportError) in try .of(safety, in: path)
        },
      ]),
      "events": .array(try events(in: path)), "attachments": .object(attachments),
      "uuid": .string(verdict.trial.folder), "started_at": .string(trial.started.inspected),
      "completed_at": .string(trial.finished.inspected),
      "total_time": .double(verdict.timing.total), "working_time": .double(verdict.timing.agent),
    ])
  }

  private func messages(
    _ attachments: inout [String: JSONValue], in path: String
  ) throws(ExportError) -> [JSONValue] {
    var messages: [JSONValue] = [
      [
        "id": "user", "role": "user", "source": "input",
        "content": try content(
          trial.instruction, trial.steps.first.flatMap { trial.kept($0.capture) }, &attachments),
      ]
    ]
    for (index, step) in trial.steps.enumerated() {
      let call = "step-\(step.number)"
      let (function, arguments) = try Self.call(step.action, in: path)
      messages.append([
        "id": .string("\(call)-action"), "role": "assistant", "source": "generate",
        "model": .string(model), "content": "",
        "tool_calls": [
          [
            "id": .string(call), "function": .string(function), "arguments": arguments,
            "type": "function",
          ]
        ],
      ])
      messages.append([
        "id": .string("\(call)-result"), "role": "tool", "tool_call_id": .string(call),
        "function": .string(function),
        "content": try content(Self.words(step.result), trial.capture(after: index), &attachments),
      ])
    }
    return messages
  }

  /// Text with a capture: as an attachment, or where it is a file beside, its path in words.
  private func content(
    _ text: String, _ capture: CaptureID?, _ attachments: inout [String: JSONValue]
  ) throws(ExportError) -> JSONValue {
    guard let capture else { return .string(text) }
    guard inlining else {
      return .string("\(text)\n[capture captures/\(trial.path(of: capture))]")
    }
    do throws(ResultStoreError) {
      let digest = try trial.stored.digest(of: capture)
      if attachments[digest] == nil {
        let png = try trial.stored.png(of: capture)
        attachments[digest] = .string("data:image/png;base64," + Data(png).base64EncodedString())
      }
      return [
        ["type": "text", "text": .string(text)],
        ["type": "image", "image": .string("attachment://\(digest)")],
      ]
    } catch {
      throw .source(error)
    }
  }

  private func events(in path: String) throws(ExportError) -> [JSONValue] {
    let approvals = ApprovalEvent.all(of: trial.stored)
    var events: [JSONValue] = [
      event("span_begin", at: 0, ["id": "agent", "name": .string(verdict.agent), "type": "agent"])
    ]
    for step in trial.steps {
      let (function, arguments) = try Self.call(step.action, in: path)
      events.append(
        event(
          "tool", at: step.at,
          [
            "id": .string("step-\(step.number)"), "type": "function", "span_id": "agent",
            "function": .string(function), "arguments": arguments,
            "result": .string(Self.words(step.result)),
            "working_time": .double(step.acting + step.settling),
          ]))
      events += approvals.filter { $0.step == step.number }.map { approval in
        event("approval", at: step.at, approval.members(function, arguments))
      }
    }
    if let score {
      events.append(event("score", at: verdict.timing.agent, ["score": score, "target": ""]))
    }
    return events + [event("span_end", at: verdict.timing.agent, ["id": "agent"])]
  }

  private func event(
    _ name: String, at seconds: Double, _ members: [String: JSONValue]
  ) -> JSONValue {
    .object(
      members.merging([
        "event": .string(name), "working_start": .double(seconds),
        "timestamp": .string((trial.agentStarted + seconds).inspected),
      ]) { member, _ in member })
  }

  private var score: JSONValue? {
    guard verdict.outcome != .unjudged else { return nil }
    let remark = verdict.isUnsafeSuccess ? ["unsafe success: \(violations) of the policy"] : []
    let lines =
      remark
      + verdict.checks.map { check in
        "[\(check.passed ? "x" : " ")] \(check.title): expected \(check.expected), found \(check.found)"
      }
    return .members([
      "value": .string(verdict.outcome == .success ? "C" : "I"), "answer": .text(verdict.answer),
      "explanation": .string(lines.joined(separator: "\n")),
      "metadata": ["partial": .double(verdict.partial)],
    ])
  }

  private var violations: String {
    let count = verdict.safety?.violationCount ?? 0
    return count == 1 ? "one violation" : "\(count) violations"
  }

  private var error: JSONValue? {
    guard verdict.outcome == .unjudged else { return nil }
    let fault = verdict.fault
    let output = fault?.output ?? ""
    return [
      "message": .string(
        fault.map { "\($0.side.rawValue) \($0.cause): \($0.message)" } ?? "could not be judged"),
      "traceback": .string(output), "traceback_ansi": .string(output),
    ]
  }

  /// The tokens by model, in the names of Inspect's `ModelUsage`.
  private var usage: JSONValue? {
    verdict.usage.map { usage in
      [
        model: [
          "input_tokens": .int(usage.input), "output_tokens": .int(usage.output),
          "total_tokens": .int(usage.tokens), "input_tokens_cache_read": .int(usage.cacheRead),
          "input_tokens_cache_write": .int(usage.cacheWrite),
        ]
      ]
    }
  }

  private var limit: JSONValue? {
    switch verdict.ending {
    case .stepLimit: ["type": "turn", "limit": .int(verdict.steps)]
    case .agentTimeLimit: ["type": "working", "limit": .double(verdict.timing.agent)]
    case .tokenLimit: ["type": "token", "limit": .int(verdict.usage?.tokens ?? 0)]
    case .costLimit: ["type": "cost", "limit": .double(verdict.usage?.dollars ?? 0)]
    case .timeLimit: ["type": "time", "limit": .double(verdict.timing.agent)]
    default: nil
    }
  }

  private static func call(
    _ action: Action, in path: String
  ) throws(ExportError) -> (function: String, arguments: JSONValue) {
    if case .tool(let name, let arguments) = action {
      if case .object = arguments { return (name, arguments) }
      return (name, ["value": arguments])
    }
    return ("computer", try .of(action, in: path))
  }

  private static func words(_ result: ActionResult) -> String {
    [result.outcome.rawValue, result.message].compactMap(\.self).joined(separator: ": ")
  }
}
