import ArgumentParser
import Foundation
import Sites

/// The site server's side of a trial.
struct ServeSitesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve-sites", abstract: "Serves the sites of one trial.", shouldDisplay: false)

  @Argument(help: "The configuration as JSON.")
  var sites: String

  func run() async throws {
    let configuration = try JSONDecoder().decode(
      SiteServer.Configuration.self, from: Data(sites.utf8))
    do {
      try await SiteServer.run(configuration)
    } catch {
      throw Failure.infrastructure(error.description)
    }
  }
}
