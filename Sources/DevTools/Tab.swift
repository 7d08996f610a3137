/// A page that is open in the browser.
public struct Tab: Codable, Sendable, Hashable {
  /// The target id, which stays while the tab is open.
  public var id: String
  /// The page's title, at most 1000 characters.
  public var title: String
  /// The page's address, at most 4096 characters.
  public var url: String

  /// Makes a tab.
  public init(id: String, title: String, url: String) {
    self.id = id
    self.title = title
    self.url = url
  }
}
