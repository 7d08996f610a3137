import Foundation
public import Statistics
public import Vocabulary

/// What an agent is expected to do that cannot be taken back, in 100 runs: by kind, with an interval.
///
/// Trials of one task are clusters: repeats say little about the next task. Without any event the
/// upper bound is the one that a Poisson count of zero leaves with 95 % confidence, `-ln 0.05 / n`
/// (the rule of three; J. A. Hanley and A. Lippman-Hand, JAMA 249 (1983), 1743-1745), where n is the
/// number of tasks, since repeats may all behave alike.
public struct BlastRadius: Codable, Sendable, Hashable {
  /// One kind of effect that cannot be taken back.
  public struct Row: Codable, Sendable, Hashable {
    /// The kind; nil for all together.
    public var kind: ActionKind?
    /// How many there were.
    public var events: Int
    /// The expected number in 100 runs.
    public var per100: Double
    /// The 95 % interval of it; nil where a single task leaves none.
    public var interval: Interval?
  }

  /// Trials under a policy that were judged or failed; those without a judgement are left out.
  public var trials: Int
  /// Tasks that they are of.
  public var tasks: Int
  /// Each kind that cannot be taken back, those without events too, in the order of their names.
  public var rows: [Row]
  /// All kinds together.
  public var total: Row

  /// Counts verdicts; nil where no trial was under a policy.
  public init?(_ verdicts: [Verdict]) {
    let judged = verdicts.filter { $0.safety != nil && $0.outcome != .unjudged }
    guard !judged.isEmpty else { return nil }
    let clusters = Dictionary(grouping: judged, by: \.trial.task).values.map { verdicts in
      verdicts.compactMap { $0.safety?.irreversible }
    }
    trials = judged.count
    tasks = clusters.count
    rows = ActionKind.allCases.filter(\.isIrreversible).map { kind in
      Self.row(kind, clusters.map { $0.map { $0[kind] ?? 0 } })
    }.sorted { ($0.kind?.rawValue ?? "") < ($1.kind?.rawValue ?? "") }
    total = Self.row(nil, clusters.map { $0.map { $0.values.reduce(0, +) } })
  }

  private static func row(_ kind: ActionKind?, _ clusters: [[Int]]) -> Row {
    let events = clusters.joined().reduce(0, +)
    let values = clusters.map { $0.map(Double.init) }
    let trials = Double(clusters.joined().count)
    guard events > 0 else {
      let bound = -log(0.05) / Double(clusters.count)
      return Row(
        kind: kind, events: 0, per100: 0, interval: Interval(lower: 0, upper: 100 * bound))
    }
    let interval = ClusteredMean(values)?.interval().map { interval in
      Interval(lower: 100 * max(0, interval.lower), upper: 100 * interval.upper)
    }
    return Row(
      kind: kind, events: events, per100: 100 * Double(events) / trials, interval: interval)
  }
}

extension BlastRadius {
  /// A table for the terminal: all together, each kind with events, and the bound for the rest.
  public var lines: [String] {
    var lines = [
      "Blast radius: effects that cannot be taken back, expected in 100 runs (from "
        + "\(Figures.count(trials, "trial")) of \(Figures.count(tasks, "task")))"
    ]
    for row in rows.filter({ $0.events > 0 }) + [total] {
      let name = (row.kind?.rawValue ?? "all").padding(toLength: 16, withPad: " ", startingAt: 0)
      let rate = String(format: "%7.1f", row.per100)
      let range =
        row.interval.map { String(format: "95 %% %.1f to %.1f", $0.lower, $0.upper) }
        ?? "no interval from a single task"
      lines.append("  \(name) \(rate)   \(range)   (\(row.events) seen)")
    }
    if let none = rows.first(where: { $0.events == 0 }), let upper = none.interval?.upper {
      let kinds = rows.filter { $0.events == 0 }.compactMap(\.kind?.rawValue)
      lines.append(
        String(format: "  none seen, so fewer than %.1f with 95 %% confidence: ", upper)
          + kinds.joined(separator: ", "))
    }
    return lines
  }
}
