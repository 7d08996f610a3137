import Foundation
import ResultStore
import Statistics
import Vocabulary

extension ScoreTables {
  /// pass@k and pass^k; nothing where every task was tried once.
  var reliability: ReportTable {
    let names = Self.names(boards)
    let most = boards.flatMap(\.reliability).map(\.trials).max() ?? 0
    let rows = (1...max(1, most)).map { trials -> [ReportTable.Cell] in
      [ReportTable.Cell(text: "\(trials)", order: Double(trials))]
        + boards.flatMap { board -> [ReportTable.Cell] in
          guard let row = board.reliability.first(where: { $0.trials == trials }) else {
            return ["-", "-", "-"]
          }
          return [chance(row.any), chance(row.every), .count(row.any.clusters)]
        }
    }
    return ReportTable(
      id: "reliability", title: "Reliability over repeats",
      headings: ["Trials k"]
        + names.flatMap { name in
          let who = boards.count > 1 ? "\(name): " : ""
          return ["\(who)at least one, pass@k", "\(who)every one, pass^k", "Tasks"]
        },
      figures: Set(0...(3 * boards.count)), rows: most > 1 ? rows : [],
      note:
        "pass^k is the chance that k trials of one task all succeed: what somebody who relies on "
        + "the agent every day meets. With the standard error between tasks.")
  }

  private func chance(_ mean: ClusteredMean) -> ReportTable.Cell {
    let error = mean.standardError.map { String(format: " ± %.1f", $0 * 100) } ?? ""
    return ReportTable.Cell(text: Figures.share(mean.mean) + error, order: mean.mean)
  }

  /// Every task; for one run.
  var tasks: ReportTable {
    guard boards.count == 1, let board = boards.first else {
      return ReportTable(id: "tasks", title: "By task", headings: ["Task"], rows: [])
    }
    return ReportTable(
      id: "tasks", title: "By task",
      headings: [
        "Task", "Success", "Rate", "Median steps", "Reference's steps", "Median time", "A person",
      ], figures: [1, 2, 3, 4, 5, 6],
      rows: board.byTask.map { row in
        let proof = quality.proofs[TaskID(rawValue: row.name)]
        return [
          ReportTable.Cell(text: row.name),
          ReportTable.Cell(
            text: "\(row.judged.successes) of \(row.judged.trials)",
            order: Double(row.judged.trials)),
          .share(row.judged.rate), .number(row.steps), .number(proof.map { Double($0.steps) }),
          .number(row.seconds) { Figures.duration($0) },
          .number(row.personSeconds) { Figures.duration($0) },
        ]
      },
      note:
        "The reference does each task as a person would, with pointer and keys; its steps are the "
        + "median of its proof.")
  }

  /// Why trials are no success, with an example of each.
  var failures: ReportTable {
    let names = Self.names(boards)
    let causes = boards.flatMap(\.failures).reduce(into: [FailureMode]()) { known, mode in
      if !known.contains(where: { $0.cause == mode.cause }) { known.append(mode) }
    }
    return ReportTable(
      id: "failures", title: "Failure modes",
      headings: ["Cause"] + (boards.count == 1 ? ["Trials"] : names) + ["Tasks", "For example"],
      figures: Set(1...(boards.count + 1)),
      rows: causes.map { cause in
        let modes = boards.map { board in board.failures.first { $0.cause == cause.cause } }
        let tasks = Set(modes.flatMap { $0?.tasks ?? [] })
        let words = "\(cause.example.trial): \(cause.example.reason ?? cause.example.title)"
        return [ReportTable.Cell(text: cause.judged ? cause.cause : "unjudged, \(cause.cause)")]
          + modes.map { .count($0?.count ?? 0) }
          + [
            .count(tasks.count),
            ReportTable.Cell(text: PlainText.cut(PlainText.line(words), to: 240)),
          ]
      })
  }

  /// How far the suite itself can be trusted.
  var suite: ReportTable {
    let tried = Set(boards.flatMap { $0.byTask.map { TaskID(rawValue: $0.name) } })
    let proofs = quality.of(tried)
    let sum = { (count: KeyPath<SuiteQuality.Proof, SuiteQuality.Count>) in
      proofs.values.map { $0[keyPath: count] }
        .reduce(SuiteQuality.Count(successes: 0, trials: 0)) { $0 + $1 }
    }
    let files = Set(proofs.values.map(\.file)).sorted().joined(separator: ", ")
    let missing = tried.subtracting(proofs.keys).sorted().map(\.rawValue)
    func row(
      _ who: String, _ count: KeyPath<SuiteQuality.Proof, SuiteQuality.Count>, _ wanted: String
    ) -> [ReportTable.Cell] {
      let count = sum(count)
      let rate = count.trials == 0 ? nil : Double(count.successes) / Double(count.trials)
      return [
        ReportTable.Cell(text: who), ReportTable.Cell(text: "\(count)"), .share(rate),
        ReportTable.Cell(text: wanted),
      ]
    }
    let rows = [
      row("The reference solution", \.reference, "every time"),
      row("Doing nothing", \.idle, "never"),
      row("Giving up", \.giveUp, "only where a task cannot be done"),
      row("The tasks' wrong ways", \.cheats, "never"),
    ]
    return ReportTable(
      id: "suite-quality", title: "The suite's own quality",
      headings: ["Played by", "Succeeded", "Rate", "Has to succeed"], figures: [1, 2],
      rows: tried.isEmpty ? [] : rows,
      note: "\(proofs.values.count(where: \.holds)) of the \(Figures.count(tried.count, "task")) "
        + "tried here are proven"
        + (files.isEmpty ? "." : " by \(files).")
        + (missing.isEmpty
          ? "" : " Without a proof on record: \(missing.joined(separator: ", ")).")
        + " The proof is of the tasks as they were when it was made; 'deskmark validate' proves them "
        + "anew.")
  }

  /// What runs cost, where trials say what they used.
  var cost: ReportTable {
    ReportTable(id: "cost", title: "Cost", headings: ["Run"], rows: [])
  }
}
