/// A paragraph of a text document.
public struct Paragraph: Sendable, Hashable {
  /// A stretch of text that looks the same.
  public struct Run: Sendable, Hashable {
    /// The characters; tabs and line breaks are `\t` and `\n`.
    public var text: String
    /// Bold by direct formatting or a character style; a paragraph style's own is not counted.
    public var isBold: Bool
    /// Italic by direct formatting or a character style.
    public var isItalic: Bool
    /// Underlined by direct formatting or a character style, however often.
    public var isUnderlined: Bool

    /// Makes a run.
    public init(
      _ text: String, isBold: Bool = false, isItalic: Bool = false, isUnderlined: Bool = false
    ) {
      self.text = text
      self.isBold = isBold
      self.isItalic = isItalic
      self.isUnderlined = isUnderlined
    }
  }

  /// The place of a paragraph in a list.
  public struct ListItem: Sendable, Hashable {
    /// From 1 for the outermost.
    public var level: Int
    /// Numbers or letters rather than bullets.
    public var isNumbered: Bool

    /// Makes a list item.
    public init(level: Int, isNumbered: Bool) {
      self.level = level
      self.isNumbered = isNumbered
    }
  }

  /// The stretches of text in order.
  public var runs: [Run]
  /// The name of the paragraph's style as `StyleName` has it, such as `Heading 1`.
  public var style: String
  /// The level in the document's outline from 1, which styles other than headings may have too.
  public var outlineLevel: Int?
  /// Its place in a list; nil outside lists.
  public var list: ListItem?
  /// Whether a page break stands before it; a break amid its text is not counted.
  public var startsPage: Bool
  /// The pictures that are anchored in it.
  public var imageCount: Int

  /// Makes a paragraph.
  public init(
    _ runs: [Run], style: String = StyleName.normal, outlineLevel: Int? = nil,
    list: ListItem? = nil, startsPage: Bool = false, imageCount: Int = 0
  ) {
    self.runs = runs
    self.style = style
    self.outlineLevel = outlineLevel
    self.list = list
    self.startsPage = startsPage
    self.imageCount = imageCount
  }

  /// The text of all runs; tabs and line breaks are `\t` and `\n`.
  public var text: String { runs.map(\.text).joined() }

  /// 1 to 9 for the built-in styles `Heading 1` to `Heading 9`, nil for every other.
  public var headingLevel: Int? { StyleName.headingLevel(style) }

  /// Adds text, joined to the last run where it looks the same.
  mutating func append(_ run: Run) {
    guard !run.text.isEmpty else { return }
    if let last = runs.last, last.isBold == run.isBold, last.isItalic == run.isItalic,
      last.isUnderlined == run.isUnderlined
    {
      runs[runs.count - 1].text += run.text
    } else {
      runs.append(run)
    }
  }
}

/// The names of paragraph styles, the same for all formats.
public enum StyleName {
  /// The style of paragraphs that have none of their own.
  public static let normal = "Normal"

  /// The common name of a built-in style: `heading 1` is `Heading 1`, `toc 2` is `Contents 2`,
  /// `Standard` is `Normal`, `Text body` is `Body Text`; other names stay as they are.
  public static func normalised(_ name: String) -> String {
    let lower = name.lowercased()
    if let known = builtIn[lower] { return known }
    for (prefix, common) in [("heading ", "Heading "), ("toc ", "Contents ")] {
      if lower.hasPrefix(prefix), let level = Int(lower.dropFirst(prefix.count)) {
        return common + String(level)
      }
    }
    return name
  }

  static func headingLevel(_ name: String) -> Int? {
    guard name.hasPrefix("Heading "), let level = Int(name.dropFirst("Heading ".count)),
      (1...9).contains(level)
    else { return nil }
    return level
  }

  private static let builtIn = [
    "standard": normal, "default paragraph style": normal, "default style": normal,
    "normal": normal, "text body": "Body Text", "body text": "Body Text",
    "toc heading": "Contents Heading", "contents heading": "Contents Heading", "title": "Title",
    "subtitle": "Subtitle", "quotations": "Quote", "quote": "Quote", "caption": "Caption",
  ]
}
