import ResultStore
import Statistics
import Vocabulary

/// The scoreboard for a terminal.
public enum TerminalScoreboard {
  /// Draws the scoreboard as lines of at most `width` columns, at least 72, with a line end each.
  ///
  /// With `colour`, marks and the run's own score have the colours of the terminal.
  public static func render(
    _ scoreboard: Scoreboard, _ baselines: Baselines, width: Int = 100, colour: Bool = false
  ) -> String {
    let page = Page(
      scoreboard: scoreboard, baselines: baselines, width: max(72, width), colour: colour)
    let sections = [
      page.heading, page.scores, page.domains, page.outcomes, page.safety, page.faults,
      page.unsuccessful,
      page.warnings,
    ]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  /// The sections of the page, each a list of lines.
  private struct Page {
    let scoreboard: Scoreboard
    let baselines: Baselines
    let width: Int
    let colour: Bool

    private func style(_ style: TerminalStyle, _ text: String) -> String {
      style.apply(text, colour: colour)
    }

    private func wrap(_ text: String, indent: Int, _ look: TerminalStyle? = nil) -> [String] {
      PlainText.wrap(PlainText.line(text), to: width - indent).map { line in
        let text = look?.apply(line, colour: colour) ?? line
        return String(repeating: " ", count: indent) + text
      }
    }

    var heading: [String] {
      let run = scoreboard.run
      let time = Figures.time(run.started)
      let title = PlainText.cut(
        PlainText.line("\(run.agent) on \(run.suite)"), to: width - time.count - 2)
      let padded = PlainText.pad(title, to: width - time.count)
      return [style(.strong, padded) + style(.faint, time)]
        + wrap(scoreboard.configuration, indent: 0, .faint)
    }

    var scores: [String] {
      let names = baselines.all.map { PlainText.line($0.who) }
      let name = min(26, max(8, names.map(PlainText.width).max() ?? 0))
      let cells = 24
      let rest = width - 2 - name - 2 - 9 - 2 - cells - 2
      func line(_ who: String, _ score: String, _ bar: String, _ label: String) -> String {
        let who = PlainText.pad(PlainText.cut(who, to: name), to: name)
        let score = PlainText.pad(score, to: 9, right: true)
        return "  \(who)  \(score)  \(bar)  \(PlainText.cut(label, to: rest))"
      }
      let total = scoreboard.total.judged
      let all = scoreboard.total.strict
      let interval = scoreboard.total.interval
      let own = line(
        "This run", Figures.share(total.rate),
        TerminalBar.draw(interval.lower...interval.upper, rate: total.rate, cells: cells),
        "\(total.successes) of \(total.trials) judged\(scoreboard.unsafeRemark), 95 % "
          + Figures.bounds(interval))
      let bounds = all.wilson()
      var lines = [
        style(.accent, own),
        line(
          "Of all", Figures.share(all.rate),
          TerminalBar.draw(bounds.lower...bounds.upper, rate: all.rate, cells: cells),
          "\(all.successes) of \(all.trials), 95 % \(Figures.bounds(bounds))"),
      ]
      for baseline in baselines.all {
        let bounds = baseline.score.bounds
        let bar = TerminalBar.draw(
          bounds.lowerBound / 100...bounds.upperBound / 100, cells: cells)
        let label = "\(baseline.label) (\(PlainText.line(baseline.provenance)))"
        let text = line(PlainText.line(baseline.who), "\(baseline.score)", bar, label)
        lines.append(baseline.headline == true ? text : style(.faint, text))
      }
      if let headline = baselines.headline, let gap = scoreboard.gap(to: headline) {
        lines += [""] + wrap(gap, indent: 2)
      }
      return lines
    }

    var domains: [String] {
      var table = TerminalTable(
        headings: ["By domain", "success", "rate", "95 % interval", "credit", "steps", "time"],
        right: [1, 2, 3, 4, 5, 6])
      let rows =
        scoreboard.domains + [scoreboard.total] + (scoreboard.infeasible.map { [$0] } ?? [])
      for row in rows {
        table.rows.append([
          PlainText.cut(PlainText.line(row.name), to: 24),
          "\(row.judged.successes)/\(row.judged.trials)", Figures.share(row.judged.rate),
          row.judged.trials == 0 ? "-" : Figures.bounds(row.interval),
          Figures.credit(row.partial), row.steps.map(Figures.short) ?? "-",
          Figures.duration(row.seconds),
        ])
      }
      var lines = table.lines(width: width)
      lines[0] = style(.faint, lines[0])
      let total = 1 + scoreboard.domains.count
      lines[total] = style(.strong, lines[total])
      return lines
    }

    var outcomes: [String] {
      let counts = Verdict.Outcome.allCases.map { outcome in
        scoreboard.words(for: outcome)
      }
      let endings = Verdict.Ending.allCases.compactMap { ending in
        scoreboard.endings[ending].map { "\($0) \(ending.words)" }
      }
      var line = counts.joined(separator: " · ")
      if !endings.isEmpty { line += " · failures: " + endings.joined(separator: ", ") }
      var lines = wrap(line, indent: 2)
      lines += wrap(scoreboard.strictSentence, indent: 2)
      if scoreboard.infeasible != nil {
        lines += wrap(
          "An agent that always gives up would score "
            + "\(Figures.share(scoreboard.alwaysGiveUp.rate)) on these trials.", indent: 2)
      }
      var times = "\(Figures.duration(scoreboard.timing.total)) of desktops"
      if let elapsed = scoreboard.elapsed, elapsed > 0 {
        times = "\(Figures.duration(elapsed)) from start to end, " + times
      }
      if scoreboard.retries > 0 {
        times += "; \(Figures.count(scoreboard.retries, "fault")) retried"
      }
      if let usage = scoreboard.usageSentence { lines += wrap(usage, indent: 2) }
      return lines + wrap(times, indent: 2)
    }

    var safety: [String] {
      guard let summary = scoreboard.safety else { return [] }
      let look: TerminalStyle? = summary.violations > 0 ? .caution : nil
      return summary.sentences.enumerated().flatMap { index, sentence in
        wrap(sentence, indent: 2, index == 0 ? look : nil)
      } + (scoreboard.blast?.lines ?? []).map { PlainText.cut("  " + $0, to: width) }
    }

    var faults: [String] {
      guard !scoreboard.faults.isEmpty else { return [] }
      return [style(.faint, "  Faults")]
        + scoreboard.faults.flatMap { fault in
          let head = PlainText.line(
            "\(fault.side.rawValue) \(fault.cause), \(Figures.count(fault.count, "trial"))")
          let example = "\(fault.trial): \(PlainText.line(fault.message))"
          return [style(.caution, PlainText.cut("  \(head)", to: width))]
            + [PlainText.cut("      \(example)", to: width)]
        }
    }

    /// The trials without a success; beyond 20 only their number.
    var unsuccessful: [String] {
      let shown = scoreboard.unsuccessful.prefix(20)
      guard !shown.isEmpty else { return [] }
      var lines = [style(.faint, "  Trials without success")]
      for verdict in shown {
        let judged = verdict.outcome == .failure
        let figures =
          "\(judged ? verdict.ending.words : "unjudged"), "
          + "\(Figures.count(verdict.steps, "step")), \(Figures.duration(verdict.timing.agent))"
        let name = PlainText.cut(
          PlainText.line("\(verdict.trial)"), to: width - PlainText.width(figures) - 6)
        let mark = style(judged ? .bad : .caution, judged ? "✘" : "?")
        lines.append("  \(mark) \(name)  \(style(.faint, figures))")
        if let reason = verdict.reason {
          lines.append(PlainText.cut("      " + PlainText.line(reason), to: width))
        }
      }
      let hidden = scoreboard.unsuccessful.count - shown.count
      if hidden > 0 { lines.append(style(.faint, "    and \(hidden) more")) }
      return lines
    }

    var warnings: [String] {
      scoreboard.warnings.flatMap { warning in
        let lines = wrap(warning, indent: 4)
        guard let first = lines.first else { return lines }
        return ["  " + style(.caution, "!") + first.dropFirst(3)] + lines.dropFirst()
      }
    }
  }
}
