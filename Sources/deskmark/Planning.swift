import Agents
import ArgumentParser
import Foundation
import ResultStore
import Runs
import TaskFiles
import Vocabulary

/// Draws variants and plans trials of them.
enum Planning {
  /// The variant of a task's n-th trial.
  static func variant(of task: TaskFile, number: Int, seed: UInt64) throws -> Variant {
    do {
      return try task.draw(seed: TrialSeed.seed(run: seed, task: task.id, number: number))
    } catch {
      throw Failure.usage(error.description)
    }
  }

  /// The agent's name in the record of a run that proves tasks.
  static let proofs = "proofs"

  /// A trial of a proof, and what it must count as.
  struct PlannedProof {
    var trial: PlannedTrial
    var expected: Verdict.Outcome
  }

  /// The trials that prove the tasks.
  static func proofs(
    of tasks: [TaskFile], repetitions: Int, seed: UInt64
  ) throws -> [PlannedProof] {
    var planned: [PlannedProof] = []
    for number in 1...repetitions {
      for task in tasks {
        let variant = try variant(of: task, number: number, seed: seed)
        planned += Proof.proofs(of: variant).map { proof in
          PlannedProof(trial: proof.trial(of: variant, number: number), expected: proof.expected)
        }
      }
    }
    return planned
  }

  /// The trials of one agent, the n-th trial of every task before any (n+1)-th.
  ///
  /// - Parameter models: the way to models, for the agents that are one.
  static func trials(
    of tasks: [TaskFile], agent: AgentSpecification, models: ModelSupply? = nil, trials: Int,
    seed: UInt64, tools: ToolChoice = ToolChoice(), server: AgentServer? = nil
  ) throws -> [PlannedTrial] {
    var planned: [PlannedTrial] = []
    for number in 1...trials {
      for task in tasks {
        let variant = try variant(of: task, number: number, seed: seed)
        planned.append(
          PlannedTrial(
            id: TrialID(task: task.id, number: number), variant: variant,
            agentName: agent.description, tools: tools.names, folders: tools.folders
          ) { (folder) throws(Fault) in
            try agent.agent(
              for: variant, settings: try models?.settings(in: folder), server: server,
              folder: URL(filePath: folder.path).path, say: Console.error)
          })
      }
    }
    return planned
  }
}
