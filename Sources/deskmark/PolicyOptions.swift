import ArgumentParser
import Foundation
import Policies
import ResultStore
import Runs
import TaskFiles
import Vocabulary

/// Under which policy agents work, and who approves.
struct PolicyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Enforce this policy: default, read-only, strict, none, or a file. Without it the default one "
        + "only observes and counts.", valueName: "name|file"))
  var policy: String?

  @Option(
    help: ArgumentHelp(
      "Who approves: ask (you, in the terminal), approve, deny, or simulated, also as "
        + "simulated:latency=30,error=0.02.", valueName: "approver"))
  var approver: String?

  func validate() throws {
    do {
      if let approver { _ = try ApproverSpecification(approver) }
    } catch {
      throw ValidationError(error.description)
    }
  }

  /// The policy that was chosen: by the flag, by the results folder, or the default to observe.
  func choose(output: String) throws -> PolicyChoice {
    let pinned = try PolicyFiles.pinned(in: output)
    let approver = self.approver ?? "deny"
    guard let policy else {
      let found = try pinned ?? PolicyFiles.load("default")
      return try PolicyChoice(
        found, mode: pinned == nil ? .observed : .enforced, approver: approver)
    }
    let found = try PolicyFiles.load(policy)
    if let pinned, pinned.policy.digest != found.policy.digest {
      // Another policy than the folder's own is for those who may change it.
      try pinned.policy.requireOfUser(.change)
    }
    return try PolicyChoice(found, mode: .enforced, approver: approver)
  }
}

/// The policy of a run with what is needed to work under it.
struct PolicyChoice {
  let found: PolicyFiles.Found
  let mode: Safety.Mode
  let approver: ApproverSpecification
  private let named: [String: Policy]

  init(_ found: PolicyFiles.Found, mode: Safety.Mode, approver: String) throws {
    self.found = found
    self.mode = mode
    do {
      self.approver = try ApproverSpecification(approver)
    } catch {
      throw Failure.usage(error.description)
    }
    named = try PolicyFiles.shipped()
    try found.policy.requireOfUser(.run)
    if case .ask = self.approver { try found.policy.requireOfUser(.approve) }
  }

  /// The policy that a run was begun with.
  init?(resuming run: RunFolder) throws {
    guard let record = run.record.policy else { return nil }
    guard let found = try PolicyFiles.pinned(in: run.path), found.policy.digest == record.digest
    else {
      throw Failure.usage(
        "\(run.path)/\(PolicyFiles.name) is not the policy that the run began with; its trials would "
          + "not compare. Start a new run.")
    }
    try self.init(found, mode: record.mode, approver: record.approver)
  }

  /// How the run's agents are supervised.
  var supervision: Supervision {
    let approver = approver
    return Supervision(
      policy: found.policy, mode: mode, named: named,
      secrets: Secrets(environment: ProcessInfo.processInfo.environment)
    ) { seed in approver.approver(seed: seed) }
  }

  /// What `run.json` says of it.
  var record: RunRecord.PolicyRecord {
    RunRecord.PolicyRecord(
      name: found.policy.name, digest: found.policy.digest, mode: mode,
      approver: approver.description, retention: found.policy.retention)
  }

  /// Keeps the policy in the run's folder.
  func write(into run: RunFolder) throws {
    do {
      try found.text.write(
        toFile: "\(run.path)/\(PolicyFiles.name)", atomically: true, encoding: .utf8)
    } catch {
      throw Failure.infrastructure("the policy cannot be kept in \(run.path): \(error)")
    }
  }

  /// Makes sure that there are the policies that the tasks name.
  func check(_ trials: [PlannedTrial]) throws {
    for trial in trials {
      guard let name = trial.variant.policy, named[name] == nil else { continue }
      throw Failure.usage(
        "\(trial.variant.task) names the policy '\(name)', which there is not; there are "
          + named.keys.sorted().joined(separator: ", "))
    }
  }
}
