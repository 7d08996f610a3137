/// Reads the text of an OpenDocument file, packed or flat.
struct ODTReader {
  private let file: OpenDocument
  private let body: XMLElement
  private let styles: OpenDocumentStyles
  private var blocks: [TextDocument.Block] = []
  private var nextStartsPage = false

  /// The lists around a paragraph.
  private struct ListPlace {
    var style: String?
    var level: Int
  }

  init(_ document: OpenDocument) throws(DocumentError) {
    file = document
    body = try document.body("text")
    styles = OpenDocumentStyles(document)
  }

  func document() throws(DocumentError) -> TextDocument {
    var reader = self
    reader.read(body, list: nil)
    let pages = file.styles.child(.office("master-styles"))?.children(.style("master-page"))
    let beside = ODTAnnotations(body)
    return TextDocument(
      blocks: reader.blocks, headers: Self.margins("header", pages ?? []),
      footers: Self.margins("footer", pages ?? []),
      headersHavePageNumber: Self.countsPages("header", pages ?? []),
      footersHavePageNumber: Self.countsPages("footer", pages ?? []), notes: beside.notes,
      comments: beside.comments, changes: beside.changes, page: PageSetup(openDocument: file))
  }

  private static func countsPages(_ kind: String, _ pages: [XMLElement]) -> Bool {
    parts(kind, pages).contains { !$0.descendants(.text("page-number")).isEmpty }
  }

  /// The headers or footers that are shown.
  private static func parts(_ kind: String, _ pages: [XMLElement]) -> [XMLElement] {
    pages.flatMap { page in
      ["", "-left", "-first"].flatMap { page.children(.style(kind + $0)) }
        .filter { $0[.style("display")] != "false" }
    }
  }

  private static func margins(_ kind: String, _ pages: [XMLElement]) -> [String] {
    parts(kind, pages).flatMap { OpenDocumentRuns.paragraphs(in: $0) }.filter { !$0.isEmpty }
  }

  private mutating func read(_ container: XMLElement, list: ListPlace?) {
    for child in container.children {
      switch child.name {
      case .text("p"), .text("h"): blocks.append(.paragraph(paragraph(child, list: list)))
      case .table("table"): blocks.append(.table(Self.table(child)))
      case .text("table-of-content"): blocks.append(.contents(contents(child)))
      case .text("list"):
        let style = child[.text("style-name")] ?? list?.style
        read(child, list: ListPlace(style: style, level: (list?.level ?? 0) + 1))
      case .text("list-item"), .text("list-header"), .text("section"), .text("index-body"),
        .text("alphabetical-index"), .text("bibliography"), .text("illustration-index"),
        .text("table-index"), .text("user-index"), .text("object-index"), .text("index-title"):
        read(child, list: list)
      default: break
      }
    }
  }

  private mutating func paragraph(_ element: XMLElement, list: ListPlace?) -> Paragraph {
    let style = element[.text("style-name")]
    let name = styles.visibleName("paragraph", style) ?? StyleName.normal
    var paragraph = Paragraph([], style: StyleName.normalised(name))
    if element.name == .text("h") {
      paragraph.outlineLevel = element[.text("outline-level")].flatMap { Int($0) } ?? 1
    }
    paragraph.list = list.map {
      Paragraph.ListItem(level: $0.level, isNumbered: isNumbered($0))
    }
    for run in OpenDocumentRuns(element).runs {
      paragraph.append(look(run, paragraph: style))
    }
    paragraph.imageCount = element.descendants(.draw("image")).count
    let page = "paragraph-properties"
    let breakBefore = styles.property(.format("break-before"), in: page, of: "paragraph", style)
    let breakAfter = styles.property(.format("break-after"), in: page, of: "paragraph", style)
    let master = styles.chain("paragraph", style).first?[.style("master-page-name")] ?? ""
    // A page style on the very first paragraph says how the first page looks.
    paragraph.startsPage =
      nextStartsPage || breakBefore == "page" || (!master.isEmpty && !blocks.isEmpty)
    nextStartsPage = breakAfter == "page"
    return paragraph
  }

  private func isNumbered(_ place: ListPlace) -> Bool {
    let levels = place.style.flatMap { styles.lists[$0] }.map { Array($0.children) } ?? []
    let own = levels.first { $0[.text("level")] == String(place.level) }
    guard own?.name == .text("list-level-style-number") else { return false }
    return own?[.style("num-format")]?.isEmpty == false
  }

  private func look(_ run: OpenDocumentRuns.Run, paragraph: String?) -> Paragraph.Run {
    func value(_ attribute: XMLName) -> String? {
      styles.property(attribute, in: "text-properties", of: "text", run.style)
        ?? styles.directProperty(attribute, in: "text-properties", of: "paragraph", paragraph)
    }
    let underline = value(.style("text-underline-style")) ?? "none"
    return Paragraph.Run(
      run.text, isBold: value(.format("font-weight")) == "bold",
      isItalic: value(.format("font-style")) == "italic", isUnderlined: underline != "none")
  }

  private func contents(_ element: XMLElement) -> ContentsTable {
    guard let body = element.child(.text("index-body")) else { return ContentsTable(entries: []) }
    var reader = self
    reader.blocks = []
    reader.read(body, list: nil)
    let title = body.child(.text("index-title")).map {
      OpenDocumentRuns.paragraphs(in: $0).joined(separator: "\n")
    }
    var table = DOCXReader.contents(TextDocument(blocks: reader.blocks).paragraphs)
    table.title = title ?? table.title
    return table
  }

  private static func table(_ element: XMLElement) -> TextTable {
    var rows: [[String]] = []
    collectRows(element, into: &rows)
    return TextTable(rows: rows)
  }

  private static func collectRows(_ group: XMLElement, into rows: inout [[String]]) {
    for child in group.children {
      switch child.name {
      case .table("table-row"):
        rows.append(
          child.children(.table("table-cell")).map {
            OpenDocumentRuns.paragraphs(in: $0).joined(separator: "\n")
          })
      case .table("table-header-rows"), .table("table-rows"), .table("table-row-group"):
        collectRows(child, into: &rows)
      default: break
      }
    }
  }
}
