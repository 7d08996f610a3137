/// What stands ready before the agent is asked.
public struct Setup: Sendable, Hashable {
  /// Files and folders of the home, none twice.
  public var files: [PlacedFile]
  /// Web sites served beside the agent's side.
  public var sites: [PlacedSite]
  /// Applications, opened in this order.
  public var open: [OpenedApplication]

  /// Makes a set-up, by default one that places and opens nothing.
  public init(
    files: [PlacedFile] = [], sites: [PlacedSite] = [], open: [OpenedApplication] = []
  ) {
    self.files = files
    self.sites = sites
    self.open = open
  }

  /// A file or folder of the home.
  public struct PlacedFile: Sendable, Hashable {
    /// Where it goes, below the home, without a leading slash.
    public var path: String
    /// What it is made from.
    public var source: Source
    /// Permissions such as `0o644`; nil for the usual ones.
    public var mode: UInt16?
    /// The modification time as seconds since 1970; nil for the desktop's fixed start.
    public var modified: Double?

    /// Makes a placed file from its path below the home and what it is made from.
    public init(path: String, source: Source, mode: UInt16? = nil, modified: Double? = nil) {
      self.path = path
      self.source = source
      self.mode = mode
      self.modified = modified
    }

    /// What it is made from.
    public enum Source: Sendable, Hashable {
      case folder
      /// The drawn text of an asset, or of the task file itself, written as it is.
      case text(String)
      /// The drawn text of an asset that is built into another format: the asset's extension,
      /// such as `fods`, and the path's, such as `xlsx`, say how.
      case built(text: String, from: String, to: String)
    }
  }

  /// A web site served beside the agent's sandbox as `http://NAME.test/`.
  public struct PlacedSite: Sendable, Hashable {
    /// The host's name without `.test`: a-z, 0-9 and hyphens.
    public var name: String
    /// The absolute path of the site's folder.
    public var folder: String
    /// Where the task file says so.
    public var location: SourceLocation

    /// The host that it is served as.
    public var host: String { "\(name).test" }

    /// Makes a site from its name and the absolute path of its folder.
    public init(name: String, folder: String, location: SourceLocation) {
      self.name = name
      self.folder = folder
      self.location = location
    }
  }

  /// An application opened before the agent is asked, and waited for until it is ready.
  public struct OpenedApplication: Sendable, Hashable {
    /// A name of the catalogue.
    public var application: String
    /// A path below the home to open.
    public var file: String?
    /// An address to open, for the browser.
    public var url: String?
    /// Where the task file says so.
    public var location: SourceLocation

    /// Makes an opened application from a name of the catalogue.
    public init(
      application: String, file: String? = nil, url: String? = nil, location: SourceLocation
    ) {
      self.application = application
      self.file = file
      self.url = url
      self.location = location
    }
  }
}
