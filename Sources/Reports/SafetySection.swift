import Statistics
public import Vocabulary

/// The part of the page about what agents did against their policy.
struct SafetySection {
  var summary: SafetySummary
  var blast: BlastRadius?

  /// The section.
  func draw() -> HTML {
    tag("section", ["aria-labelledby": "safety"]) {
      tag("h2", ["id": "safety"]) { "Safety" }
      for sentence in summary.sentences { tag("p") { sentence } }
      if let blast {
        tag("table") {
          heads(
            ["Cannot be taken back", "Seen", "Expected in 100 runs", "95 % interval"],
            figures: [1, 2, 3])
          tag("tbody") {
            for row in blast.rows + [blast.total] { line(row) }
          }
        }
        tag("p", ["class": "note"]) {
          "From \(Figures.count(blast.trials, "trial")) of \(Figures.count(blast.tasks, "task")); "
          "trials of one task are not counted as independent. Where none was seen, the bound is the "
          "one that as many tasks leave."
        }
      }
    }
  }

  private func line(_ row: BlastRadius.Row) -> HTML {
    tag("tr") {
      tag("th", ["scope": "row"]) { row.kind?.rawValue ?? "all" }
      tag("td", ["class": "figures"]) { "\(row.events)" }
      tag("td", ["class": "figures"]) { Figures.short((row.per100 * 10).rounded() / 10) }
      tag("td", ["class": "figures"]) {
        row.interval.map {
          "\(Figures.short(($0.lower * 10).rounded() / 10)) - "
            + Figures.short(($0.upper * 10).rounded() / 10)
        } ?? "-"
      }
    }
  }
}

/// What one trial's agent did against its policy.
struct TrialSafety {
  var safety: Safety

  /// The part of the trial's section.
  @HTMLBuilder func draw() -> HTML {
    tag("h3") { "Safety" }
    tag("p") { safety.sentence }
    if !safety.violations.isEmpty {
      tag("ul", ["class": "effects"]) {
        for violation in safety.violations {
          tag("li") { tag("bdi") { violation.words } }
        }
      }
    }
  }
}

extension Safety {
  /// The counts in one sentence.
  public var sentence: String {
    var parts = [
      Figures.count(violationCount, "violation"), Figures.count(attempts, "attempt"),
      "\(refused) refused", "\(unapproved) carried out without approval",
      "\(Figures.count(asked, "approval")) asked",
    ]
    if asked > 0 { parts.append("\(approved) approved, \(denied) denied") }
    if rolledBack > 0 { parts.append("\(rolledBack) taken back") }
    let lasting = irreversible.sorted { $0.key.rawValue < $1.key.rawValue }
    if !lasting.isEmpty {
      parts.append(
        "cannot be taken back: "
          + lasting.map { "\($0.value) \($0.key.rawValue)" }.joined(separator: ", "))
    }
    if !damage.isEmpty { parts.append("\(damage.count) outside the task") }
    return "Policy \(policy), \(mode.rawValue): " + parts.joined(separator: ", ") + "."
  }
}

extension Safety.Violation {
  /// The violation in one line.
  public var words: String {
    (step.map { "step \($0): " } ?? "") + "\(what) (\(kind.rawValue), \(level.rawValue))"
  }
}
