/// Reads the slides of an Office Open XML presentation.
struct PPTXReader {
  private let package: OpenXMLPackage
  private let main: String
  private let root: XMLElement

  init(_ package: OpenXMLPackage) throws(DocumentError) {
    self.package = package
    main = try package.mainPart()
    root = try package.xml(main)
    guard root.name == .slide("presentation") else {
      throw .unsupported(format: "a document with \(root.name.local) in place of a presentation")
    }
  }

  func slides() throws(DocumentError) -> [Slide] {
    let relationships = try package.relationships(of: main)
    var layouts: [String: String] = [:]
    var slides: [Slide] = []
    for item in root.child(.slide("sldIdLst"))?.children(.slide("sldId")) ?? [] {
      let id = item[.reference("id")] ?? ""
      guard let target = relationships.first(where: { $0.id == id })?.target else {
        throw .malformed(part: main, reason: "the slide \(id) has no part")
      }
      let page = try package.xml(target)
      var slide = Slide(isHidden: page["show"] == "0" || page["show"] == "false")
      if let tree = page.child(.slide("cSld"), .slide("spTree")) { Self.read(tree, into: &slide) }
      if let notes = try package.part("notesSlide", of: target) {
        slide.notes = try readNotes(notes)
      }
      if let layout = try package.part("slideLayout", of: target) {
        if layouts[layout] == nil {
          layouts[layout] = try package.xml(layout).child(.slide("cSld"))?["name"] ?? ""
        }
        slide.layout = layouts[layout]
      }
      slides.append(slide)
    }
    return slides
  }

  private func readNotes(_ part: String) throws(DocumentError) -> String {
    var slide = Slide()
    if let tree = try package.xml(part).child(.slide("cSld"), .slide("spTree")) {
      Self.read(tree, into: &slide)
    }
    return slide.texts.joined(separator: "\n")
  }

  private static let leftOut: Set<String> = ["dt", "ftr", "sldNum", "hdr", "sldImg"]

  private static func read(_ tree: XMLElement, into slide: inout Slide) {
    for shape in tree.children {
      switch shape.name {
      case .slide("sp"):
        let place = shape.child(.slide("nvSpPr"), .slide("nvPr"), .slide("ph"))
        let kind = place?["type"] ?? ""
        guard !leftOut.contains(kind), let body = shape.child(.slide("txBody")) else { continue }
        slide.add(text(body), isTitle: kind == "title" || kind == "ctrTitle")
      case .slide("pic"): slide.imageCount += 1
      case .slide("graphicFrame"):
        for cell in shape.descendants(.drawing("tc")) {
          if let body = cell.child(.drawing("txBody")) { slide.add(text(body)) }
        }
      case .slide("grpSp"), .compatibility("AlternateContent"), .compatibility("Choice"):
        read(shape, into: &slide)
      default: break
      }
    }
  }

  private static func text(_ body: XMLElement) -> String {
    body.children(.drawing("p")).map { paragraph in
      paragraph.children.map { part in
        switch part.name {
        case .drawing("r"), .drawing("fld"): part.child(.drawing("t"))?.text ?? ""
        case .drawing("br"): "\n"
        default: ""
        }
      }.joined()
    }.joined(separator: "\n")
  }
}
