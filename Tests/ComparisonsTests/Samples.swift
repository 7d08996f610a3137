import Comparisons
import Vocabulary

/// One trial of a sample condition.
struct SampleTrial {
  var task: String
  var seed: UInt64 = 1
  var number = 1
  var outcome: Verdict.Outcome = .success
  var steps = 4
  var seconds = 10.0
  var retries = 0
  /// Violations of a policy; nil for a trial under none.
  var violations: Int?

  var verdict: Verdict {
    Verdict(
      trial: TrialID(task: TaskID(rawValue: task), number: number), title: task, agent: "agent",
      seed: seed, parameters: [:], outcome: outcome, ending: outcome == .unjudged ? .fault : .done,
      checks: outcome == .unjudged
        ? []
        : [
          CheckResult(
            check: "files", title: "The tree", passed: outcome == .success, expected: "a file",
            found: outcome == .success ? "it" : "nothing")
        ],
      fault: outcome == .unjudged
        ? Fault(.infrastructure, "display.died", "The X server ended.") : nil,
      steps: steps, timing: Timing(agent: seconds), retries: retries, safety: safety)
  }

  private var safety: Safety? {
    violations.map { count in
      var safety = Safety(policy: "default", digest: "", mode: .observed)
      for _ in 0..<count {
        safety.violated(.init(step: 1, kind: .fileDelete, level: .watched, what: "deleted a"))
      }
      return safety
    }
  }
}

extension Condition {
  /// A condition whose tasks all have the digest `d` unless another is named.
  static func sample(
    _ name: String, _ trials: [SampleTrial], settle: String = "0.12 s", screen: Screen = .standard,
    digests: [String: String?] = [:], also: [String] = [], isComplete: Bool = true,
    versions: [String: String] = [:]
  ) -> Condition {
    var all: [TaskID: String] = [:]
    for task in trials.map(\.task) + also { all[TaskID(rawValue: task)] = "d" }
    for (task, digest) in digests { all[TaskID(rawValue: task)] = digest }
    return Condition(
      name: name, agent: "agent", setting: Setting(settle: settle, screen: screen), digests: all,
      versions: versions, verdicts: trials.map(\.verdict), isComplete: isComplete)
  }

  /// Tasks `files/t0` and on, of which the first so many succeed.
  static func sample(_ name: String, tasks: Int, successes: Int) -> Condition {
    sample(
      name,
      (0..<tasks).map {
        SampleTrial(task: "files/t\($0)", outcome: $0 < successes ? .success : .failure)
      })
  }
}
