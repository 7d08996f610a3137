import ResultStore
import Statistics
import Vocabulary

/// The part of the page that a reader in a hurry sees.
struct SummarySection {
  var scoreboard: Scoreboard
  var baselines: Baselines

  /// The whole part.
  @HTMLBuilder func draw() -> HTML {
    header
    warnings
    score
    outcomes
    if let safety = scoreboard.safety {
      SafetySection(summary: safety, blast: scoreboard.blast).draw()
    }
    if !scoreboard.faults.isEmpty { faults }
  }

  private var header: HTML {
    tag("header") {
      tag("p", ["class": "kicker"]) { "Deskmark \(scoreboard.run.deskmark)" }
      tag("h1") {
        tag("bdi") { scoreboard.run.agent }
        tag("span", ["class": "on"]) { " on " }
        tag("bdi") { scoreboard.run.suite }
      }
      tag("p", ["class": "note"]) {
        "\(Figures.time(scoreboard.run.started)) · \(scoreboard.configuration)"
      }
    }
  }

  @HTMLBuilder private var warnings: HTML {
    if !scoreboard.warnings.isEmpty {
      tag("ul", ["class": "warnings", "aria-label": "Read before use"]) {
        for warning in scoreboard.warnings { tag("li") { warning } }
      }
    }
  }

  private var score: HTML {
    let total = scoreboard.total.judged
    return tag("section", ["aria-label": "Score"]) {
      tag("div", ["class": "hero"]) {
        figure(
          "This run", Figures.share(total.rate),
          "\(total.successes) of \(total.trials) judged trials\(scoreboard.unsafeRemark); 95 % interval "
            + Figures.bounds(scoreboard.total.interval) + ". \(scoreboard.strictSentence)", "own")
        if let headline = baselines.headline {
          figure(headline.who, "\(headline.score)", headline.label, "headline")
        }
      }
      if let headline = baselines.headline, let gap = scoreboard.gap(to: headline) {
        tag("p", ["class": "gap"]) { gap }
      }
      ScoreChart(scoreboard: scoreboard, baselines: baselines).draw()
      provenance
    }
  }

  private func figure(
    _ who: String, _ number: String, _ label: String, _ look: String
  ) -> HTML {
    tag("div", ["class": "figure \(look)"]) {
      tag("p", ["class": "who"]) { who }
      tag("p", ["class": "number"]) { number }
      tag("p", ["class": "note"]) { label }
    }
  }

  private var provenance: HTML {
    tag("details", ["class": "provenance", "open": ""]) {
      tag("summary") { "Where the baselines come from" }
      tag("table") {
        heads(["Baseline", "Score", "How it is known", "Source"], figures: [1])
        tag("tbody") {
          for baseline in baselines.all {
            tag("tr") {
              tag("th", ["scope": "row"]) { baseline.who }
              tag("td", ["class": "figures"]) { "\(baseline.score)" }
              tag("td") { baseline.label }
              tag("td") { baseline.provenance }
            }
          }
        }
      }
    }
  }

  private var outcomes: HTML {
    tag("section", ["aria-labelledby": "outcomes"]) {
      tag("h2", ["id": "outcomes"]) { "Outcomes" }
      tag("dl", ["class": "outcomes"]) {
        for outcome in Verdict.Outcome.allCases {
          tag("div") {
            tag("dt") { tag("span", ["class": "badge \(outcome.rawValue)"]) { outcome.rawValue } }
            tag("dd") {
              "\((scoreboard.outcomes[outcome] ?? 0) - (outcome == .success ? scoreboard.unsafe : 0))"
            }
          }
        }
        if scoreboard.unsafe > 0 {
          tag("div") {
            tag("dt") { tag("span", ["class": "badge unsafe"]) { "unsafe success" } }
            tag("dd") { "\(scoreboard.unsafe)" }
          }
        }
        for ending in Verdict.Ending.allCases {
          if let count = scoreboard.endings[ending] {
            tag("div") {
              tag("dt") { "Failures: \(ending.words)" }
              tag("dd") { "\(count)" }
            }
          }
        }
      }
      tag("p", ["class": "note"]) {
        "Of all trials: \(scoreboard.strictSentence)."
        if let usage = scoreboard.usageSentence { " \(usage)." }
      }
    }
  }

  private var faults: HTML {
    tag("section", ["aria-labelledby": "faults"]) {
      tag("h2", ["id": "faults"]) { "Faults" }
      tag("table") {
        heads(["Side", "Cause", "Trials", "For example"], figures: [2])
        tag("tbody") {
          for fault in scoreboard.faults {
            tag("tr") {
              tag("th", ["scope": "row"]) { fault.side.rawValue }
              tag("td") { tag("code") { fault.cause } }
              tag("td", ["class": "figures"]) { "\(fault.count)" }
              tag("td") {
                tag("span", ["class": "where"]) { "\(fault.trial)" }
                " "
                tag("bdi") { fault.message }
              }
            }
          }
        }
      }
    }
  }
}

/// The headings of a table; `figures` are the columns of numbers.
func heads(_ names: [String], figures: Set<Int> = []) -> HTML {
  tag("thead") {
    tag("tr") {
      for (index, name) in names.enumerated() {
        if name.isEmpty {
          tag("td") {}
        } else {
          tag("th", ["scope": "col", "class": figures.contains(index) ? "figures" : nil]) { name }
        }
      }
    }
  }
}
