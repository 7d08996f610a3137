/// A document of a word processor: docx, odt or flat fodt.
public struct TextDocument: Sendable, Hashable {
  /// What stands below each other in the body.
  public enum Block: Sendable, Hashable {
    case paragraph(Paragraph)
    case table(TextTable)
    case contents(ContentsTable)
  }

  /// The body in its order.
  public var blocks: [Block]
  /// The texts of the paragraphs of all headers.
  public var headers: [String]
  /// The texts of the paragraphs of all footers.
  public var footers: [String]
  /// Whether a header counts the pages by a field.
  public var headersHavePageNumber: Bool
  /// Whether a footer counts the pages by a field.
  public var footersHavePageNumber: Bool
  /// The footnotes and endnotes in the order of their marks.
  public var notes: [TextNote]
  /// The comments.
  public var comments: [TextComment]
  /// The changes that were recorded and neither accepted nor rejected.
  public var changes: [TrackedChange]
  /// The paper of the document's last section, or of its standard pages; nil where none is set.
  public var page: PageSetup?

  /// Makes a document.
  public init(
    blocks: [Block], headers: [String] = [], footers: [String] = [],
    headersHavePageNumber: Bool = false, footersHavePageNumber: Bool = false,
    notes: [TextNote] = [], comments: [TextComment] = [], changes: [TrackedChange] = [],
    page: PageSetup? = nil
  ) {
    self.blocks = blocks
    self.headers = headers
    self.footers = footers
    self.headersHavePageNumber = headersHavePageNumber
    self.footersHavePageNumber = footersHavePageNumber
    self.notes = notes
    self.comments = comments
    self.changes = changes
    self.page = page
  }

  /// Reads a document, whose format its bytes tell.
  ///
  /// - Throws: `DocumentError`.
  public init(_ bytes: [UInt8]) throws(DocumentError) {
    switch try OfficeFile(bytes) {
    case .openXML(let package): self = try DOCXReader(package).document()
    case .openDocument(let document): self = try ODTReader(document).document()
    }
  }

  /// The paragraphs of the body outside tables and tables of contents.
  public var paragraphs: [Paragraph] {
    blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph } else { nil } }
  }

  /// The paragraphs with a built-in heading style and some text.
  public var headings: [Paragraph] {
    paragraphs.filter { $0.headingLevel != nil && $0.text.contains { !$0.isWhitespace } }
  }

  /// The tables of the body.
  public var tables: [TextTable] {
    blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  /// The tables of contents.
  public var contents: [ContentsTable] {
    blocks.compactMap { if case .contents(let contents) = $0 { contents } else { nil } }
  }

  /// The pictures in the body's paragraphs outside tables.
  public var imageCount: Int { paragraphs.map(\.imageCount).reduce(0, +) }
}

/// Rows of cells in a text.
public struct TextTable: Sendable, Hashable {
  /// The cells' texts by rows, the paragraphs of a cell joined by line breaks.
  public var rows: [[String]]

  /// Makes a table.
  public init(rows: [[String]]) { self.rows = rows }
}

/// A table of contents that the application can update; typed lists of titles are none.
public struct ContentsTable: Sendable, Hashable {
  /// One line of the table.
  public struct Entry: Sendable, Hashable {
    /// The line without its page number.
    public var text: String
    /// From 1, where the line's style tells it.
    public var level: Int?

    /// Makes an entry.
    public init(text: String, level: Int? = nil) {
      self.text = text
      self.level = level
    }

    /// Takes the page number off a line such as `Overview⇥3`.
    init(line: Paragraph) {
      let cells = line.text.split(separator: "\t", omittingEmptySubsequences: false)
      let isPage = cells.last?.allSatisfy { $0.isNumber || "ivxlcIVXLC ".contains($0) } ?? false
      let kept = cells.count > 1 && isPage ? cells.dropLast() : cells[...]
      text = kept.joined(separator: "\t").trimmed
      level =
        line.style.hasPrefix("Contents ") ? Int(line.style.dropFirst("Contents ".count)) : nil
    }
  }

  /// The title above the entries, where there is one.
  public var title: String?
  /// The lines below the title, in order.
  public var entries: [Entry]

  /// Makes a table of contents.
  public init(title: String? = nil, entries: [Entry]) {
    self.title = title
    self.entries = entries
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  var trimmed: String {
    let start = drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
