/// Reads the slides of an OpenDocument presentation, packed or flat.
struct ODPReader {
  private let body: XMLElement
  private let styles: OpenDocumentStyles
  private let masters: [String: String]

  init(_ document: OpenDocument) throws(DocumentError) {
    body = try document.body("presentation")
    styles = OpenDocumentStyles(document)
    let pages = document.styles.child(.office("master-styles"))?.children(.style("master-page"))
    var masters: [String: String] = [:]
    for page in pages ?? [] {
      guard let name = page[.style("name")] else { continue }
      masters[name] = page[.style("display-name")] ?? OpenDocumentStyles.decode(name)
    }
    self.masters = masters
  }

  func slides() -> [Slide] {
    body.children(.draw("page")).map { page in
      var slide = Slide()
      slide.isHidden =
        styles.property(
          .show("visibility"), in: "drawing-page-properties", of: "drawing-page",
          page[.draw("style-name")]) == "hidden"
      slide.layout = page[.draw("master-page-name")].map {
        masters[$0] ?? OpenDocumentStyles.decode($0)
      }
      Self.read(page, into: &slide)
      if let notes = page.child(.show("notes")) {
        var inner = Slide()
        Self.read(notes, into: &inner)
        slide.notes = inner.texts.joined(separator: "\n")
      }
      return slide
    }
  }

  private static let leftOut: Set<String> = [
    "date-time", "footer", "page-number", "header", "page",
  ]

  private static func read(_ container: XMLElement, into slide: inout Slide) {
    for shape in container.children where shape.name.namespace == XMLName.draw("").namespace {
      let kind = shape[.show("class")] ?? ""
      guard !leftOut.contains(kind) else { continue }
      switch shape.name.local {
      case "g", "a": read(shape, into: &slide)
      case "frame": readFrame(shape, isTitle: kind == "title", into: &slide)
      default:
        slide.add(OpenDocumentRuns.paragraphs(in: shape).joined(separator: "\n"))
      }
    }
  }

  private static func readFrame(_ frame: XMLElement, isTitle: Bool, into slide: inout Slide) {
    if let table = frame.child(.table("table")) {
      for cell in table.descendants(.table("table-cell")) {
        slide.add(OpenDocumentRuns.paragraphs(in: cell).joined(separator: "\n"))
      }
    } else if let box = frame.child(.draw("text-box")) {
      slide.add(OpenDocumentRuns.paragraphs(in: box).joined(separator: "\n"), isTitle: isTitle)
    } else if frame.child(.draw("image")) != nil, frame.child(.draw("object")) == nil {
      // A chart or formula carries a picture of itself, which is no picture of the slide.
      slide.imageCount += 1
    }
  }
}
