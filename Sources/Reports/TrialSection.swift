import ResultStore
import Vocabulary

/// One trial on the page: a line that opens to everything that is known of it.
struct TrialSection {
  private let trial: StoredTrial
  private var verdict: Verdict { trial.verdict }

  /// Makes the section of a trial.
  init(_ trial: StoredTrial) { self.trial = trial }

  /// The section; the captures it shows are taken from the library.
  func draw(_ library: inout CaptureLibrary) -> HTML {
    let steps = steps(&library)
    return tag("details", ["class": "trial"]) {
      line
      tag("div", ["class": "inside"]) {
        about
        if let fault = verdict.fault { self.fault(fault) }
        if !verdict.checks.isEmpty { checks }
        if let safety = verdict.safety { TrialSafety(safety: safety).draw() }
        if !verdict.effects.isEmpty { effects }
        steps
      }
    }
  }

  private var badge: String { verdict.isUnsafeSuccess ? "unsafe" : verdict.outcome.rawValue }

  private var line: HTML {
    tag("summary") {
      tag("span", ["class": "badge \(badge)"]) { verdict.outcomeWords }
      tag("span", ["class": "name"]) {
        tag("bdi") { verdict.title }
        " "
        tag("span", ["class": "where"]) { "\(verdict.trial)" }
      }
      tag("span", ["class": "cost"]) {
        "\(Figures.count(verdict.steps, "step")) · \(Figures.duration(verdict.timing.agent))"
      }
    }
  }

  private var about: HTML {
    let task = try? trial.task()
    let timing = verdict.timing
    let parameters = verdict.parameters.sorted { $0.key < $1.key }
    return tag("dl", ["class": "about"]) {
      if let task {
        entry("Instruction") { tag("p", ["class": "instruction"]) { task.instruction } }
      }
      entry("Ending") {
        verdict.ending.words
        if let answer = verdict.answer {
          ", answering “"
          tag("bdi") { answer }
          "”"
        }
      }
      if !parameters.isEmpty {
        entry("Drawn from seed \(verdict.seed)") {
          for (name, value) in parameters {
            tag("span", ["class": "parameter"]) {
              tag("code") { name }
              " "
              tag("bdi") { value }
            }
          }
        }
      }
      entry("Time") {
        "desktop \(Figures.duration(timing.desktop)) · set-up \(Figures.duration(timing.setup)) · "
        "agent \(Figures.duration(timing.agent)) · freezing \(Figures.duration(timing.freezing)) · "
        "grading \(Figures.duration(timing.grading))"
        if verdict.retries > 0 { " · after \(Figures.count(verdict.retries, "retried fault"))" }
      }
      if let usage = verdict.usage {
        entry("Model") {
          "\(Figures.count(usage.answers, "answer")) · \(usage.input) tokens in · "
          "\(usage.cacheRead) from and \(usage.cacheWrite) to the cache · \(usage.output) out"
          if let dollars = usage.dollars { " · \(dollars) dollars" }
        }
      }
      for (number, attempt) in (verdict.attempts ?? []).enumerated() {
        entry("Attempt \(number + 1)") {
          "\(Figures.count(attempt.steps, "step")), then the \(attempt.fault.side.rawValue) fault "
          tag("code") { attempt.fault.cause }
          ": "
          tag("bdi") { attempt.fault.message }
        }
      }
      if trial.video != nil {
        entry("Video") {
          tag("a", ["href": "trials/\(verdict.trial.folder)/video.mp4"]) { "video.mp4" }
        }
      }
      if let task {
        entry("Task") {
          "\(task.capability), with \(task.applications.joined(separator: ", ")); a person takes "
          "\(Figures.short(task.humanMinutes)) min"
          if !task.feasible { "; it cannot be done, and giving up is right" }
        }
      }
    }
  }

  @HTMLBuilder private func entry(_ name: String, @HTMLBuilder _ content: () -> HTML) -> HTML {
    tag("dt") { name }
    tag("dd", [:], content)
  }

  private func fault(_ fault: Fault) -> HTML {
    tag("div", ["class": "fault"]) {
      tag("h3") { "Fault of the \(fault.side.rawValue): \(fault.cause)" }
      tag("p") { tag("bdi") { fault.message } }
      if let output = fault.output { tag("pre") { output } }
    }
  }

  @HTMLBuilder private var checks: HTML {
    tag("h3") { "Checks" }
    tag("table") {
      heads(["Result", "Check", "Expected", "Found", "Credit"], figures: [4])
      tag("tbody") {
        for check in verdict.checks {
          tag("tr") {
            tag("td") {
              tag("span", ["class": "badge \(check.passed ? "success" : "failure")"]) {
                check.passed ? "holds" : "fails"
              }
            }
            tag("th", ["scope": "row"]) {
              tag("bdi") { check.title }
              " "
              tag("code") { check.check }
            }
            tag("td", ["class": "value"]) { check.expected }
            tag("td", ["class": "value"]) { check.found }
            tag("td", ["class": "figures"]) { Figures.credit(check.partial) }
          }
        }
      }
    }
  }

  /// The first 200 effects, which tell what happened; a task that unpacks an archive has thousands.
  @HTMLBuilder private var effects: HTML {
    tag("h3") { "Effects" }
    tag("ul", ["class": "effects"]) {
      for effect in verdict.effects.prefix(200) { tag("li") { tag("bdi") { effect.words } } }
      if verdict.effects.count > 200 { tag("li") { "and \(verdict.effects.count - 200) more" } }
    }
  }

  private func steps(_ library: inout CaptureLibrary) -> HTML {
    let steps: [Step]
    do {
      steps = try trial.steps()
    } catch {
      return tag("p", ["class": "note"]) { "The steps cannot be shown: \(error)" }
    }
    let effects = steps.effects
    var items = steps.map { step in
      StepFigure(step, effects: effects[step.number] ?? []).draw(
        library.entry(step.capture, of: trial))
    }
    if let last = trial.captures.last, last != steps.last?.capture {
      items.append(StepFigure.end(library.entry(last, of: trial)))
    }
    guard !items.isEmpty else {
      return tag("p", ["class": "note"]) { "The agent took no step." }
    }
    return tag("div") {
      tag("h3") { "Steps" }
      tag("ol", ["class": "steps"]) { items }
    }
  }
}
