/// Collects one paragraph of an Office Open XML text.
struct DOCXParagraph {
  private(set) var paragraph: Paragraph
  /// Whether a page break ends it, so that the next one starts a page.
  private(set) var endsPage = false
  private let styles: DOCXStyles

  init(_ element: XMLElement, styles: DOCXStyles) {
    self.styles = styles
    let properties = element.child(.word("pPr"))
    paragraph = Paragraph(
      [], style: styles.name(properties?.child(.word("pStyle"))?[.word("val")]))
    let level = styles.property("outlineLvl", of: properties)?[.word("val")].flatMap { Int($0) }
    // Level 9 stands for body text.
    paragraph.outlineLevel = level.flatMap { (0...8).contains($0) ? $0 + 1 : nil }
    paragraph.list = styles.list(of: properties)
    if let page = styles.property("pageBreakBefore", of: properties) {
      paragraph.startsPage = XLSXReader.isTrue(page[.word("val")] ?? "1")
    }
    collect(element)
  }

  private mutating func collect(_ element: XMLElement) {
    for child in element.children {
      switch child.name {
      case .word("r"): collectRun(child)
      // What a tracked change took away is no text, and a fallback repeats its choice.
      case .word("pPr"), .word("del"), .word("moveFrom"), .compatibility("Fallback"): break
      default: collect(child)
      }
    }
  }

  private mutating func collectRun(_ run: XMLElement) {
    let properties = run.child(.word("rPr"))
    let look = Paragraph.Run(
      "", isBold: styles.isSet("b", of: properties), isItalic: styles.isSet("i", of: properties),
      isUnderlined: styles.isSet("u", of: properties))
    for child in run.children { collect(part: child, look: look) }
  }

  private mutating func collect(part: XMLElement, look: Paragraph.Run) {
    var run = look
    switch part.name {
    case .word("t"): run.text = part.text
    case .word("tab"), .word("ptab"): run.text = "\t"
    case .word("br") where part[.word("type")] == "page":
      if paragraph.runs.isEmpty { paragraph.startsPage = true } else { endsPage = true }
      return
    case .word("br"), .word("cr"): run.text = "\n"
    case .word("noBreakHyphen"): run.text = "\u{2011}"
    case .word("sym"): run.text = "\u{FFFD}"
    case .word("drawing"), .word("pict"): return countImages(part)
    case .compatibility("AlternateContent"):
      for inner in part.child(.compatibility("Choice"))?.children.map({ $0 }) ?? [] {
        collect(part: inner, look: look)
      }
      return
    default: return
    }
    if !run.text.isEmpty { endsPage = false }
    paragraph.append(run)
  }

  private mutating func countImages(_ drawing: XMLElement) {
    paragraph.imageCount += drawing.descendants(.picture("pic")).count
    let vector = XMLName("imagedata", in: "urn:schemas-microsoft-com:vml")
    paragraph.imageCount += drawing.descendants(vector).count
  }
}
