import Foundation
public import Vocabulary

import Processes
import Synchronization

/// A program that decides, asked by lines of JSON over its standard input and output.
///
/// `docs/agents.md` describes the exchange. The program is started for one trial, by `/bin/sh -c`,
/// and is killed with its process group when the trial is over.
public final class ProcessAgent: Agent {
  private let command: String
  private let patience: Duration
  private let environment: [String: String]
  private let state = Mutex(State())

  private struct State {
    var process: RunningProcess?
    var wants: Observation.Parts = []
    var view = CaptureView.plain
    /// The line that the program wrote last, for faults.
    var lastLine: String?
  }

  /// Makes an agent; the program is started when the trial begins.
  ///
  /// - Parameters:
  ///   - command: a line for the shell.
  ///   - patience: how long each answer may take, the first included.
  ///   - environment: where the few variables that the program gets are taken from; nil for this
  ///     process's own.
  public init(
    command: String, patience: Duration = .seconds(60),
    environment: [String: String]? = nil
  ) {
    self.command = command
    self.patience = patience
    let all = environment ?? ProcessInfo.processInfo.environment
    self.environment = all.filter { name, _ in
      ["PATH", "HOME", "LANG", "TMPDIR"].contains(name) || name.hasPrefix("DESKMARK_")
    }
  }

  /// What the program asked for when it said that it was ready.
  public var wants: Observation.Parts { state.withLock { $0.wants } }

  /// How it asked for captures to look.
  public var view: CaptureView { state.withLock { $0.view } }

  /// Starts the program, and awaits that it says it is ready.
  public func begin(_ briefing: Briefing) async throws(Fault) {
    await end()
    let shell = Command("/bin/sh", ["-c", command], environment: environment).owned
    let process: RunningProcess
    do {
      process = try shell.start(output: .stream(lineLimit: AgentAnswer.lineLimit))
    } catch {
      throw Fault(
        .infrastructure, "infrastructure.agent-not-started",
        "The shell for the agent `\(command)` could not be started: \(error)")
    }
    state.withLock { $0 = State(process: process) }
    let line = try await ask(.begin(briefing), of: process, isFirst: true)
    do {
      let (parts, view) = try AgentAnswer.ready(line.utf8)
      state.withLock { state in
        state.wants = parts
        state.view = view
      }
    } catch {
      throw rubbish(error, process)
    }
  }

  /// Writes the observation and awaits the answer.
  public func decide(on observation: Observation) async throws(Fault) -> [Action] {
    guard let process = state.withLock({ $0.process }) else {
      throw Fault(
        .infrastructure, "infrastructure.agent-not-begun",
        "The agent `\(command)` was asked outside a trial.")
    }
    let line = try await ask(.observation(observation), of: process, isFirst: false)
    do {
      return try AgentAnswer.actions(line.utf8)
    } catch {
      throw rubbish(error, process)
    }
  }

  /// Tells the program that the trial is over, and kills it unless it ends in 2 seconds.
  public func end() async {
    let process = state.withLock { state in
      defer { state.process = nil }
      return state.process
    }
    guard let process else { return }
    // A task of its own, because the trial's may be cancelled already.
    await Task {
      if process.exitStatus == nil, let line = try? AgentMessage.end.line() {
        try? await process.write(line, within: .seconds(1))
        process.closeInput()
        _ = await process.waitUntilExit(within: .seconds(2))
      }
      await process.terminate(grace: .zero)
    }.value
  }
}

// MARK: - The exchange

extension ProcessAgent {
  /// Writes one line and awaits the next one that is not empty.
  private func ask(
    _ message: AgentMessage, of process: RunningProcess, isFirst: Bool
  ) async throws(Fault) -> String {
    let bytes: [UInt8]
    do {
      bytes = try message.line()
    } catch {
      throw Fault(
        .infrastructure, "infrastructure.agent-message",
        "A message for the agent could not be written as JSON: \(error)")
    }
    let deadline = ContinuousClock.now + patience
    do {
      try await process.write(bytes, within: patience)
      while let line = try await process.nextLine(within: deadline - ContinuousClock.now) {
        state.withLock { $0.lastLine = String(line.prefix(500)) }
        if line.contains(where: { !$0.isWhitespace }) { return line }
      }
    } catch {
      throw await fault(error, process, isFirst: isFirst)
    }
    throw await ended(process, isFirst: isFirst)
  }

  private func fault(
    _ error: ProcessError, _ process: RunningProcess, isFirst: Bool
  ) async -> Fault {
    switch error {
    case .timedOut where process.exitStatus == nil:
      return fault(
        isFirst ? "agent.start-failed" : "agent.hung",
        """
        The agent `\(command)` did not answer within \(patience.wholeSeconds) s\
        \(isFirst ? " of its start" : ""). One line of JSON was expected; check that it writes a \
        line end and flushes its output.
        """, process)
    case .lineTooLong(_, let limit):
      return fault(
        "agent.flooded",
        """
        The agent `\(command)` wrote a line of more than \(limit) bytes. An answer is one short \
        line of JSON; write logs to standard error.
        """, process)
    case .inputClosed, .timedOut: return await ended(process, isFirst: isFirst)
    case .cancelled:
      return Fault(
        .cancelled, "cancelled.stopped",
        "The trial was cancelled while the agent `\(command)` was asked.")
    default:
      return Fault(
        .infrastructure, "infrastructure.agent-pipe",
        "The agent `\(command)` could not be talked with: \(error)")
    }
  }

  /// The fault of a program that has ended, or closed one of its ends.
  private func ended(_ process: RunningProcess, isFirst: Bool) async -> Fault {
    // Its output ends a moment before it does.
    let status = await process.waitUntilExit(within: .seconds(1))
    let how = status.map { "ended (\($0))" } ?? "closed its standard input or output"
    return fault(
      isFirst ? "agent.start-failed" : "agent.died",
      """
      The agent `\(command)` \(how) \(isFirst ? "before it was ready" : "before it was done"). \
      Its last output says more; it can be tried by hand with the lines of docs/agents.md.
      """, process)
  }

  private func rubbish(_ error: AgentAnswer.Rubbish, _ process: RunningProcess) -> Fault {
    fault("agent.rubbish", "The agent `\(command)` wrote what is no answer: \(error)", process)
  }

  private func fault(_ cause: String, _ message: String, _ process: RunningProcess) -> Fault {
    let errors = String(process.errorTail.suffix(4000))
    let line = state.withLock { $0.lastLine }.map { "last line of standard output: \($0)" }
    let output = [errors, line].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n")
    return Fault(.agent, cause, message, output: output.isEmpty ? nil : output)
  }
}

extension Duration {
  fileprivate var wholeSeconds: String {
    let (seconds, attoseconds) = components
    return attoseconds == 0 ? "\(seconds)" : "\(Double(seconds) + Double(attoseconds) / 1e18)"
  }
}
