/// The looks of cells by the name of their style.
final class ODSStyles {
  let styles: OpenDocumentStyles
  private var looks: [String: CellLook] = [:]
  private var formats: [String: NumberFormat] = [:]

  init(_ styles: OpenDocumentStyles) { self.styles = styles }

  func look(_ name: String?) -> CellLook {
    let name = name ?? "Default"
    if let known = looks[name] { return known }
    var look = CellLook()
    let chain = styles.chain("table-cell", name)
    if let data = chain.lazy.compactMap({ $0[.style("data-style-name")] }).first {
      look.format = format(data)
    }
    let text = "text-properties"
    look.style.isBold =
      property(.format("font-weight"), text, name).map { $0 == "bold" || Int($0) ?? 0 >= 600 }
      ?? false
    look.style.isItalic = property(.format("font-style"), text, name) == "italic"
    look.style.fontColour = property(.format("color"), text, name).flatMap(Self.colour)
    look.style.fill =
      property(.format("background-color"), "table-cell-properties", name).flatMap(Self.colour)
    look.style.alignment = property(.format("text-align"), "paragraph-properties", name)
      .flatMap(Self.alignment)
    looks[name] = look
    return look
  }

  private func property(_ attribute: XMLName, _ group: String, _ name: String) -> String? {
    styles.property(attribute, in: group, of: "table-cell", name)
  }

  private func format(_ name: String) -> NumberFormat {
    if let known = formats[name] { return known }
    let format =
      styles.formats[name].map { NumberFormat($0, others: styles.formats) } ?? .general
    formats[name] = format
    return format
  }

  private static func colour(_ text: String) -> String? {
    text.count == 7 && text.first == "#" ? text.dropFirst().lowercased() : nil
  }

  private static func alignment(_ text: String) -> CellStyle.Alignment? {
    switch text {
    case "start": .left
    case "end": .right
    default: CellStyle.Alignment(rawValue: text)
    }
  }
}
