/// The parts of an OpenDocument file, packed or flat.
struct OpenDocument {
  /// `office:document-content`, or `office:document` of a flat file.
  let content: XMLElement
  /// `office:document-styles`; the same as `content` in a flat file.
  let styles: XMLElement
  /// The item sets of the application's view, where there are any.
  let settings: XMLElement?
  private let archive: ZipArchive?

  /// Reads a packed file.
  init(_ archive: ZipArchive) throws(DocumentError) {
    self.archive = archive
    content = try Self.xml("content.xml", of: archive)
    if archive.contains("styles.xml") {
      styles = try Self.xml("styles.xml", of: archive)
    } else {
      styles = XMLElement(.office("document-styles"))
    }
    settings =
      archive.contains("settings.xml")
      ? try Self.xml("settings.xml", of: archive).child(.office("settings")) : nil
  }

  /// Takes a flat file.
  init(flat root: XMLElement) {
    archive = nil
    content = root
    styles = root
    settings = root.child(.office("settings"))
  }

  /// The document's body, such as `office:spreadsheet`.
  func body(_ kind: String) throws(DocumentError) -> XMLElement {
    guard let body = content.child(.office("body")) else { throw .missingPart("office:body") }
    guard let found = body.child(.office(kind)) else {
      let other = body.children.first { _ in true }?.name.local ?? "nothing"
      throw .unsupported(format: "an OpenDocument \(other) in place of a \(kind)")
    }
    return found
  }

  /// The document inside a `draw:object`, or nil where it is none that can be read.
  func embedded(_ object: XMLElement) throws(DocumentError) -> XMLElement? {
    if let inner = object.child(.office("document")) { return inner }
    guard let archive, let address = object[.link("href")] else { return nil }
    let part = OpenXMLPackage.resolve(address, from: "") + "/content.xml"
    return archive.contains(part) ? try Self.xml(part, of: archive) : nil
  }

  private static func xml(
    _ part: String, of archive: ZipArchive
  ) throws(DocumentError) -> XMLElement {
    try XMLDocument(archive.read(part), part: part).root
  }
}
