import Foundation
import JSONValue
import ResultStore
import Vocabulary

/// Agent trajectories in the Agent Trajectory Interchange Format, version 1.8: one
/// `trajectory.json` a trial with its captures beside it.
enum ATIFTrajectory {
  /// Agents of which it is known that no model was asked.
  private static let scripted: Set = ["reference", "idle", "give-up"]

  static func files(_ source: RunSource) throws(ExportError) -> [ExportedFile] {
    var files: [ExportedFile] = []
    for trial in source.trials {
      let folder = trial.verdict.trial.folder
      let path = "\(folder)/trajectory.json"
      let document = try document(trial, source, path)
      files.append(ExportedFile(path, text: try document.text(pretty: true, in: path)))
      files += trial.captureFiles(below: "\(folder)/captures")
    }
    return files
  }

  private static func document(
    _ trial: TrialSource, _ source: RunSource, _ path: String
  ) throws(ExportError) -> JSONValue {
    let verdict = trial.verdict
    var steps: [JSONValue] = [
      .members([
        "step_id": 1, "timestamp": .string(trial.agentStarted.exported), "source": "user",
        "message": content(
          trial.instruction, trial.steps.first.flatMap { trial.kept($0.capture) }),
      ])
    ]
    for (index, step) in trial.steps.enumerated() {
      steps.append(try self.step(step, index, trial, path))
    }
    return .members([
      "schema_version": "ATIF-v1.8", "session_id": .string(source.record.name),
      "trajectory_id": .string("\(source.record.name)/\(verdict.trial.folder)"),
      "agent": .members([
        "name": .string(verdict.agent),
        "version": .string(
          scripted.contains(verdict.agent) ? source.record.deskmark : "unspecified"),
        "model_name": .text(source.record.model),
      ]),
      "steps": .array(steps),
      "final_metrics": metrics(verdict, steps: steps.count),
      "extra": .members([
        "deskmark": .string(source.record.deskmark),
        "verdict": try .of(verdict, in: path),
        "task": try trial.task.map { task throws(ExportError) in try .of(task, in: path) },
        "task_digest": .text(source.record.tasks[verdict.trial.task.rawValue]),
        "screen": .string(source.record.screen.description),
        "reward": verdict.outcome == .unjudged ? nil : verdict.outcome == .success ? 1 : 0,
      ]),
    ])
  }

  /// The totals in the names of ATIF's `FinalMetrics`.
  private static func metrics(_ verdict: Verdict, steps: Int) -> JSONValue {
    var members: [String: JSONValue?] = ["total_steps": .int(steps)]
    if let usage = verdict.usage {
      members["total_prompt_tokens"] = .int(usage.input + usage.cacheRead + usage.cacheWrite)
      members["total_completion_tokens"] = .int(usage.output)
      members["total_cached_tokens"] = .int(usage.cacheRead)
      members["total_cost_usd"] = usage.dollars.map(JSONValue.double)
    }
    return .members(members)
  }

  private static func step(
    _ step: Step, _ index: Int, _ trial: TrialSource, _ path: String
  ) throws(ExportError) -> JSONValue {
    var members: [String: JSONValue?] = [
      "step_id": .int(index + 2),
      "timestamp": .string((trial.agentStarted + step.at).exported), "source": "agent",
      "message": "",
      "extra": [
        "capture": .string(step.capture.rawValue), "deciding": .double(step.deciding),
        "acting": .double(step.acting), "settling": .double(step.settling),
      ],
    ]
    if scripted.contains(trial.verdict.agent) { members["llm_call_count"] = 0 }
    switch step.action {
    case .done(let answer): members["message"] = .string(answer ?? "done")
    case .giveUp(let reason): members["message"] = .string(reason ?? "given up")
    default:
      let call = "step-\(step.number)"
      members["tool_calls"] = [
        [
          "tool_call_id": .string(call), "function_name": .string(function(step.action)),
          "arguments": try arguments(step.action, path),
        ]
      ]
      let text = [step.result.outcome.rawValue, step.result.message].compactMap(\.self)
        .joined(separator: ": ")
      members["observation"] = [
        "results": [
          ["source_call_id": .string(call), "content": content(text, trial.capture(after: index))]
        ]
      ]
    }
    return .members(members)
  }

  /// The name that viewers know for an action on the screen, or the tool's own.
  private static func function(_ action: Action) -> String {
    if case .tool(let name, _) = action { name } else { "computer_action" }
  }

  private static func arguments(_ action: Action, _ path: String) throws(ExportError) -> JSONValue {
    guard case .tool(_, let arguments) = action else { return try .of(action, in: path) }
    if case .object = arguments { return arguments }
    return ["value": arguments]
  }

  private static func content(_ text: String, _ capture: CaptureID?) -> JSONValue {
    guard let capture else { return .string(text) }
    return [
      ["type": "text", "text": .string(text)],
      [
        "type": "image",
        "source": ["media_type": "image/png", "path": .string("captures/\(capture).png")],
      ],
    ]
  }
}
