import ResultStore
import TaskFiles

extension TaskSummary {
  /// What a reader of results needs to know of a variant.
  init(of variant: Variant) {
    self.init(
      id: variant.task, title: variant.title, instruction: variant.instruction,
      applications: variant.applications, capability: variant.capability.rawValue,
      humanMinutes: variant.human.minutes, feasible: variant.feasible,
      trust: variant.trust)
  }
}
