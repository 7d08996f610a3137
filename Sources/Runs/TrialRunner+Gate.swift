import Grading
import Policies
import ResultStore
import TaskFiles
import Vocabulary

extension TrialRunner {
  /// The gate of a trial, with its audit log begun; nil where the policy lets everything happen.
  func gate(
    of trial: PlannedTrial, _ supervision: Supervision, in folder: TrialFolder
  ) throws(Fault) -> TrialGate? {
    let variant = trial.variant
    let policy = try supervision.policy(for: variant)
    guard !policy.isOpen else { return nil }
    let paths: [String]
    do throws(Diagnostic) {
      paths = try Grader.scope(of: variant)
    } catch {
      throw Fault(.task, "task.broken-check", error.description)
    }
    return TrialGate(
      supervision, policy: policy,
      scope: TaskScope(
        paths: paths, sites: variant.setup.sites.map(\.name), trust: variant.trust),
      trial: trial.id, agent: trial.agentName, seed: variant.seed,
      audit: try AuditWriter(
        folder.file("audit.jsonl"), name: "\(run.record.name)/\(trial.id.folder)",
        secrets: supervision.secrets))
  }
}
