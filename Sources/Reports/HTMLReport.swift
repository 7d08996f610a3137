public import ResultStore

/// The report of one or several runs as a single page that needs nothing beside it.
public enum HTMLReport {
  /// Makes the page: the score beside the baselines, then every trial with its steps.
  ///
  /// Captures are embedded as JPEG files 960 pixels wide, at most `maximumCaptures` different
  /// ones; the page says so where that leaves some out. Reads the files of all trials, which takes
  /// some 40 ms for each different capture of 1280 x 720, and blocks for as long.
  public static func render(
    _ run: StoredRun, _ baselines: Baselines, quality: SuiteQuality = SuiteQuality(),
    maximumCaptures: Int = 600
  ) -> String {
    let scoreboard = Scoreboard(run)
    var library = CaptureLibrary(run.trials, limit: maximumCaptures)
    var sections: [HTML] = []
    for trial in run.trials { sections.append(TrialSection(trial).draw(&library)) }
    let summary = SummarySection(scoreboard: scoreboard, baselines: baselines)
    let evidence = EvidenceSection(
      tables: ScoreTables(boards: [scoreboard], baselines: baselines, quality: quality),
      runs: [run])
    let content = tag("div") {
      summary.draw()
      evidence.draw()
      trials(sections, library.selection)
      RunSection(run: run, scoreboard: scoreboard).draw()
    }
    return ReportPage(
      title: "\(run.record.agent) on \(run.record.suite) - Deskmark", content: content,
      pictures: library.embedded
    ).text
  }

  /// Makes the page of several runs side by side, or of one; trials are left to the runs' own pages.
  public static func render(
    sideBySide runs: [StoredRun], _ baselines: Baselines, quality: SuiteQuality = SuiteQuality()
  ) -> String {
    let boards = runs.map { Scoreboard($0) }
    let tables = ScoreTables(boards: boards, baselines: baselines, quality: quality)
    let content = tag("div") {
      SideBySideSection(boards: boards, baselines: baselines).draw()
      tables.scores.section()
      tables.denominators.section()
      EvidenceSection(tables: tables, runs: runs).draw()
      for (run, board) in zip(runs, boards) { RunSection(run: run, scoreboard: board).draw() }
    }
    return ReportPage(
      title: "\(Figures.count(runs.count, "run")) side by side - Deskmark", content: content
    ).text
  }

  private static func trials(_ sections: [HTML], _ selection: CaptureSelection) -> HTML {
    tag("section", ["aria-labelledby": "trials"]) {
      tag("h2", ["id": "trials"]) { "Trials" }
      tag("p", ["class": "note"]) {
        "Each trial opens to its instruction, its checks and every step with the capture that the "
        "agent saw."
        if selection.isPartial {
          " This page holds \(selection.chosen.count) of \(selection.available) captures, first "
          "those at both ends of a trial, then those of trials without success; all of them stand "
          "in the folders of the trials."
        }
      }
      HTML(literal: "<noscript><p class=\"note\">Captures need JavaScript.</p></noscript>")
      sections
    }
  }
}
