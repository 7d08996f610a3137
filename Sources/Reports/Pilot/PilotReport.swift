import ResultStore
import Statistics
import Vocabulary

/// A pilot's report in each of its forms.
public struct PilotReport: Sendable, Hashable {
  /// Every figure of it.
  public let findings: PilotFindings
  /// The scores that the pilot stands beside.
  public let baselines: Baselines
  /// What the rule says.
  public let decision: PilotDecision

  /// Makes the report.
  public init(_ findings: PilotFindings, _ baselines: Baselines) {
    self.findings = findings
    self.baselines = baselines
    decision = PilotDecision(findings)
  }

  private var tables: PilotTables {
    PilotTables(findings: findings, decision: decision, baselines: baselines)
  }

  /// One page that needs nothing beside it, and prints as A4 sheets with a cover.
  public var html: String {
    ReportPage(
      title: "\(findings.pilot.title) - \(findings.pilot.company)",
      content: PilotPage(report: self, tables: tables).draw(), style: PilotStyle.style
    ).text
  }

  /// The whole of it as Markdown.
  public var markdown: String {
    let pilot = findings.pilot
    var text = "# \(pilot.title), \(pilot.company)\n\n\(pilot.period)\n\n## Decision\n\n"
    text += "**\(verdict)** \(reason)\n\n"
    for sentence in decision.wanted { text += "- \(sentence)\n" }
    text += "\n" + tables.all.map { $0.markdown() }.joined(separator: "\n")
    text += "\n## Limits of the evidence\n\n"
    for sentence in limits { text += "- \(sentence)\n" }
    return PlainText.visible(text)
  }

  /// Every table as CSV, each line with its table's name before it.
  public var csv: String { tables.all.map(\.csv).joined() }

  /// The decision in a few words.
  var verdict: String {
    if let decided = decision.decided {
      return "Decided: \(decided.rawValue). Next: \(decided.nextStep)."
    }
    let names = decision.possible.map(\.rawValue)
    return "Not yet decidable: " + names.joined(separator: " or ") + "."
  }

  /// Why, in one or two sentences.
  var reason: String {
    let rule = findings.pilot.criteria
    let met = decision.kills.filter { $0.isMet == true }
    if let kill = met.first {
      return "A kill condition that was written before the run is met: \(kill.condition), found "
        + "\(kill.found)."
    }
    let row = findings.total
    var text =
      "\(row.judged.successes) of \(row.judged.trials) trials of \(findings.tasks) tasks were "
      + "completed, \(Figures.share(row.judged.rate)), and the 95 % interval is "
      + "\(Figures.bounds(row.interval)). The rule asks for \(Figures.short(rule.completion)) % and a "
      + "satisfaction of \(Figures.short(rule.satisfaction))"
    if let mean = findings.survey?.mean {
      let answers = Figures.count(findings.survey?.answers.count ?? 0, "answer")
      text += "; it was \(Figures.short((mean * 10).rounded() / 10)) of 5 in \(answers)"
    }
    text += "."
    if decision.decided == nil, let pointing = decision.pointing {
      text +=
        " The figures by themselves would say \(pointing.rawValue), but they could have come "
        + "out that way by chance."
    }
    return text
  }

  /// What the evidence does not show.
  var limits: [String] {
    let pilot = findings.pilot
    let row = findings.total
    var limits = [
      "\(Figures.count(row.judged.trials, "judged trial")) of "
        + "\(Figures.count(findings.tasks, "task")); what repeats of a task say beyond the first is "
        + "counted for what it is worth."
    ]
    if pilot.isIdeal {
      limits.append(
        "Ideal conditions only: the desktops were clean, fast and quiet, and nobody interrupted. The "
          + "score under such conditions is not the one in real use, which is reported to be 50 to "
          + "60 %; the return is shown for those as well.")
    }
    if row.unjudged > 0 {
      limits.append(
        "\(row.unjudged) of \(row.strict.trials) trials could not be judged; with them as failures "
          + "completion is \(Figures.share(row.strict.rate)).")
    }
    for run in findings.runs where run.record.agent.hasPrefix("rehearsal:") {
      limits.append(
        "The agent of \(run.record.name) is \(run.record.agent): a script that plays the tasks' known "
          + "solutions and errs in a set share of trials. It rehearses this report and says nothing "
          + "about any agent on the market.")
    }
    limits.append(
      findings.safety == nil
        ? "Nobody could step in during the trials, and no policy was in force: success with a "
          + "person's help, interventions and the load of approvals were not measured."
        : "Approvals came from a simulated approver, not from the people who would give them.")
    limits.append(
      "Baselines are fixed figures without intervals, measured on other tasks than these.")
    limits.append(
      pilot.residency.map { "Inference ran: \($0.place) (\($0.source))." }
        ?? "Where inference ran is not stated in the pilot file: data residency is open.")
    if findings.unused > 0 {
      limits.append(
        "\(Figures.count(findings.unused, "trial")) of the runs belong to no workflow of the pilot and "
          + "are in no figure.")
    }
    return limits
  }
}

extension PilotFindings {
  /// How many tasks have a judged trial.
  var tasks: Int { total.clustered.tasks.count }
}
