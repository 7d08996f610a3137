public import ResultStore

/// The report of one run as a single page that needs nothing beside it.
public enum HTMLReport {
  /// Makes the page: the score beside the baselines, then every trial with its steps.
  ///
  /// Captures are embedded as JPEG files 960 pixels wide, at most `maximumCaptures` different
  /// ones; the page says so where that leaves some out. Reads the files of all trials, which takes
  /// some 40 ms for each different capture of 1280 x 720, and blocks for as long.
  public static func render(
    _ run: StoredRun, _ baselines: Baselines, maximumCaptures: Int = 600
  ) -> String {
    let scoreboard = Scoreboard(run)
    var library = CaptureLibrary(run.trials, limit: maximumCaptures)
    var sections: [HTML] = []
    for trial in run.trials { sections.append(TrialSection(trial).draw(&library)) }
    let title = "\(run.record.agent) on \(run.record.suite) - Deskmark"
    let head = tag("head") {
      HTML.void("meta", ["charset": "utf-8"])
      HTML.void(
        "meta",
        ["http-equiv": "Content-Security-Policy", "content": PageAssets.policy])
      HTML.void(
        "meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
      tag("title") { title }
      tag("style") { PageAssets.style }
    }
    let summary = SummarySection(scoreboard: scoreboard, baselines: baselines)
    let body = tag("body") {
      tag("main") {
        summary.draw()
        trials(sections, library.selection)
        RunSection(run: run, scoreboard: scoreboard).draw()
      }
      for picture in library.embedded {
        tag("script", ["type": "text/plain", "id": picture.name]) { picture.data }
      }
      tag("script") { PageAssets.script }
    }
    return HTML(literal: "<!doctype html>\n").text
      + tag("html", ["lang": "en"]) {
        head
        body
      }.text + "\n"
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
