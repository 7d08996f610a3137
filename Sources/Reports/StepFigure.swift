import Vocabulary

/// One step on the page: what was done, and the capture with a mark where it went.
struct StepFigure {
  private let step: Step
  private let effects: [Effect]

  /// Makes the figure of a step with what it changed.
  init(_ step: Step, effects: [Effect] = []) {
    self.step = step
    self.effects = effects
  }

  /// The step over its capture.
  func draw(_ capture: CaptureLibrary.Entry) -> HTML {
    tag("li", ["class": step.result.outcome.isFailure ? step.result.outcome.rawValue : nil]) {
      tag("p", ["class": "action"]) {
        tag("span", ["class": "count"]) { "\(step.number)" }
        tag("bdi") { step.action.words }
      }
      tag("p", ["class": "note"]) {
        tag("bdi") { step.result.words }
        " · at \(Figures.duration(step.at)) · decided in \(Figures.duration(step.deciding)), acted "
        "in \(Figures.duration(step.acting)), at rest after \(Figures.duration(step.settling))"
      }
      if !effects.isEmpty {
        tag("ul", ["class": "effects"]) {
          for effect in effects.prefix(10) { tag("li") { tag("bdi") { effect.words } } }
          if effects.count > 10 { tag("li") { "and \(effects.count - 10) more" } }
        }
      }
      Self.screen(capture, alt: "The screen before step \(step.number)") { width, height in
        ActionMarks(action: step.action, capture: step.capture, width: width, height: height)
          .draw()
      }
    }
  }

  /// What was on the screen after the last step.
  static func end(_ capture: CaptureLibrary.Entry) -> HTML {
    tag("li") {
      tag("p", ["class": "action"]) { "The screen at the end" }
      screen(capture, alt: "The screen at the end") { _, _ in nil }
    }
  }

  private static func screen(
    _ capture: CaptureLibrary.Entry, alt: String, marks: (_ width: Int, _ height: Int) -> HTML?
  ) -> HTML {
    switch capture {
    case .shown(let picture):
      tag("div", ["class": "screen"]) {
        HTML.void(
          "img",
          [
            "data-capture": picture.name, "alt": alt, "width": "\(picture.width)",
            "height": "\(picture.height)",
          ])
        if let marks = marks(picture.width, picture.height) { marks }
      }
    case .omitted:
      tag("p", ["class": "note"]) { "Its capture is left out of this page." }
    case .unreadable(let reason):
      tag("p", ["class": "note"]) { reason }
    }
  }
}
