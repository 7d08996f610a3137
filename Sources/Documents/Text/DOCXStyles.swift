/// The styles and lists of an Office Open XML text.
struct DOCXStyles {
  private var styles: [String: XMLElement] = [:]
  private var defaultParagraph: String?
  /// Number formats by list and level, such as `bullet` or `decimal`.
  private var formats: [String: [Int: String]] = [:]

  init(_ package: OpenXMLPackage, main: String) throws(DocumentError) {
    if let part = try package.part("styles", of: main) {
      for style in try package.xml(part).children(.word("style")) {
        guard let id = style[.word("styleId")] else { continue }
        styles[id] = style
        let isDefault = XLSXReader.isTrue(style[.word("default")])
        if isDefault, style[.word("type")] == "paragraph" { defaultParagraph = id }
      }
    }
    guard let part = try package.part("numbering", of: main) else { return }
    let root = try package.xml(part)
    var kinds: [String: [Int: String]] = [:]
    for item in root.children(.word("abstractNum")) {
      guard let id = item[.word("abstractNumId")] else { continue }
      for level in item.children(.word("lvl")) {
        guard let depth = level[.word("ilvl")].flatMap({ Int($0) }) else { continue }
        kinds[id, default: [:]][depth] = level.child(.word("numFmt"))?[.word("val")]
      }
    }
    for item in root.children(.word("num")) {
      guard let id = item[.word("numId")],
        let kind = item.child(.word("abstractNumId"))?[.word("val")]
      else { continue }
      formats[id] = kinds[kind]
    }
  }

  /// The style and those it is based on, nearest first.
  private func chain(_ id: String?) -> [XMLElement] {
    var found: [XMLElement] = []
    var next = id
    while let id = next, found.count < 64, let style = styles[id] {
      found.append(style)
      next = style.child(.word("basedOn"))?[.word("val")]
    }
    return found
  }

  /// The common name of a paragraph's style.
  func name(_ id: String?) -> String {
    guard let id = id ?? defaultParagraph else { return StyleName.normal }
    return StyleName.normalised(styles[id]?.child(.word("name"))?[.word("val")] ?? id)
  }

  /// A property of the paragraph, or else of its styles.
  func property(_ name: String, of properties: XMLElement?) -> XMLElement? {
    if let own = properties?.child(.word(name)) { return own }
    let id = properties?.child(.word("pStyle"))?[.word("val")] ?? defaultParagraph
    return chain(id).lazy.compactMap { $0.child(.word("pPr"), .word(name)) }.first
  }

  /// Whether a run has a property, by itself or by its character style.
  func isSet(_ name: String, of properties: XMLElement?) -> Bool {
    let style = properties?.child(.word("rStyle"))?[.word("val")]
    let found =
      properties?.child(.word(name))
      ?? chain(style).lazy.compactMap { $0.child(.word("rPr"), .word(name)) }.first
    guard let found else { return false }
    return !["0", "false", "off", "none"].contains(found[.word("val")] ?? "1")
  }

  func list(of properties: XMLElement?) -> Paragraph.ListItem? {
    guard let numbering = property("numPr", of: properties),
      let id = numbering.child(.word("numId"))?[.word("val")], id != "0"
    else { return nil }
    let level = numbering.child(.word("ilvl"))?[.word("val")].flatMap { Int($0) } ?? 0
    guard (0...8).contains(level), let format = formats[id]?[level], format != "none" else {
      return nil
    }
    return Paragraph.ListItem(level: level + 1, isNumbered: format != "bullet")
  }
}
