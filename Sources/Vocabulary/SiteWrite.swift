/// A write to a trial's site that has been submitted and is not carried out yet.
public struct SiteWrite: Codable, Sendable, Hashable {
  /// Counts the writes of a trial from 1.
  public var number: Int
  /// The site's name.
  public var site: String
  /// What kind of action it is, as the site's route says.
  public var kind: ActionKind
  /// The path that it was submitted to, such as `/order`.
  public var path: String
  /// The fields of the form.
  public var fields: [String: String]

  /// Makes the record of a write.
  public init(
    number: Int, site: String, kind: ActionKind, path: String, fields: [String: String] = [:]
  ) {
    self.number = number
    self.site = site
    self.kind = kind
    self.path = path
    self.fields = fields
  }

  /// The write as something that has changed in its service.
  public func effect(step: Int?) -> Effect {
    Effect(
      .created, String(path.drop { $0 == "/" }), service: site, step: step, does: kind)
  }
}

/// What becomes of a write to a site.
public enum WriteDecision: Sendable, Hashable {
  /// It is carried out now.
  case release
  /// It is not carried out; the text says why, and is shown to whoever submitted it.
  case deny(String)
  /// It is kept, to be carried out or dropped later.
  case putOff(String)
}
