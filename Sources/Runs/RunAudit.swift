public import Foundation
public import Policies
public import ResultStore
public import Vocabulary

/// The audit logs of a run on the disk.
public struct RunAudit: Sendable {
  private let run: StoredRun

  /// Names the logs of a run.
  public init(_ run: StoredRun) { self.run = run }

  /// The trials that were supervised, with what verifying each one's log found.
  public func verify() -> [(trial: TrialID, found: AuditVerification)] {
    supervised.map { trial in (trial.verdict.trial, verify(trial)) }
  }

  /// The entries of each log, up to the first line that is wrong.
  public var logs: AuditAnomalies.Logs {
    Dictionary(uniqueKeysWithValues: verify().map { ($0.trial, $0.found.entries) })
  }

  /// What came of removing the lines of a log.
  public enum Pruned: Sendable, Hashable {
    /// So many lines were removed.
    case removed(Int)
    /// They were removed before.
    case already
    /// The log does not verify, and stays as evidence.
    case broken(String)
  }

  /// Removes the lines of the logs of a run that began more than `retention` days before `now`, and
  /// leaves a stub of each that verifies; a younger run's logs stay.
  ///
  /// - Throws: `ResultStoreError.notWritable`.
  public func prune(
    retention: Int, now: Date = .now
  ) throws(ResultStoreError) -> [(trial: TrialID, what: Pruned)] {
    let age = now.timeIntervalSince(run.record.started)
    guard age > Double(retention) * 86_400 else { return [] }
    var all: [(TrialID, Pruned)] = []
    for trial in supervised {
      let found = verify(trial)
      if found.stub != nil, found.holds {
        all.append((trial.verdict.trial, .already))
      } else if let problem = found.problems.first {
        all.append((trial.verdict.trial, .broken(problem.description)))
      } else if let head = trial.verdict.safety?.audit {
        let path = Self.path(of: trial)
        do {
          try AuditStub(log: name(of: trial), head: head, pruned: now, retention: retention).text()
            .write(toFile: path, atomically: true, encoding: .utf8)
        } catch {
          throw .notWritable(path: path, reason: "\(error)")
        }
        all.append((trial.verdict.trial, .removed(head.lines)))
      }
    }
    return all
  }

  private var supervised: [StoredTrial] {
    run.trials.filter { $0.verdict.safety?.audit != nil }
  }

  private func verify(_ trial: StoredTrial) -> AuditVerification {
    let data = FileManager.default.contents(atPath: Self.path(of: trial)) ?? Data()
    return AuditVerification(
      String(decoding: data, as: UTF8.self), name: name(of: trial),
      head: trial.verdict.safety?.audit)
  }

  private func name(of trial: StoredTrial) -> String {
    "\(run.record.name)/\(trial.verdict.trial.folder)"
  }

  private static func path(of trial: StoredTrial) -> String { trial.path + "/audit.jsonl" }
}
