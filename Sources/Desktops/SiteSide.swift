import Foundation
import JSONValue
import Sandbox
import TaskFiles

/// The side of a desktop that serves a task's sites: its own process, files and databases, with
/// nothing of the agent's.
struct SiteSide {
  var variant: Variant
  var executable: String

  /// The port that every site is served on; the host name tells them apart.
  static let port = 80

  /// Where a site's database lies outside the sandbox.
  static func database(of site: String, in sandbox: Sandbox) -> String {
    "\(sandbox.folders.root)/sites/\(site).sqlite"
  }

  /// The side that serves the sites, with a folder for their databases.
  ///
  /// A task's own rows for a site are in its folder `sites/NAME`, where it has one.
  func side(in sandbox: Sandbox) async throws -> Side {
    let databases = try await sandbox.makeFolder("sites")
    var mounts: [Mount] = [.readWrite(databases, at: "/sites/data")]
    var sites: [JSONValue] = []
    for site in variant.setup.sites {
      let inside = "/sites/\(site.name)"
      mounts.append(.readOnly(site.folder, at: inside))
      var entry: [String: JSONValue] = [
        "name": .string(site.name), "folder": .string(inside),
        "database": .string("/sites/data/\(site.name).sqlite"),
        "parameters": .object(variant.parameters.mapValues(JSONValue.string)),
      ]
      let overlay = "\(variant.folder)/sites/\(site.name)"
      if FileManager.default.fileExists(atPath: overlay) {
        let inside = "/sites/own/\(site.name)"
        mounts.append(.readOnly(overlay, at: inside))
        entry["overlay"] = .string(inside)
      }
      sites.append(.object(entry))
    }
    let configuration = JSONValue.object([
      "port": .int(Self.port), "sites": .array(sites), "holds": true,
    ])
    let text = String(decoding: try JSONEncoder().encode(configuration), as: UTF8.self)
    return Side(
      "sites", [executable, "serve-sites", text],
      mounts: Mount.ownExecutable() + [.readOnly(executable)] + mounts, directory: "/")
  }
}
