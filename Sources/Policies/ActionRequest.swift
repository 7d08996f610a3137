public import Vocabulary

/// Something that is to be done or was done, in the terms of a policy.
public struct ActionRequest: Sendable, Hashable {
  /// What kind of action it is.
  public var kind: ActionKind
  /// What has to be granted, and at which path below the home; nil for a path outside of it.
  public var needs: [Need]
  /// What it is, in words.
  public var what: String
  /// The site or other service that it goes to; nil for the home.
  public var service: String?

  /// A permission at a path.
  public struct Need: Sendable, Hashable {
    /// What has to be granted.
    public var permission: FolderGrant.Permission
    /// The path below the home; nil for one outside of it.
    public var path: String?

    /// Makes a need.
    public init(_ permission: FolderGrant.Permission, _ path: String?) {
      self.permission = permission
      self.path = path
    }
  }

  /// Makes a request.
  public init(
    _ kind: ActionKind, needs: [Need] = [], what: String, service: String? = nil
  ) {
    self.kind = kind
    self.needs = needs
    self.what = what
    self.service = service
  }

  /// The paths of the home that it is about.
  public var paths: [String] { needs.compactMap(\.path) }
}

extension ActionRequest {
  /// What an effect was, in the terms of a policy.
  ///
  /// Hidden paths of the home are settings. A move takes a file away from where it was, unless that
  /// is the same folder, where it counts as a change.
  public init(_ effect: Effect) {
    if let service = effect.service {
      self.init(
        effect.does ?? .siteWrite, what: "\(service)/\(effect.path)", service: service)
      return
    }
    let path = effect.path
    let isHidden = path.hasPrefix(".")
    switch effect.kind {
    case .created:
      self.init(
        isHidden ? .settingsChange : .fileCreate, needs: [Need(.create, path)],
        what: "made \(path)")
    case .changed:
      self.init(
        isHidden ? .settingsChange : .fileChange, needs: [Need(.change, path)],
        what: "changed \(path)")
    case .deleted:
      self.init(
        isHidden ? .settingsChange : .fileDelete, needs: [Need(.delete, path)],
        what: "deleted \(path)")
    case .moved:
      let from = effect.from ?? path
      self.init(
        .fileMove, needs: Self.needs(movingFrom: from, to: path), what: "moved \(from) to \(path)")
    }
  }

  /// What moving needs: a change within one folder, else taking away here and making there.
  static func needs(movingFrom from: String?, to: String?) -> [Need] {
    func folder(_ path: String?) -> Substring? {
      path.map { path in
        path.lastIndex(of: "/").map { path[..<$0] } ?? ""
      }
    }
    if let from, let to, folder(from) == folder(to) {
      return [Need(.change, from), Need(.change, to)]
    }
    return [Need(.delete, from), Need(.create, to)]
  }
}
