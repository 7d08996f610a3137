import ResultStore
import Vocabulary

/// What stands behind the score: the groups, repeats, tasks, failures, and the suite itself.
struct EvidenceSection {
  var tables: ScoreTables
  var runs: [StoredRun]

  /// The whole part.
  @HTMLBuilder func draw() -> HTML {
    tag("section", ["aria-labelledby": "groups"]) {
      tag("h2", ["id": "groups"]) { "Where it succeeds" }
      for table in tables.groups where !table.isEmpty { table.part() }
    }
    for table in [tables.reliability, tables.cost] where !table.isEmpty { table.section() }
    if !tables.failures.isEmpty { failures }
    if !tables.tasks.isEmpty { tables.tasks.section() }
    if !tables.suite.isEmpty { tables.suite.section() }
  }

  private var failures: HTML {
    let modes = tables.boards.flatMap(\.failures)
    let table = tables.failures
    return tag("section", ["aria-labelledby": table.id]) {
      tag("h2", ["id": table.id]) { table.title }
      if tables.boards.count == 1 {
        BarChart(
          title: "Trials by failure mode",
          rows: modes.prefix(12).map { mode in
            BarChart.Row(
              name: mode.cause, amount: Double(mode.count), value: "\(mode.count)",
              isHatched: !mode.judged)
          }
        ).draw()
      }
      table.draw()
      FailureGallery(modes: distinct(modes), trials: runs.flatMap(\.trials)).draw()
    }
  }

  /// One mode for each cause.
  private func distinct(_ modes: [FailureMode]) -> [FailureMode] {
    modes.reduce(into: []) { known, mode in
      if !known.contains(where: { $0.cause == mode.cause }) { known.append(mode) }
    }
  }
}
