import Mustache

/// A web site as a folder of text describes it.
public struct SiteDefinition: Sendable {
  /// The site's name, as `site.yaml` gives it.
  public var title: String
  /// The parameters that the site declares, with their defaults or the values given.
  public var parameters: [String: String]

  var folder: String
  var routes: [Route]
  var templates: MustacheLibrary
  var hasErrorTemplate: Bool
  /// Files by their path below `static`.
  var staticFiles: [String: StaticFile]
}

extension SiteDefinition {
  /// Reads a site's folder, and tries its schema, its data and every statement of it.
  ///
  /// - Parameters:
  ///   - folder: The path of a folder with `site.yaml` in it.
  ///   - parameters: Values that take the place of the declared defaults.
  /// - Throws: Every problem found, with file and line.
  public static func load(
    _ folder: String, parameters: [String: String] = [:]
  ) throws(SiteError) -> SiteDefinition {
    let log = ProblemLog()
    let reader = try SiteReader(folder: folder, parameters: parameters, log: log)
    let definition = reader.read()
    try log.throwIfAny()
    try StatementTrial(definition: definition).run()
    return definition
  }
}

/// A file that is served as it is.
struct StaticFile: Sendable, Hashable {
  var mediaType: String
  var bytes: [UInt8]
}
