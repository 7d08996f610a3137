import Foundation
import ResultStore
import Statistics
import Vocabulary

extension Scoreboard {
  /// How far the score is from a baseline, as a sentence; nil without judged trials.
  ///
  /// The interval is the run's alone: a baseline is one figure without an interval of its own.
  func gap(to baseline: Baseline) -> String? {
    guard let rate = total.judged.rate, case .exact(let reference) = baseline.score else {
      return nil
    }
    let interval = total.interval
    let gap = rate * 100 - reference
    let side = gap < 0 ? "below" : "above"
    let bounds = String(
      format: "%+.1f to %+.1f", interval.lower * 100 - reference, interval.upper * 100 - reference)
    let distance = String(format: "%.1f", abs(gap))
    let name = "the \(baseline.who.prefix(1).lowercased() + baseline.who.dropFirst()) baseline"
    let place = abs(gap) < 0.05 ? "Level with" : "\(distance) points \(side)"
    return "\(place) \(name) (\(bounds) with the 95 % interval). The baseline is a fixed reference "
      + "without an interval, measured on other tasks than this run's."
  }

  /// The share of all trials with the unjudged ones counted as failures, in words.
  var strictSentence: String {
    "\(total.strict.successes) of \(total.strict.trials), \(Figures.share(total.strict.rate)), "
      + "with unjudged trials counted as failures"
  }

  /// What the models used and cost, in words; nil where nothing was counted.
  var usageSentence: String? {
    guard let usage else { return nil }
    let dollars = usage.dollars.map { String(format: ", %.2f dollars", $0) } ?? ""
    return "\(Figures.count(usage.answers, "answer")) of the model, \(usage.input) tokens in, "
      + "\(usage.cacheRead) from the cache, \(usage.output) out\(dollars)"
  }

  /// What the run was, in one line.
  var configuration: String {
    var parts = [
      "\(Figures.count(total.strict.trials, "trial")) of \(Figures.count(tasks, "task"))",
      "seed \(run.seed)", Figures.count(run.desktops, "desktop"), run.screen.description,
    ]
    if let model = run.model { parts.insert("model \(model)", at: 0) }
    return parts.joined(separator: " · ")
  }
}
