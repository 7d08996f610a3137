import Foundation
import JSONValue
import Policies
import ResultStore
import Vocabulary

/// One decision of a trial's audit log as an approval event of an Inspect log.
struct ApprovalEvent {
  /// The number of the step.
  var step: Int
  private var entry: AuditEntry

  /// The decisions that were made before something was done; none where no log is kept.
  static func all(of trial: StoredTrial) -> [ApprovalEvent] {
    guard let data = FileManager.default.contents(atPath: trial.path + "/audit.jsonl") else {
      return []
    }
    // Only what is read is used; whether the log is whole is said by verifying it.
    return AuditVerification.entries(in: String(decoding: data, as: UTF8.self)).compactMap {
      entry in
      guard let step = entry.step, decision(entry.decision) != nil else { return nil }
      return ApprovalEvent(step: step, entry: entry)
    }
  }

  /// The members of the event.
  ///
  /// Source of the form: inspect_ai 0.3, `ApprovalEvent`.
  func members(_ function: String, _ arguments: JSONValue) -> [String: JSONValue] {
    [
      "message": .string(entry.what), "approver": .string(entry.approver ?? "policy"),
      "decision": .string(Self.decision(entry.decision) ?? ""),
      "call": [
        "id": .string("step-\(step)"), "function": .string(function), "arguments": arguments,
        "type": "function",
      ],
      "explanation": .string(
        "\(entry.action), \(entry.level?.rawValue ?? "no level"): \(entry.decision.rawValue)"),
    ]
  }

  private static func decision(_ decision: AuditEntry.Decision) -> String? {
    switch decision {
    case .approved: "approve"
    case .denied, .refused: "reject"
    case .held: "escalate"
    default: nil
    }
  }
}
