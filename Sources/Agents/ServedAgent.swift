import Synchronization
public import Vocabulary

/// A program that decides and asks Deskmark's server for trials, instead of being started or asked
/// itself.
public final class ServedAgent: Agent {
  private let server: AgentServer
  private let folder: String?
  private let arrival: Duration
  private let patience: Duration
  private let session = ServedSession()
  private let state = Mutex(State())

  private struct State {
    var wants: Observation.Parts = []
    var view = CaptureView.plain
  }

  /// Makes an agent for one trial.
  ///
  /// - Parameters:
  ///   - server: where programs ask.
  ///   - folder: the trial's folder, which the program is told of.
  ///   - arrival: how long the trial waits for a program.
  ///   - patience: how long each answer may take.
  public init(
    server: AgentServer, folder: String? = nil, arrival: Duration = .seconds(300),
    patience: Duration = .seconds(60)
  ) {
    self.server = server
    self.folder = folder
    self.arrival = arrival
    self.patience = patience
  }

  /// What the program asked for when it said that it was ready.
  public var wants: Observation.Parts { state.withLock { $0.wants } }

  /// How it asked for captures to look.
  public var view: CaptureView { state.withLock { $0.view } }

  /// Offers the trial, and awaits that a program takes it and is ready.
  public func begin(_ briefing: Briefing) async throws(Fault) {
    await server.offer(session, try line(.begin(briefing)))
    guard await session.claims.take(within: arrival) != nil else {
      if Task.isCancelled { throw Self.cancelled }
      throw Fault(
        .agent, "agent.start-failed",
        "No program asked for the trial within \(arrival). It has to ask GET /next again and again, "
          + "until it is told that the run is over; docs/agents.md describes the exchange.")
    }
    let answer = try await answer(isFirst: true)
    do {
      let (parts, view) = try AgentAnswer.ready(answer)
      state.withLock { state in
        state.wants = parts
        state.view = view
      }
    } catch {
      throw Self.rubbish(error)
    }
  }

  /// Hands the observation over and awaits the answer.
  public func decide(on observation: Observation) async throws(Fault) -> [Action] {
    session.messages.put(try line(.observation(observation)))
    let answer = try await answer(isFirst: false)
    do {
      return try AgentAnswer.actions(answer)
    } catch {
      throw Self.rubbish(error)
    }
  }

  /// Tells the program that the trial is over.
  public func end() async { await server.end(session) }

  private func line(_ message: AgentMessage) throws(Fault) -> [UInt8] {
    do {
      return try message.line(session: session.id, folder: folder)
    } catch {
      throw Fault(
        .infrastructure, "infrastructure.agent-message",
        "A message for the agent could not be written as JSON: \(error)")
    }
  }

  private func answer(isFirst: Bool) async throws(Fault) -> [UInt8] {
    if let answer = await session.answers.take(within: patience) { return answer }
    if Task.isCancelled { throw Self.cancelled }
    throw Fault(
      .agent, isFirst ? "agent.start-failed" : "agent.hung",
      "The program that took the trial did not answer within \(patience). It may have ended, or "
        + "still be thinking; the answer is a POST to /trials/\(session.id).")
  }

  private static var cancelled: Fault {
    Fault(
      .cancelled, "cancelled.stopped",
      "The trial was cancelled while its program was asked.")
  }

  private static func rubbish(_ error: AgentAnswer.Rubbish) -> Fault {
    Fault(.agent, "agent.rubbish", "The program posted what is no answer: \(error)")
  }
}
