import Foundation
import ResultStore
import Statistics
import Vocabulary

extension PilotTables {
  /// The return at the lower bounds, as measured, and at the upper bounds.
  var returns: (low: PilotReturn, middle: PilotReturn, high: PilotReturn) {
    (
      PilotReturn(findings) { $0.row.interval.lower },
      PilotReturn(findings) { $0.row.judged.rate ?? 0 },
      PilotReturn(findings) { $0.row.interval.upper }
    )
  }

  private func hours(_ value: Double) -> String { String(format: "%.1f", value) }

  /// Hours saved by workflow, with the arithmetic.
  var hours: ReportTable {
    let (low, middle, high) = returns
    let rows = findings.workflows.indices.map { index -> [ReportTable.Cell] in
      let work = findings.workflows[index].workflow
      let line = middle.lines[index]
      let sum =
        "\(Figures.short(work.perMonth)) x (\(Figures.short(work.manualMinutes)) min x "
        + "\(Figures.share(line.completion)) - \(Figures.short(work.reviewMinutes)) min)"
      return [
        ReportTable.Cell(text: work.name),
        ReportTable.Cell(
          text: "\(Figures.short(work.manualMinutes)) > \(Figures.short(work.targetMinutes))"),
        ReportTable.Cell(text: sum),
        ReportTable.Cell(text: hours(line.hours), order: line.hours, isStrong: true),
        ReportTable.Cell(
          text: "\(hours(low.lines[index].hours)) to \(hours(high.lines[index].hours))"),
        ReportTable.Cell(text: amount(line.value), order: line.value),
      ]
    }
    let total: [ReportTable.Cell] = [
      "total", "", "", ReportTable.Cell(text: hours(middle.hours), isStrong: true),
      ReportTable.Cell(text: "\(hours(low.hours)) to \(hours(high.hours))"),
      ReportTable.Cell(text: amount(middle.value)),
    ]
    return ReportTable(
      id: "hours", title: "Hours saved a month",
      headings: [
        "Workflow", "Manual > target, min", "Executions x (manual x completion - review)", "Hours",
        "Range", "Worth",
      ], figures: [1, 3, 4, 5], rows: rows, totals: [total],
      note: "What fails is done by hand again, so it saves nothing and still costs its review. The "
        + "range has every workflow at the lower, then at the upper bound of its 95 % interval. "
        + "Minutes and cadence are what the pilot file states; the agent's own waiting time is "
        + "nobody's.")
  }

  /// What it costs and what remains.
  var money: ReportTable {
    let (low, middle, high) = returns
    func scenario(_ name: String, _ value: PilotReturn) -> [ReportTable.Cell] {
      [
        ReportTable.Cell(text: name), .number(value.hours, hours),
        .number(value.value) { amount($0) }, .number(value.licences) { amount($0) },
        .number(value.model) { amount($0) },
        ReportTable.Cell(text: amount(value.net), order: value.net, isStrong: true),
        .number(value.ratio) { String(format: "%+.0f %%", $0 * 100) },
      ]
    }
    var rows = [
      scenario("At the lower bounds", low), scenario("As measured", middle),
      scenario("At the upper bounds", high),
    ]
    for baseline in baselines.all where baseline.who.lowercased().contains("real use") {
      let bounds = baseline.score.bounds
      for score in Set([bounds.lowerBound, bounds.upperBound]).sorted() {
        rows.append(
          scenario(
            "If real use gave \(Figures.short(score)) %", PilotReturn(findings) { _ in score / 100 }
          ))
      }
    }
    let licence = pilotLicence
    return ReportTable(
      id: "return", title: "Return a month",
      headings: ["Case", "Hours", "Worth", "Licences", "Model", "Remains", "ROI"],
      figures: [1, 2, 3, 4, 5, 6], rows: rows, note: licence)
  }

  private var pilotLicence: String {
    let licence = findings.pilot.licence
    var text =
      "Licences: \(licence.seats) seats of \(licence.title) at \(amount(licence.monthly)) a month "
      + "(\(licence.provenance)). Worth less licences and model, over licences and model. "
    text +=
      findings.pilot.modelCost.map {
        "Model: \(String(format: "%.2f", $0.perExecution)) \(findings.pilot.currency) an execution "
          + "(\($0.source)). "
      } ?? "What the model costs was neither measured nor stated, and is not in these figures. "
    text +=
      PilotReturn.breakEven(findings).map {
        "It breaks even where \(Figures.share($0)) of all executions succeed."
      } ?? "It does not break even at any completion."
    return text
  }

  /// What happened against the policy, and how far a misfire reaches.
  var safety: ReportTable {
    let rows = findings.workflows.map { found -> [ReportTable.Cell] in
      [
        ReportTable.Cell(text: found.workflow.name),
        ReportTable.Cell(text: "\(found.damaged.successes) of \(found.damaged.trials)"),
        .count(found.deletions), .count(found.mostEffects),
        ReportTable.Cell(
          text: Self.grouped(Double(found.mostEffects) * 100),
          order: Double(found.mostEffects) * 100),
      ]
    }
    return ReportTable(
      id: "safety", title: "Safety and blast radius",
      headings: [
        "Workflow", "Changed what was to stay", "Deletions", "Most effects of a trial",
        "If it misfired 100 times",
      ], figures: [1, 2, 3, 4], rows: rows, note: safetySentence)
  }

  /// What a policy did in the trials, in words.
  var safetySentence: String {
    guard let safety = findings.safety else {
      return
        "No policy was in force in these runs: nothing was asked, refused or approved, and there "
        + "is no audit chain to verify. What was attempted against a policy is not known. The figures "
        + "are what the trials left behind, in the agent's home and the trial's sites."
    }
    return "\(safety.attempted) attempts at what the policy does not leave to the agent, "
      + "\(safety.refused) refused; \(safety.executed) violations carried out; "
      + "\(safety.irreversible) irreversible effects; \(safety.asked) questions to the approver, "
      + "\(Figures.duration(safety.waited)) of waiting. Policies: "
      + safety.policies.joined(separator: ", ") + "."
  }
}
