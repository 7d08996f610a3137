/// The paper of a document and what is left free on it, in millimetres.
public struct PageSetup: Sendable, Hashable {
  /// From left to right as the page is held.
  public var width: Double
  /// From top to bottom.
  public var height: Double
  /// Free at the top, to the text or the header.
  public var top: Double
  /// Free at the bottom, to the text or the footer.
  public var bottom: Double
  /// Free at the left.
  public var left: Double
  /// Free at the right.
  public var right: Double

  /// Makes a page set-up.
  public init(
    width: Double, height: Double, top: Double, bottom: Double, left: Double, right: Double
  ) {
    self.width = width
    self.height = height
    self.top = top
    self.bottom = bottom
    self.left = left
    self.right = right
  }

  /// Reads a `w:sectPr` (ECMA-376 part 1, section 17.6.17), whose lengths are twentieths of points.
  init?(openXML section: XMLElement) {
    func length(_ element: String, _ name: String) -> Double? {
      section.child(.word(element))?[.word(name)].flatMap { Double($0) }.map { $0 / 1440 * 25.4 }
    }
    guard let width = length("pgSz", "w"), let height = length("pgSz", "h") else { return nil }
    // A header stands inside the top margin of these formats, so that its own edge counts.
    func edge(_ side: String, _ part: String, _ reference: String) -> Double {
      let outer = length("pgMar", side) ?? 0
      let hasPart = section.child(.word(reference)) != nil
      return hasPart ? min(outer, length("pgMar", part) ?? outer) : outer
    }
    self.init(
      width: width, height: height, top: edge("top", "header", "headerReference"),
      bottom: edge("bottom", "footer", "footerReference"), left: length("pgMar", "left") ?? 0,
      right: length("pgMar", "right") ?? 0)
  }

  /// Reads the page layout of the first master page (OpenDocument 1.3 part 3, section 16.5).
  init?(openDocument document: OpenDocument) {
    let pages = document.styles.child(.office("master-styles"))?.children(.style("master-page"))
    let master = pages?.first { $0[.style("name")] == "Standard" } ?? pages?.first
    let layouts = document.styles.child(.office("automatic-styles"))?
      .children(.style("page-layout"))
    let layout = layouts?.first { $0[.style("name")] == master?[.style("page-layout-name")] }
    guard let properties = layout?.child(.style("page-layout-properties")),
      let width = properties[.format("page-width")].flatMap(Self.millimetres),
      let height = properties[.format("page-height")].flatMap(Self.millimetres)
    else { return nil }
    let all = properties[.format("margin")].flatMap(Self.millimetres) ?? 0
    func margin(_ side: String) -> Double {
      properties[.format("margin-" + side)].flatMap(Self.millimetres) ?? all
    }
    self.init(
      width: width, height: height, top: margin("top"), bottom: margin("bottom"),
      left: margin("left"), right: margin("right"))
  }

  /// A length such as `2.5cm`; nil for anything else.
  private static func millimetres(_ text: String) -> Double? {
    let units: [(String, Double)] = [
      ("mm", 1), ("cm", 10), ("in", 25.4), ("pt", 25.4 / 72), ("pc", 25.4 / 6),
    ]
    for (unit, size) in units where text.hasSuffix(unit) {
      return Double(text.dropLast(unit.count)).map { $0 * size }
    }
    return nil
  }
}
