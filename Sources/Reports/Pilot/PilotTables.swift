import Foundation
import ResultStore
import Statistics
import Vocabulary

/// The tables of a pilot's report, in the order of its sections.
struct PilotTables {
  var findings: PilotFindings
  var decision: PilotDecision
  var baselines: Baselines

  private var pilot: PilotFile { findings.pilot }
  private var reference: Double? {
    guard case .exact(let score)? = baselines.headline?.score else { return nil }
    return score / 100
  }

  /// All of them.
  var all: [ReportTable] {
    [criteria, accuracy, baselineTable, failures, hours, money, safety, autonomy, versions]
      .filter { !$0.isEmpty }
  }

  func amount(_ value: Double?) -> String {
    guard let value else { return "-" }
    return "\(Self.grouped(value)) \(pilot.currency)"
  }

  /// A whole number with spaces between thousands.
  static func grouped(_ value: Double) -> String {
    let digits = String(Int64(abs(value).rounded()))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += " " }
      text.append(digit)
    }
    return (value <= -0.5 ? "-" : "") + text
  }

  /// The rule, what was found, and the kill conditions.
  var criteria: ReportTable {
    let rule = pilot.criteria
    let interval = findings.total.interval
    let survey = findings.survey
    let rows: [[ReportTable.Cell]] = [
      [
        "Completion",
        "from \(Figures.short(rule.completion)) %; a miss below \(Figures.short(rule.promising)) %",
        .share(findings.total.judged.rate), ReportTable.Cell(text: Figures.bounds(interval)),
      ],
      [
        "Satisfaction", "from \(Figures.short(rule.satisfaction)) of 5",
        .number(survey?.mean) { String(format: "%.1f", $0) },
        ReportTable.Cell(
          text: survey.map { survey in
            let bounds = survey.interval.map { String(format: "%.1f - %.1f, ", $0.lower, $0.upper) }
            return (bounds ?? "") + Figures.count(survey.answers.count, "answer")
          } ?? "no survey"),
      ],
    ]
    let kills = decision.kills.map { kill -> [ReportTable.Cell] in
      [
        ReportTable.Cell(text: "Stop if \(kill.condition)"),
        ReportTable.Cell(
          text: kill.isMet.map { $0 ? "met: the pilot stops" : "not met" } ?? "cannot be said"),
        ReportTable.Cell(text: kill.found), "-",
      ]
    }
    return ReportTable(
      id: "criteria", title: "The criteria, written \(rule.written)",
      headings: ["Criterion", "Rule", "Found", "95 % interval"], figures: [2, 3],
      rows: rows + kills)
  }

  /// Completion by workflow, first attempts and repeats.
  var accuracy: ReportTable {
    ReportTable(
      id: "accuracy", title: "Accuracy by workflow",
      headings: [
        "Workflow", "Team", "Completed", "Rate", "95 % interval", "First attempt", "Within repeats",
        "Agent's time", "Steps",
      ], figures: [2, 3, 4, 5, 6, 7, 8],
      rows: findings.workflows.map { found in
        [
          ReportTable.Cell(text: found.workflow.name), ReportTable.Cell(text: found.workflow.team),
          ReportTable.Cell(
            text: "\(found.row.judged.successes) of \(found.row.judged.trials)",
            order: Double(found.row.judged.trials)),
          .share(found.row.judged.rate), .interval(found.row, reference: reference),
          ReportTable.Cell(text: "\(found.first.successes) of \(found.first.trials)"),
          found.repeated.trials == 0
            ? "-"
            : ReportTable.Cell(text: "\(found.repeated.successes) of \(found.repeated.trials)"),
          .number(found.row.seconds) { Figures.duration($0) }, .number(found.row.steps),
        ]
      },
      note:
        "A trial is completed when every check of its task holds. First attempt: the first trial "
        + "of each task. Within repeats: tasks that succeed in at least one of several trials, as "
        + "when somebody asks again. Tasks are few, and repeats of one task are counted for what they "
        + "say: the intervals are wide.")
  }

  /// The pilot's score beside the others.
  var baselineTable: ReportTable {
    let own: [ReportTable.Cell] = [
      ReportTable.Cell(
        text: pilot.isIdeal ? "This pilot, ideal conditions" : "This pilot, real use"),
      .share(findings.total.judged.rate), .interval(findings.total, reference: reference),
      "measured here",
      "\(findings.total.judged.successes) of \(findings.total.judged.trials) trials",
    ]
    return ReportTable(
      id: "baselines", title: "Beside the baselines",
      headings: ["Who", "Success", "95 % interval", "How it is known", "Source"], figures: [1, 2],
      rows: [own]
        + baselines.all.map { baseline in
          [
            ReportTable.Cell(text: baseline.who),
            ReportTable.Cell(
              text: "\(baseline.score)", order: baseline.score.bounds.lowerBound / 100),
            "-", ReportTable.Cell(text: baseline.label),
            ReportTable.Cell(text: baseline.provenance),
          ]
        })
  }

  /// Why trials failed.
  var failures: ReportTable {
    ReportTable(
      id: "failures", title: "What failed", headings: ["Cause", "Trials", "Tasks", "For example"],
      figures: [1, 2],
      rows: findings.failures.map { mode in
        [
          ReportTable.Cell(text: mode.judged ? mode.cause : "unjudged, \(mode.cause)"),
          .count(mode.count), .count(mode.tasks.count),
          ReportTable.Cell(
            text: PlainText.cut(
              PlainText.line("\(mode.example.trial): \(mode.example.reason ?? "")"), to: 200)),
        ]
      })
  }

  /// How far each workflow may be left to the agent.
  var autonomy: ReportTable {
    ReportTable(
      id: "autonomy", title: "How far to leave it to the agent",
      headings: ["Workflow", "Planned", "Supported", "Because", "What would raise it"],
      rows: findings.workflows.map { found in
        let advice = AutonomyAdvice(found, hasPolicy: findings.safety != nil)
        return [
          ReportTable.Cell(text: found.workflow.name),
          ReportTable.Cell(text: found.workflow.level.rawValue),
          ReportTable.Cell(text: advice.level.rawValue, isStrong: true),
          ReportTable.Cell(text: advice.because), ReportTable.Cell(text: advice.raisedBy),
        ]
      },
      note:
        "Watched: a person approves every step. Batched: a person reviews the result; supported "
        + "from a lower bound of 50 % on, where nothing else was damaged. Autonomous: nobody looks; "
        + "supported from a lower bound of 95 % on, for tasks that ask for no more, without "
        + "deletions, under a policy in force.")
  }

  /// What it was measured with.
  var versions: ReportTable {
    var rows: [[ReportTable.Cell]] = []
    for run in findings.runs {
      let record = run.record
      rows += [
        ["Run", ReportTable.Cell(text: record.name)],
        ["Agent", ReportTable.Cell(text: record.agent + (record.model.map { ", \($0)" } ?? ""))],
        ["Started", ReportTable.Cell(text: Figures.time(record.started))],
        ["Seed", ReportTable.Cell(text: "\(record.seed)")],
        ["Deskmark", ReportTable.Cell(text: record.deskmark)],
        [
          "Machine",
          ReportTable.Cell(
            text: "\(record.machine.distribution), \(record.machine.kernel), "
              + "\(Figures.count(record.machine.cores, "core"))"),
        ],
      ]
      rows += record.versions.sorted { $0.key < $1.key }.map { name, version in
        [ReportTable.Cell(text: name), ReportTable.Cell(text: version)]
      }
      let used = Set(findings.workflows.flatMap(\.tasks).map(\.rawValue))
      rows += record.tasks.filter { used.contains($0.key) }.sorted { $0.key < $1.key }
        .map { task, digest in
          [ReportTable.Cell(text: "digest of \(task)"), ReportTable.Cell(text: digest)]
        }
    }
    return ReportTable(
      id: "versions", title: "Versions, digests and seeds", headings: ["What", "Value"], rows: rows)
  }
}
