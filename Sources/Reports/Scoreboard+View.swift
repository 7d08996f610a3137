public import ResultStore
import Statistics
public import Vocabulary

extension Scoreboard {
  /// The trials of a run, grouped by one property of their tasks.
  public struct View: Sendable, Hashable {
    /// What the groups are, such as `Application`.
    public var name: String
    /// What a reader must know of the groups; nil where they speak for themselves.
    public var note: String?
    /// The groups in the order of their names.
    public var rows: [ScoreRow]

    /// The views of tasks that have a summary; one without any group is left out.
    static func all(_ verdicts: [Verdict], _ tasks: [TaskID: TaskSummary]) -> [View] {
      let known = verdicts.filter { tasks[$0.trial.task] != nil }
      let minutes = tasks.mapValues(\.humanMinutes)
      func view(
        _ name: String, _ note: String? = nil, _ groups: (TaskSummary) -> [String]
      ) -> View {
        View(
          name: name, note: note,
          rows: rows(known, minutes) { tasks[$0.trial.task].map(groups) ?? [] })
      }
      return [
        view("Application", "A trial counts once for each application of its task.") {
          Array(Set($0.applications))
        },
        view("Capability") { [$0.capability] },
        view("Difficulty", "Difficulty is by the minutes that a person takes.") {
          [difficulty($0.humanMinutes)]
        },
        view("Trust level", "The level of supervision that the task's workflow needs.") {
          $0.trust ?? []
        },
      ].filter { !$0.rows.isEmpty }
    }

    /// The group of a task that takes a person so many minutes.
    static func difficulty(_ minutes: Double) -> String {
      switch minutes {
      case ..<2: "1 short: below 2 min"
      case ..<5: "2 middle: 2 to 5 min"
      default: "3 long: from 5 min"
      }
    }

    /// One row for each group, a verdict counting in each of its groups.
    static func rows(
      _ verdicts: [Verdict], _ minutes: [TaskID: Double], by groups: (Verdict) -> [String]
    ) -> [ScoreRow] {
      var members: [String: [Verdict]] = [:]
      for verdict in verdicts {
        for group in groups(verdict) { members[group, default: []].append(verdict) }
      }
      return members.sorted { $0.key < $1.key }.map { ScoreRow($0, $1, minutes: minutes) }
    }
  }
}
