/// The styles that a part of an OpenDocument file can use, by family and name.
struct OpenDocumentStyles {
  private struct Key: Hashable {
    var family: String
    var name: String
  }

  private var styles: [Key: XMLElement] = [:]
  private var automatic: Set<Key> = []
  /// List styles by name.
  private(set) var lists: [String: XMLElement] = [:]
  /// Number, currency, percentage, date, time, boolean and text formats by name.
  private(set) var formats: [String: XMLElement] = [:]

  /// The common styles and those that were made for direct formatting, which win.
  init(_ document: OpenDocument) {
    self.init(common: document.styles, automatic: document.content)
  }

  /// The styles of an embedded document, such as a chart.
  init(embedded: XMLElement) { self.init(common: embedded, automatic: embedded) }

  private init(common: XMLElement, automatic: XMLElement) {
    add(common.child(.office("automatic-styles")), isAutomatic: true)
    add(common.child(.office("styles")), isAutomatic: false)
    add(automatic.child(.office("automatic-styles")), isAutomatic: true)
  }

  private mutating func add(_ group: XMLElement?, isAutomatic: Bool) {
    guard let group else { return }
    for element in group.children {
      guard let name = element[.style("name")] else { continue }
      if element.name == .style("style") {
        let key = Key(family: element[.style("family")] ?? "", name: name)
        styles[key] = element
        if isAutomatic { automatic.insert(key) } else { automatic.remove(key) }
      } else if element.name == .text("list-style") {
        lists[name] = element
      } else if element.name.namespace == XMLName.number("").namespace {
        formats[name] = element
      }
    }
  }

  /// The style and those it inherits from, nearest first.
  func chain(_ family: String, _ name: String?) -> [XMLElement] {
    var found: [XMLElement] = []
    var next = name
    // A chain that refers to itself ends at the bound.
    while let name = next, found.count < 64, let style = styles[Key(family: family, name: name)] {
      found.append(style)
      next = style[.style("parent-style-name")]
    }
    return found
  }

  /// An attribute in a group of properties, inherited where the style does not set it.
  func property(
    _ attribute: XMLName, in group: String, of family: String, _ name: String?
  ) -> String? {
    for style in chain(family, name) {
      if let value = style.child(.style(group))?[attribute] { return value }
    }
    return nil
  }

  /// An attribute that direct formatting set, without what a style in the list of styles sets.
  func directProperty(
    _ attribute: XMLName, in group: String, of family: String, _ name: String?
  ) -> String? {
    for style in chain(family, name) {
      let key = Key(family: family, name: style[.style("name")] ?? "")
      guard automatic.contains(key) else { return nil }
      if let value = style.child(.style(group))?[attribute] { return value }
    }
    return nil
  }

  /// The first style of the chain that a person sees in the list of styles.
  func visibleName(_ family: String, _ name: String?) -> String? {
    var next = name
    for style in chain(family, name) {
      guard let own = style[.style("name")] else { continue }
      if !automatic.contains(Key(family: family, name: own)) {
        return style[.style("display-name")] ?? Self.decode(own)
      }
      next = style[.style("parent-style-name")]
    }
    return next.map(Self.decode)
  }

  /// Turns `Heading_20_1` into `Heading 1`: characters stand there as hexadecimal numbers.
  static func decode(_ name: String) -> String {
    var decoded = ""
    var rest = Substring(name)
    while let start = rest.firstIndex(of: "_") {
      decoded += rest[..<start]
      let tail = rest[rest.index(after: start)...]
      if let end = tail.firstIndex(of: "_"), let code = UInt32(tail[..<end], radix: 16),
        let scalar = Unicode.Scalar(code), code >= 0x20
      {
        decoded.unicodeScalars.append(scalar)
        rest = tail[tail.index(after: end)...]
      } else {
        decoded += "_"
        rest = tail
      }
    }
    return decoded + rest
  }
}
