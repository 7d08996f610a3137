import ResultStore
import Statistics
import Vocabulary

/// The pages of a pilot's report: a cover, one page to decide on, and the evidence.
struct PilotPage {
  var report: PilotReport
  var tables: PilotTables

  private var findings: PilotFindings { report.findings }
  private var pilot: PilotFile { findings.pilot }

  /// All pages.
  @HTMLBuilder func draw() -> HTML {
    cover
    decision
    accuracy
    returns
    tables.safety.section()
    tables.autonomy.section()
    failures
    limits
    tables.versions.section()
  }

  private var cover: HTML {
    tag("header", ["class": "cover"]) {
      tag("p", ["class": "kicker"]) { "Pilot accuracy report" }
      tag("h1") { tag("bdi") { pilot.title } }
      tag("p", ["class": "company"]) { tag("bdi") { pilot.company } }
      tag("p", ["class": "verdict"]) { report.verdict }
      tag("dl", ["class": "about"]) {
        for (name, value) in facts {
          tag("dt") { name }
          tag("dd") { tag("bdi") { value } }
        }
      }
    }
  }

  private var facts: [(String, String)] {
    let agents = Set(
      findings.runs.map { $0.record.agent + ($0.record.model.map { ", \($0)" } ?? "") })
    return [
      ("Period", pilot.period),
      ("Agent", agents.sorted().joined(separator: "; ")),
      ("Teams", Self.unique(pilot.workflows.map(\.team)).joined(separator: ", ")),
      (
        "Evidence",
        "\(Figures.count(findings.total.strict.trials, "trial")) of "
          + "\(Figures.count(findings.tasks, "task")) in \(Figures.count(findings.runs.count, "run"))"
      ),
      ("Criteria written", pilot.criteria.written),
      ("Made with", "Deskmark " + (findings.runs.first?.record.deskmark ?? "")),
    ]
  }

  private static func unique(_ names: [String]) -> [String] {
    names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private var decision: HTML {
    let (low, middle, high) = tables.returns
    return tag("section", ["class": "sheet", "aria-labelledby": "decision"]) {
      tag("h2", ["id": "decision"]) { "Decision" }
      tag("p", ["class": "verdict"]) { report.verdict }
      tag("p", ["class": "reason"]) { report.reason }
      if !report.decision.wanted.isEmpty {
        tag("h3") { "What would decide it" }
        tag("ul", ["class": "plain"]) {
          for sentence in report.decision.wanted { tag("li") { sentence } }
        }
      }
      tag("dl", ["class": "outcomes"]) {
        key(
          "Completion", Figures.share(findings.total.judged.rate),
          Figures.bounds(findings.total.interval))
        key(
          "Satisfaction",
          findings.survey?.mean.map { "\(Figures.short(($0 * 10).rounded() / 10)) / 5" } ?? "-",
          findings.survey.map { Figures.count($0.answers.count, "answer") } ?? "no survey")
        key(
          "Hours saved a month", PilotTables.grouped(middle.hours),
          "\(PilotTables.grouped(low.hours)) to \(PilotTables.grouped(high.hours))")
        key(
          "Remains a month", tables.amount(middle.net),
          "\(tables.amount(low.net)) to \(tables.amount(high.net))")
        key(
          "Damaged something else",
          "\(findings.workflows.map(\.damaged.successes).reduce(0, +))",
          "of \(findings.total.judged.trials) trials")
      }
      tables.criteria.part()
    }
  }

  private func key(_ name: String, _ value: String, _ detail: String) -> HTML {
    tag("div") {
      tag("dt") { name }
      tag("dd") {
        value
        tag("span", ["class": "detail"]) { detail }
      }
    }
  }

  private var accuracy: HTML {
    let chart = IntervalChart(
      title: "Completion by workflow with 95 % intervals",
      rows: (findings.workflows.map(\.row) + [findings.total]).map { row in
        IntervalChart.Row(
          name: row.name == "total" ? "All workflows" : row.name,
          detail: "\(row.judged.successes) of \(row.judged.trials) judged trials",
          rate: row.judged.rate, interval: row.judged.rate == nil ? nil : row.interval,
          value: Figures.share(row.judged.rate), symbol: row.name == "total" ? 3 : 0)
      },
      references: (report.baselines.headline.map {
        [.init(name: "\($0.who) \($0.score)", rate: $0.score.bounds.upperBound / 100)]
      } ?? [])
        + [
          .init(
            name: "rule \(Figures.short(pilot.criteria.completion)) %",
            rate: pilot.criteria.completion / 100)
        ])
    return tag("section", ["class": "sheet", "aria-labelledby": "accuracy"]) {
      tag("h2", ["id": "accuracy"]) { "Accuracy by workflow" }
      chart.draw()
      tables.accuracy.draw()
      tables.baselineTable.part()
    }
  }

  private var returns: HTML {
    let (low, middle, high) = tables.returns
    let chart = BarChart(
      title: "Hours saved a month",
      rows: middle.lines.indices.map { index in
        let lines = (low.lines[index].hours, middle.lines[index].hours, high.lines[index].hours)
        return BarChart.Row(
          name: middle.lines[index].name, amount: lines.1,
          range: Interval(lower: min(lines.0, lines.1), upper: max(lines.1, lines.2)),
          value: "\(Figures.short((lines.1 * 10).rounded() / 10)) h", isHatched: lines.1 < 0)
      })
    return tag("section", ["class": "sheet", "aria-labelledby": "hours"]) {
      tag("h2", ["id": "hours"]) { "Hours saved and return" }
      chart.draw()
      tables.hours.draw()
      tables.money.part()
    }
  }

  private var failures: HTML {
    tag("section", ["class": "sheet", "aria-labelledby": "failures"]) {
      tag("h2", ["id": "failures"]) { "What failed" }
      if findings.failures.isEmpty {
        tag("p") { "No trial failed." }
      } else {
        tables.failures.draw()
        FailureGallery(modes: Array(findings.failures.prefix(6)), trials: findings.trials).draw()
      }
    }
  }

  private var limits: HTML {
    tag("section", ["aria-labelledby": "limits"]) {
      tag("h2", ["id": "limits"]) { "Limits of the evidence" }
      tag("ul", ["class": "plain"]) { for sentence in report.limits { tag("li") { sentence } } }
    }
  }
}
