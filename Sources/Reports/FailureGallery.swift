import ResultStore
import Vocabulary

/// An example of each failure mode, with what was on the screen at its end.
struct FailureGallery {
  var modes: [FailureMode]
  /// The trials that the examples may be of.
  var trials: [StoredTrial]

  /// The most examples that are shown.
  static let most = 12

  /// The examples, or nothing.
  @HTMLBuilder func draw() -> HTML {
    if !modes.isEmpty {
      tag("div", ["class": "examples"]) {
        for mode in modes.prefix(Self.most) { example(mode) }
      }
      if modes.count > Self.most {
        tag("p", ["class": "note"]) { "The first \(Self.most) of \(modes.count) are shown." }
      }
    }
  }

  private func example(_ mode: FailureMode) -> HTML {
    let verdict = mode.example
    let trial = trials.first { $0.verdict == verdict }
    return tag("figure", ["class": "example"]) {
      if let trial, let capture = verdict.fault?.capture ?? trial.captures.last {
        InlineCapture(trial: trial, capture: capture).draw(
          alt: "The screen at the end of \(verdict.trial)")
      }
      tag("figcaption") {
        tag("span", ["class": "cause"]) {
          "\(mode.cause) (\(Figures.count(mode.count, "trial")))"
        }
        tag("bdi") { verdict.title }
        " "
        tag("span", ["class": "where"]) { "\(verdict.trial)" }
        HTML.void("br", [:])
        tag("bdi") { PlainText.cut(PlainText.line(verdict.reason ?? ""), to: 220) }
      }
    }
  }
}
