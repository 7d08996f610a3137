import Foundation
import ResultStore
import Statistics
import Vocabulary

/// What the rule that was written before the run says, and how sure that is.
public struct PilotDecision: Sendable, Hashable {
  /// One of the three outcomes of the rule.
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    case success, promising, miss

    /// The next step.
    public var nextStep: String {
      switch self {
      case .success: "roll out company-wide"
      case .promising: "two to four more weeks, with what failed mended"
      case .miss: "stop, and evaluate alternatives"
      }
    }
  }

  /// A kill condition and what is known of it.
  public struct Kill: Sendable, Hashable {
    /// The condition in words.
    public var condition: String
    /// What was found, in words.
    public var found: String
    /// True where it is met, false where it is not, nil where it was not measured.
    public var isMet: Bool?
  }

  /// What the point estimates alone would say; nil without a survey that the rule needs.
  public var pointing: Outcome?
  /// Every outcome that the 95 % intervals allow.
  public var possible: [Outcome]
  /// What stops the pilot.
  public var kills: [Kill]
  /// What would decide it, in sentences; empty where it is decided.
  public var wanted: [String]

  /// The decision, where the data allow only one.
  public var decided: Outcome? { possible.count == 1 ? possible.first : nil }

  /// Applies the rule.
  public init(_ findings: PilotFindings) {
    let criteria = findings.pilot.criteria
    let rate = findings.total.judged.rate ?? 0
    let interval = findings.total.interval
    let (pass, fair) = (criteria.completion / 100, criteria.promising / 100)
    kills = findings.pilot.killConditions.map { Self.kill($0, findings) }
    if kills.contains(where: { $0.isMet == true }) {
      (pointing, possible, wanted) = (.miss, [.miss], [])
      return
    }
    let liked = findings.survey?.mean.map { $0 >= criteria.satisfaction }
    let moods: Set<Bool> =
      findings.survey.map { Self.moods($0, criteria.satisfaction) } ?? [true, false]
    func outcome(_ rate: Double, _ liked: Bool) -> Outcome {
      if rate < fair { return .miss }
      return rate >= pass && liked ? .success : .promising
    }
    pointing = liked.map { outcome(rate, $0) } ?? (rate < pass ? outcome(rate, false) : nil)
    let rates =
      [interval.lower, rate, interval.upper]
      + [pass, fair].filter { interval.contains($0) }
    possible = Outcome.allCases.filter { candidate in
      rates.contains { rate in moods.contains { outcome(rate, $0) == candidate } }
    }
    wanted = possible.count == 1 ? [] : Self.wanted(findings, moods)
  }

  /// Whether the survey's mean may be at the criterion or above, and below it.
  private static func moods(_ survey: Survey, _ criterion: Double) -> Set<Bool> {
    guard let interval = survey.interval else { return [true, false] }
    return Set([interval.lower >= criterion, interval.upper >= criterion])
  }

  private static func wanted(_ findings: PilotFindings, _ moods: Set<Bool>) -> [String] {
    let criteria = findings.pilot.criteria
    let interval = findings.total.interval
    let rate = findings.total.judged.rate ?? 0
    var wanted: [String] = []
    for bound in Set([criteria.completion, criteria.promising]).sorted(by: >)
    where interval.contains(bound / 100) {
      let tasks = findings.total.clustered.tasks.count
      if let needed = tasksNeeded(rate, bound / 100, findings.total.clustered) {
        wanted.append(
          "About \(max(1, needed - tasks)) more tasks of the same kind, \(needed) instead of "
            + "\(tasks), would tell \(Figures.share(rate)) from \(Figures.short(bound)) %, if the "
            + "rate stays as it is.")
      } else {
        wanted.append(
          "The rate is so near to \(Figures.short(bound)) % that no affordable number of tasks would "
            + "tell them apart: mend what failed, then measure again.")
      }
    }
    if moods.count > 1 {
      wanted.append(
        findings.survey == nil
          ? "There is no survey: the rule needs one for a success."
          : "More answers to the survey: \(findings.survey?.answers.count ?? 0) leave open whether "
            + "satisfaction is at \(Figures.short(criteria.satisfaction)) or above.")
    }
    return wanted
  }

  /// How many tasks would put the bound outside the 95 % interval at this rate, at most 2000.
  static func tasksNeeded(
    _ rate: Double, _ bound: Double, _ clustered: ClusteredProportion
  ) -> Int? {
    let (tasks, trials) = (clustered.tasks.count, clustered.total.trials)
    guard tasks > 0, trials > 0 else { return nil }
    let worth = Double(trials) / max(1, clustered.designEffect) / Double(tasks)
    for count in max(1, tasks)...2000 {
      let size = Int((worth * Double(count)).rounded())
      let successes = Int((rate * Double(size)).rounded())
      guard size > 0 else { continue }
      if !Proportion(successes: successes, trials: size).wilson().contains(bound) { return count }
    }
    return nil
  }
}

extension PilotDecision {
  private static func kill(
    _ condition: PilotFile.KillCondition, _ findings: PilotFindings
  ) -> Kill {
    let limit =
      condition.below.map { "below \(Figures.short($0))" }
      ?? "above \(Figures.short(condition.above ?? 0))"
    let unit = [.completion, .damagedTrials].contains(condition.measure) ? " %" : ""
    let name = condition.measure.rawValue.replacing("-", with: " ")
    let words = "\(name) \(limit)\(unit)"
    guard let value = measured(condition.measure, findings) else {
      return Kill(condition: words, found: "not measured in these runs", isMet: nil)
    }
    let isMet = condition.below.map { value < $0 } ?? (value > condition.above ?? .infinity)
    return Kill(condition: words, found: "\(Figures.short(value))\(unit)", isMet: isMet)
  }

  private static func measured(
    _ measure: PilotFile.KillCondition.Measure, _ findings: PilotFindings
  ) -> Double? {
    switch measure {
    case .completion: return findings.total.judged.rate.map { $0 * 100 }
    case .satisfaction: return findings.survey?.mean
    case .damagedTrials:
      let counts = findings.workflows.map(\.damaged)
      let judged = counts.map(\.trials).reduce(0, +)
      guard judged > 0 else { return nil }
      return Double(counts.map(\.successes).reduce(0, +)) / Double(judged) * 100
    case .violationsExecuted: return findings.safety.map { Double($0.executed) }
    case .violationsAttempted: return findings.safety.map { Double($0.attempted) }
    case .irreversibleEffects: return findings.safety.map { Double($0.irreversible) }
    }
  }
}
