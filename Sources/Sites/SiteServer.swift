import Foundation
import Hummingbird

/// One process that serves all sites of a trial on the loopback, told apart by their hosts.
public struct SiteServer: Sendable {
  /// A site to serve.
  public struct Site: Codable, Sendable, Hashable {
    /// The site is served as `http://NAME.test`; lower-case letters, digits and hyphens.
    public var name: String
    /// The path of the site's folder.
    public var folder: String
    /// The path of a folder with rows of the task's own: `data/TABLE.csv`, which takes the place
    /// of the site's, and `data.sql`, which is run last.
    public var overlay: String?
    /// The path of the SQLite file; whatever is there is replaced.
    public var database: String
    /// The parameters of the task, which take the place of the site's defaults.
    public var parameters: [String: String]

    /// Makes the description of a site.
    public init(
      name: String, folder: String, overlay: String? = nil, database: String,
      parameters: [String: String] = [:]
    ) {
      self.name = name
      self.folder = folder
      self.overlay = overlay
      self.database = database
      self.parameters = parameters
    }
  }

  /// What to serve, and where.
  public struct Configuration: Codable, Sendable, Hashable {
    /// The TCP port on 127.0.0.1.
    public var port: Int
    /// Each with a name of its own.
    public var sites: [Site]
    /// Whether writes are held until a line on the standard input decides them; false without it.
    public var holds: Bool?

    /// Makes a configuration.
    public init(port: Int = 8080, sites: [Site], holds: Bool? = nil) {
      self.port = port
      self.sites = sites
      self.holds = holds
    }
  }

  let port: Int
  let responder: SiteResponder
  private let holds: WriteHolds?

  /// Loads every site and makes its database anew.
  public init(_ configuration: Configuration) throws(SiteError) {
    var sites: [String: ServedSite] = [:]
    holds =
      configuration.holds == true
      ? WriteHolds { FileHandle.standardOutput.write(Data("\($0)\n".utf8)) } : nil
    for site in configuration.sites {
      guard !site.name.isEmpty,
        site.name.utf8.allSatisfy({
          (97...122).contains($0) || (48...57).contains($0) || $0 == 45
        })
      else {
        throw SiteError(
          file: site.folder,
          "“\(site.name)” is no name of a site; use lower-case letters, digits and hyphens")
      }
      guard sites["\(site.name).test"] == nil else {
        throw SiteError(file: site.folder, "two sites are named \(site.name)")
      }
      sites["\(site.name).test"] = try ServedSite(site, holds: holds)
    }
    port = configuration.port
    responder = SiteResponder(sites: sites)
  }

  /// Serves until the process is told to end by SIGTERM or SIGINT.
  ///
  /// Prints the line `ready PORT` to the standard output once it listens. With held writes it then
  /// speaks in lines, as `WriteHolds` says.
  ///
  /// - Throws: What is wrong with a site, or that the port cannot be had.
  public static func run(_ configuration: Configuration) async throws(SiteError) {
    let server = try SiteServer(configuration)
    if let holds = server.holds { WriteDecisions.read(into: holds) }
    do {
      try await server.application.runService()
    } catch {
      throw SiteError(
        file: "127.0.0.1:\(configuration.port)", "the server ended: \(error)")
    }
  }

  var application: Application<SiteResponder> {
    Application(
      responder: responder,
      configuration: ApplicationConfiguration(
        address: .hostname("127.0.0.1", port: port), serverName: nil),
      onServerRunning: { [port] _ in
        FileHandle.standardOutput.write(Data("ready \(port)\n".utf8))
      })
  }
}
