/// A file of slides: pptx, odp or flat fodp.
public struct Presentation: Sendable, Hashable {
  /// The slides in the order of showing, hidden ones among them.
  public var slides: [Slide]

  /// Makes a presentation.
  public init(slides: [Slide]) { self.slides = slides }

  /// Reads a presentation, whose format its bytes tell.
  ///
  /// - Throws: `DocumentError`.
  public init(_ bytes: [UInt8]) throws(DocumentError) {
    switch try OfficeFile(bytes) {
    case .openXML(let package): slides = try PPTXReader(package).slides()
    case .openDocument(let document): slides = try ODPReader(document).slides()
    }
  }
}

/// One slide.
public struct Slide: Sendable, Hashable {
  /// The text of the title's placeholder; nil where the slide has none or it is empty.
  public var title: String?
  /// The texts of all shapes, the title's among them, in the order of the file; each cell of a
  /// table is one. Dates, footers and slide numbers are left out.
  public var texts: [String]
  /// The speaker's notes; empty for none.
  public var notes: String
  /// Whether showing skips it.
  public var isHidden: Bool
  /// The name of the slide's layout in pptx, of its master page in odp.
  public var layout: String?
  /// The pictures on it.
  public var imageCount: Int

  /// Makes a slide.
  public init(
    title: String? = nil, texts: [String] = [], notes: String = "", isHidden: Bool = false,
    layout: String? = nil, imageCount: Int = 0
  ) {
    self.title = title
    self.texts = texts
    self.notes = notes
    self.isHidden = isHidden
    self.layout = layout
    self.imageCount = imageCount
  }

  /// Adds the text of a shape, unless it is empty.
  mutating func add(_ text: String, isTitle: Bool = false) {
    guard !text.trimmed.isEmpty else { return }
    texts.append(text)
    if isTitle, title == nil { title = text }
  }
}
