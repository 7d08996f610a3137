import Agents

/// The server for the agents that ask for trials.
enum AgentService {
  /// Opens it, and says where it listens; nil for the agents that do not ask.
  static func start(for specification: AgentSpecification) async throws -> AgentServer? {
    guard let port = specification.servedPort else { return nil }
    let server = AgentServer(port: port)
    do throws(AgentServer.NotListening) {
      let address = try await server.start()
      Console.error("The server for agents listens at \(address)")
      return server
    } catch {
      throw Failure.usage("\(error)")
    }
  }
}
