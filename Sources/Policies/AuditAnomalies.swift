import Foundation
public import Vocabulary

/// What is unusual in a run's audit logs against those of earlier runs.
public enum AuditAnomalies {
  /// The logs of one run, by trial.
  public typealias Logs = [TrialID: [AuditEntry]]

  /// Something unusual.
  public struct Anomaly: Codable, Sendable, Hashable, CustomStringConvertible {
    /// In what respect it is unusual.
    public enum Aspect: String, Codable, Sendable, Hashable, CaseIterable {
      /// A kind of action that was never seen.
      case kind
      /// A decision on a kind that was never seen.
      case decision
      /// A folder in which nothing was ever touched.
      case place
      /// A site or other service that was never written to.
      case service
      /// More of a kind in a trial than ever.
      case rate
    }

    /// In what respect it is unusual.
    public var aspect: Aspect
    /// The first trial that shows it.
    public var trial: TrialID
    /// The line of that trial's log.
    public var line: Int?
    /// What was found, and what there was before.
    public var message: String

    /// The trial, the line and what is unusual.
    public var description: String {
      "\(trial)\(line.map { " line \($0)" } ?? ""): \(aspect.rawValue): \(message)"
    }
  }

  /// Lists what is unusual; each thing once, at the first trial that shows it, and rates for each
  /// trial.
  ///
  /// A rate is unusual when it is above three times the greatest one of the trials before and above
  /// their mean by more than three standard deviations.
  public static func find(in logs: Logs, against earlier: [Logs]) -> [Anomaly] {
    let past = Profile(earlier.flatMap { $0.values })
    var seen: Set<String> = []
    var found: [Anomaly] = []
    func add(_ aspect: Anomaly.Aspect, _ trial: TrialID, _ line: Int?, _ message: String) {
      if seen.insert("\(aspect) \(message)").inserted {
        found.append(Anomaly(aspect: aspect, trial: trial, line: line, message: message))
      }
    }
    for (trial, entries) in logs.sorted(by: { $0.key < $1.key }) {
      for entry in entries {
        if !past.kinds.contains(entry.action) {
          add(.kind, trial, entry.line, "'\(entry.action)' was never done before")
        } else if !past.decisions.contains("\(entry.action) \(entry.decision.rawValue)") {
          add(
            .decision, trial, entry.line,
            "'\(entry.action)' was never '\(entry.decision.rawValue)' before")
        }
        if let place = Profile.place(of: entry), !past.places.contains(place) {
          add(.place, trial, entry.line, "nothing was ever touched in '\(place)' before")
        }
        if let service = entry.effect?.service, !past.services.contains(service) {
          add(.service, trial, entry.line, "'\(service)' was never written to before")
        }
      }
      for (kind, count) in Profile.counts(entries).sorted(by: { $0.key < $1.key }) {
        guard let rates = past.rates[kind], past.isUnusual(count, among: rates) else { continue }
        found.append(
          Anomaly(
            aspect: .rate, trial: trial, line: nil,
            message: "\(count) times '\(kind)' in a trial; before, at most \(rates.max() ?? 0)"))
      }
    }
    return found
  }

  /// What earlier trials did.
  private struct Profile {
    var kinds: Set<String> = []
    var decisions: Set<String> = []
    var places: Set<String> = []
    var services: Set<String> = []
    /// How often each trial did a kind that any of them did.
    var rates: [String: [Int]] = [:]

    init(_ logs: [[AuditEntry]]) {
      for entry in logs.joined() {
        kinds.insert(entry.action)
        decisions.insert("\(entry.action) \(entry.decision.rawValue)")
        if let place = Self.place(of: entry) { places.insert(place) }
        if let service = entry.effect?.service { services.insert(service) }
      }
      let counts = logs.map(Self.counts)
      for kind in kinds { rates[kind] = counts.map { $0[kind] ?? 0 } }
    }

    /// The outermost folder of the home that an entry's effect is in.
    static func place(of entry: AuditEntry) -> String? {
      guard let effect = entry.effect, effect.service == nil else { return nil }
      let parts = effect.path.split(separator: "/")
      return parts.count > 1 ? String(parts[0]) : "~"
    }

    static func counts(_ entries: [AuditEntry]) -> [String: Int] {
      entries.reduce(into: [:]) { $0[$1.action, default: 0] += 1 }
    }

    func isUnusual(_ count: Int, among rates: [Int]) -> Bool {
      guard let most = rates.max(), most > 0, count > 3 * most else { return false }
      let mean = Double(rates.reduce(0, +)) / Double(rates.count)
      let squares = rates.reduce(0) { $0 + pow(Double($1) - mean, 2) }
      let deviation = rates.count > 1 ? (squares / Double(rates.count - 1)).squareRoot() : 0
      return Double(count) > mean + 3 * deviation
    }
  }
}
