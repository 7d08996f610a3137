public import TaskFiles
public import Vocabulary

import Synchronization

/// Performs a task's solution, or one of its cheats, with the actions that every agent has.
///
/// Each step's target is looked for in the observation and acted on at its centre. What is not
/// there yet is waited for; what does not come within the bound is a fault of the task.
public final class ReferenceAgent: Agent {
  private let player: Mutex<SolutionPlayer>
  private let elapsed: @Sendable () -> Duration

  /// Makes an agent that performs the steps once.
  ///
  /// - Parameters:
  ///   - steps: the steps of a solution or cheat; after the last the agent is done.
  ///   - patience: how long a target is waited for where the step itself does not say.
  ///   - clock: measures the waiting.
  public init(
    steps: [SolutionStep], patience: Duration = .seconds(10),
    clock: any Clock<Duration> = ContinuousClock()
  ) {
    player = Mutex(SolutionPlayer(steps: steps, patience: patience))
    elapsed = Self.stopwatch(clock)
  }

  /// The parts of an observation that the steps still to come look into.
  public var wants: Observation.Parts { player.withLock { $0.wants } }

  /// Makes ready; there is nothing to do.
  public func begin(_ briefing: Briefing) async throws(Fault) {}

  /// Performs the next step, or waits for its target.
  ///
  /// - Throws: a `Fault` of the task when the target does not come.
  public func decide(on observation: Observation) async throws(Fault) -> [Action] {
    let now = elapsed()
    return try player.withLock { player throws(Fault) in
      try player.decide(on: observation, at: now)
    }
  }

  /// Ends the trial; nothing is held.
  public func end() async {}

  private static func stopwatch<C: Clock<Duration>>(
    _ clock: C
  ) -> @Sendable () -> Duration {
    let start = clock.now
    return { start.duration(to: clock.now) }
  }
}
