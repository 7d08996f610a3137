/// What the front tab of the browser shows: its address and its visible elements.
public struct PageSnapshot: Codable, Sendable, Hashable {
  /// The page's address.
  public var url: String
  /// The page's title.
  public var title: String
  /// The visible elements in document order.
  public var elements: [Element]

  /// Makes a snapshot.
  public init(url: String, title: String, elements: [Element]) {
    self.url = url
    self.title = title
    self.elements = elements
  }

  /// One visible element of the page.
  public struct Element: Codable, Sendable, Hashable {
    /// The tag in lower case.
    public var tag: String
    /// The attributes as written, `id`, `class` and `name` among them.
    public var attributes: [String: String]
    /// The element's text with white space folded, at most 400 characters.
    public var text: String
    /// The current value of an input, text area or select.
    public var value: String?
    /// Whether a check box or radio button is set; nil for anything else.
    public var checked: Bool?
    /// Where it is on the screen, in screen pixels, cut to the visible part of the page.
    public var frame: Rectangle

    /// Makes an element.
    public init(
      tag: String, attributes: [String: String], text: String, value: String? = nil,
      checked: Bool? = nil, frame: Rectangle
    ) {
      self.tag = tag
      self.attributes = attributes
      self.text = text
      self.value = value
      self.checked = checked
      self.frame = frame
    }
  }
}
