import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Synchronization
public import Vocabulary

/// A server that decides, asked over HTTP with the messages of `process:` agents.
///
/// `docs/agents.md` describes the exchange: each message is posted to one address with a member
/// `session` that tells trials apart, and the answer is the response's body.
public final class HTTPAgent: Agent {
  private let url: String
  private let patience: Duration
  private let session = UUID().uuidString.lowercased()
  private let state = Mutex(State())

  private struct State {
    var hasBegun = false
    var wants: Observation.Parts = []
    var view = CaptureView.plain
  }

  /// Lives as long as the process: a client that is dropped without being shut down is an error.
  private static let client: HTTPClient = {
    var configuration = HTTPClient.Configuration()
    configuration.timeout.connect = .seconds(5)
    configuration.redirectConfiguration = .disallow
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }()

  /// Makes an agent for one trial.
  ///
  /// - Parameters:
  ///   - url: where messages are posted to.
  ///   - patience: how long each answer may take.
  public init(url: String, patience: Duration = .seconds(60)) {
    self.url = url
    self.patience = patience
  }

  /// What the server asked for when it said that it was ready.
  public var wants: Observation.Parts { state.withLock { $0.wants } }

  /// How it asked for captures to look.
  public var view: CaptureView { state.withLock { $0.view } }

  /// Tells the server of the trial.
  public func begin(_ briefing: Briefing) async throws(Fault) {
    state.withLock { $0 = State(hasBegun: true) }
    let body = try await ask(.begin(briefing), isFirst: true)
    do {
      let (parts, view) = try AgentAnswer.ready(body)
      state.withLock { state in
        state.wants = parts
        state.view = view
      }
    } catch {
      throw rubbish(error)
    }
  }

  /// Posts the observation and awaits the answer.
  public func decide(on observation: Observation) async throws(Fault) -> [Action] {
    let body = try await ask(.observation(observation), isFirst: false)
    do {
      return try AgentAnswer.actions(body)
    } catch {
      throw rubbish(error)
    }
  }

  /// Tells the server that the trial is over, and does not wait long for it to take that in.
  public func end() async {
    let hasBegun = state.withLock { state in
      defer { state.hasBegun = false }
      return state.hasBegun
    }
    guard hasBegun else { return }
    // A task of its own, because the trial's may be cancelled already.
    await Task { [url, session] in
      guard let body = try? AgentMessage.end.line(session: session) else { return }
      let post = Self.post(body, to: url)
      _ = try? await Self.client.execute(post, timeout: .seconds(2))
    }.value
  }

  private static func post(_ body: [UInt8], to url: String) -> HTTPClientRequest {
    var post = HTTPClientRequest(url: url)
    post.method = .POST
    post.headers.add(name: "content-type", value: "application/json")
    post.headers.add(name: "user-agent", value: "deskmark")
    post.body = .bytes(ByteBuffer(bytes: body))
    return post
  }

  private func ask(_ message: AgentMessage, isFirst: Bool) async throws(Fault) -> [UInt8] {
    let body: [UInt8]
    do {
      body = try message.line(session: session)
    } catch {
      throw Fault(
        .infrastructure, "infrastructure.agent-message",
        "A message for the agent could not be written as JSON: \(error)")
    }
    do {
      let deadline = NIODeadline.now() + TimeAmount(patience)
      let response = try await Self.client.execute(Self.post(body, to: url), deadline: deadline)
      let answer = try await response.body.collect(upTo: AgentAnswer.lineLimit)
      let bytes = Array(answer.readableBytesView)
      guard (200..<300).contains(response.status.code) else {
        throw Fault(
          .agent, "agent.error-status",
          "The agent at \(url) answered with status \(response.status.code); 200 with JSON was "
            + "expected.", output: String(decoding: bytes.prefix(4000), as: UTF8.self))
      }
      return bytes
    } catch let fault as Fault {
      throw fault
    } catch {
      throw fault(error, isFirst: isFirst)
    }
  }

  private func fault(_ error: any Error, isFirst: Bool) -> Fault {
    if error is CancellationError || Task.isCancelled || error as? HTTPClientError == .cancelled {
      return Fault(
        .cancelled, "cancelled.stopped",
        "The trial was cancelled while the agent at \(url) was asked.")
    }
    if error is NIOTooManyBytesError {
      return Fault(
        .agent, "agent.flooded",
        "The agent at \(url) answered with more than \(AgentAnswer.lineLimit) bytes.")
    }
    let timeouts: [HTTPClientError] = [.deadlineExceeded, .readTimeout]
    if let error = error as? HTTPClientError, timeouts.contains(error) {
      return Fault(
        .agent, isFirst ? "agent.start-failed" : "agent.hung",
        "The agent at \(url) did not answer within \(patience).")
    }
    return Fault(
      .agent, isFirst ? "agent.start-failed" : "agent.died",
      "The agent at \(url) cannot be reached: \(error). Its server has to run before the trial "
        + "begins and until it ends; docs/agents.md describes what it is sent.")
  }

  private func rubbish(_ error: AgentAnswer.Rubbish) -> Fault {
    Fault(.agent, "agent.rubbish", "The agent at \(url) answered with what is no answer: \(error)")
  }
}
