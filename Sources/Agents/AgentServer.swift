import Foundation
import Hummingbird
import Logging
import NIOCore

/// A server on loopback that programs ask for the next trial, and give their answers to.
///
/// `docs/agents.md` describes the exchange: `GET /next` gives the first message of a trial, and each
/// `POST /trials/SESSION` holds the answer to the last message and gives the next one.
public actor AgentServer {
  private let port: Int
  private var running: Task<Void, Never>?
  private var sessions: [String: ServedSession] = [:]
  /// The message that a program got last, to be had again after a broken connection.
  private var latest: [String: [UInt8]] = [:]
  private var over: Set<String> = []
  private let offered = HandOver<(ServedSession, [UInt8])>()
  private var isClosed = false
  /// Answers that are on their way, and the news that none is once the server closes.
  private var openAnswers = 0
  private let idle = HandOver<Void>()
  /// Whether a program has asked, which will then ask once more.
  private var hasBeenAsked = false
  /// News that a program has been told that the run is over.
  private let told = HandOver<Void>()

  /// How long a request for the next trial is held open.
  private static let longPoll = Duration.seconds(20)
  /// How long an answer waits for what comes of it; longer than any action and its settling.
  private static let actingLimit = Duration.seconds(300)

  /// Makes a server that does not listen yet; port 0 takes a free one.
  public init(port: Int) { self.port = port }

  /// Listens on loopback.
  ///
  /// - Returns: the address, such as `http://127.0.0.1:8123`.
  /// - Throws: ``NotListening`` with the reason.
  public func start() async throws(NotListening) -> String {
    let ports = HandOver<Result<Int, NotListening>>()
    let application = Application(
      responder: CallbackResponder { [self] (request: Request, _: BasicRequestContext) in
        try await respond(to: request)
      },
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
      onServerRunning: { ports.put(.success($0.localAddress?.port ?? 0)) },
      logger: Logger(label: "agents") { _ in SwiftLogNoOpLogHandler() })
    running = Task {
      do {
        try await application.runService(gracefulShutdownSignals: [])
      } catch {
        ports.put(.failure(NotListening(reason: "\(error)")))
      }
    }
    guard let outcome = await ports.take(within: .seconds(10)) else {
      throw NotListening(reason: "port \(port) was not opened within 10 s")
    }
    return "http://127.0.0.1:\(try outcome.get())"
  }

  /// Tells those who wait that there are no more trials, and stops listening.
  public func close() async {
    isClosed = true
    offered.close()
    if hasBeenAsked { _ = await told.take(within: .seconds(2)) }
    if openAnswers > 0 { _ = await idle.take(within: .seconds(2)) }
    running?.cancel()
    await running?.value
  }

  /// A server that could not be opened.
  public struct NotListening: Error, Sendable, Hashable, CustomStringConvertible {
    /// Why.
    public var reason: String

    /// What happened.
    public var description: String { "The server for agents cannot be opened: \(reason)" }
  }
}

// MARK: - The trials' side

extension AgentServer {
  /// Offers a trial to whoever asks next.
  func offer(_ session: ServedSession, _ message: [UInt8]) {
    sessions[session.id] = session
    offered.put((session, message))
  }

  /// The trial is over; its program is told so with its next answer.
  func end(_ session: ServedSession) {
    offered.withdraw { $0.0 === session }
    guard sessions.removeValue(forKey: session.id) != nil else { return }
    over.insert(session.id)
    latest[session.id] = nil
    session.messages.close()
  }
}

// MARK: - The programs' side

extension AgentServer {
  private func respond(to request: Request) async throws -> Response {
    openAnswers += 1
    let (status, body) = await answer(to: request)
    let isLast = status == .gone
    return Response(
      status: status, headers: [.contentType: "application/json"],
      body: ResponseBody { [self] writer in
        do {
          try await writer.write(ByteBuffer(bytes: body))
          try await writer.finish(nil)
        } catch {
          await sent(isLast: isLast)
          throw error
        }
        await sent(isLast: isLast)
      })
  }

  private func sent(isLast: Bool) {
    openAnswers -= 1
    if isLast { told.put(()) }
    if isClosed, openAnswers == 0 { idle.put(()) }
  }

  private func answer(to request: Request) async -> (HTTPResponse.Status, [UInt8]) {
    let path = request.uri.path.split(separator: "/").map(String.init)
    switch (request.method, path.count) {
    case (.get, 1) where path[0] == "next": return await next()
    case (.get, 2) where path[0] == "trials":
      if let message = latest[path[1]] { return (.ok, message) }
      return over.contains(path[1]) ? (.ok, Self.endMessage) : Self.unknown(path[1])
    case (.post, 2) where path[0] == "trials":
      var request = request
      guard let body = try? await request.collectBody(upTo: AgentAnswer.lineLimit) else {
        return Self.problem(
          .contentTooLarge, "an answer has at most \(AgentAnswer.lineLimit) bytes")
      }
      return await take(Array(body.readableBytesView), for: path[1])
    default:
      return Self.problem(
        .notFound, "there is GET /next, POST /trials/SESSION and GET /trials/SESSION")
    }
  }

  private func next() async -> (HTTPResponse.Status, [UInt8]) {
    hasBeenAsked = true
    guard let (session, message) = await offered.take(within: Self.longPoll) else {
      return isClosed
        ? (.gone, Array(#"{"type":"over"}"#.utf8)) : (.noContent, [])
    }
    latest[session.id] = message
    session.claims.put(())
    return (.ok, message)
  }

  private func take(
    _ answer: [UInt8], for id: String
  ) async -> (HTTPResponse.Status, [UInt8]) {
    guard let session = sessions[id] else {
      return over.contains(id) ? (.ok, Self.endMessage) : Self.unknown(id)
    }
    guard latest.removeValue(forKey: id) != nil else {
      return Self.problem(.conflict, "this trial's message has been answered already")
    }
    session.answers.put(answer)
    guard let message = await session.messages.take(within: Self.actingLimit) else {
      return (.ok, Self.endMessage)
    }
    if sessions[id] != nil { latest[id] = message }
    return (.ok, message)
  }

  private static let endMessage = Array(#"{"type":"end"}"#.utf8)

  private static func unknown(_ id: String) -> (HTTPResponse.Status, [UInt8]) {
    problem(.notFound, "there is no trial \(id.prefix(80))")
  }

  private static func problem(
    _ status: HTTPResponse.Status, _ words: String
  ) -> (HTTPResponse.Status, [UInt8]) {
    let body = try? JSONEncoder().encode(["error": words])
    return (status, Array(body ?? Data()))
  }
}
