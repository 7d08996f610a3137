/// Reads the text of an Office Open XML file.
struct DOCXReader {
  private let package: OpenXMLPackage
  private let main: String
  private let body: XMLElement
  private let styles: DOCXStyles
  private var blocks: [TextDocument.Block] = []
  private var nextStartsPage = false
  private var field = ContentsField()
  /// The lines of a table of contents that is a bare field, while it lasts.
  private var lines: [Paragraph] = []

  init(_ package: OpenXMLPackage) throws(DocumentError) {
    self.package = package
    main = try package.mainPart()
    let root = try package.xml(main)
    guard root.name == .word("document") else {
      throw .unsupported(format: "a document with \(root.name.local) in place of a text")
    }
    guard let body = root.child(.word("body")) else { throw .missingPart("the body of \(main)") }
    self.body = body
    styles = try DOCXStyles(package, main: main)
  }

  func document() throws(DocumentError) -> TextDocument {
    var reader = self
    reader.read(body)
    reader.endContents()
    let beside = DOCXAnnotations(package: package, main: main, body: body, styles: styles)
    return TextDocument(
      blocks: reader.blocks, headers: try margin("header"), footers: try margin("footer"),
      headersHavePageNumber: try countsPages("header"),
      footersHavePageNumber: try countsPages("footer"), notes: try beside.notes(),
      comments: try beside.comments(), changes: beside.changes(),
      page: body.child(.word("sectPr")).flatMap { PageSetup(openXML: $0) })
  }

  /// Whether a header or footer has a field `PAGE`.
  private func countsPages(_ kind: String) throws(DocumentError) -> Bool {
    for part in try package.relationships(of: main) where part.kind == kind {
      let root = try package.xml(part.target)
      let fields =
        root.descendants(.word("instrText")).map(\.text)
        + root.descendants(.word("fldSimple")).compactMap { $0[.word("instr")] }
      if fields.contains(where: { $0.split(separator: " ").first?.uppercased() == "PAGE" }) {
        return true
      }
    }
    return false
  }

  private func margin(_ kind: String) throws(DocumentError) -> [String] {
    var texts: [String] = []
    for part in try package.relationships(of: main) where part.kind == kind {
      let paragraphs = try package.xml(part.target).descendants(.word("p"))
      texts += paragraphs.map { DOCXParagraph($0, styles: styles).paragraph.text }
        .filter { !$0.isEmpty }
    }
    return texts
  }

  private mutating func read(_ container: XMLElement) {
    for child in container.children {
      switch child.name {
      case .word("p"): readParagraph(child)
      case .word("tbl"): blocks.append(.table(table(child)))
      case .word("sdt"):
        guard let content = child.child(.word("sdtContent")) else { continue }
        if isContents(child) { readContents(content) } else { read(content) }
      case .word("customXml"), .word("ins"): read(child)
      default: break
      }
    }
  }

  private mutating func readParagraph(_ element: XMLElement) {
    let collected = DOCXParagraph(element, styles: styles)
    var paragraph = collected.paragraph
    if nextStartsPage { paragraph.startsPage = true }
    nextStartsPage = collected.endsPage
    let wasOpen = field.isOpen
    let isContents = field.read(element) || wasOpen
    if isContents {
      lines.append(paragraph)
      if !field.isOpen { endContents() }
    } else {
      blocks.append(.paragraph(paragraph))
    }
  }

  private mutating func endContents() {
    guard !lines.isEmpty else { return }
    blocks.append(.contents(Self.contents(lines)))
    lines = []
  }

  private func isContents(_ container: XMLElement) -> Bool {
    let gallery = container.child(
      .word("sdtPr"), .word("docPartObj"), .word("docPartGallery"))?[.word("val")]
    return gallery == "Table of Contents"
  }

  private mutating func readContents(_ content: XMLElement) {
    let lines = content.descendants(.word("p")).map { DOCXParagraph($0, styles: styles).paragraph }
    blocks.append(.contents(Self.contents(lines)))
  }

  static func contents(_ lines: [Paragraph]) -> ContentsTable {
    let title = lines.first { $0.style == "Contents Heading" }?.text
    let entries = lines.filter { $0.style != "Contents Heading" && !$0.text.trimmed.isEmpty }
    return ContentsTable(title: title, entries: entries.map { ContentsTable.Entry(line: $0) })
  }

  private func table(_ element: XMLElement) -> TextTable {
    TextTable(
      rows: element.children(.word("tr")).map { row in
        row.children(.word("tc")).map { cell in
          cell.descendants(.word("p")).map { DOCXParagraph($0, styles: styles).paragraph.text }
            .joined(separator: "\n")
        }
      })
  }
}

/// Follows the fields through paragraphs to find a table of contents that is only a field.
private struct ContentsField {
  private var depth = 0
  private var contentsDepth: Int?

  /// Whether a table of contents goes on behind what was read.
  var isOpen: Bool { contentsDepth != nil }

  /// Reads a paragraph; true where it holds a part of a table of contents.
  mutating func read(_ element: XMLElement) -> Bool {
    var found = false
    for child in element.children {
      switch child.name {
      case .word("fldChar"):
        if child[.word("fldCharType")] == "begin" { depth += 1 }
        if child[.word("fldCharType")] == "end" {
          if contentsDepth == depth { contentsDepth = nil }
          depth = max(0, depth - 1)
        }
      case .word("instrText"):
        if contentsDepth == nil, Self.isContents(child.text) {
          contentsDepth = depth
          found = true
        }
      case .word("fldSimple"):
        if Self.isContents(child[.word("instr")] ?? "") { found = true }
        if read(child) { found = true }
      default:
        if read(child) { found = true }
      }
    }
    return found
  }

  private static func isContents(_ instruction: String) -> Bool {
    instruction.split(separator: " ").first?.uppercased() == "TOC"
  }
}
