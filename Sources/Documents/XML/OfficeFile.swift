/// A file of an office suite, told by its bytes and not by its name.
enum OfficeFile {
  case openXML(OpenXMLPackage)
  case openDocument(OpenDocument)

  init(_ bytes: [UInt8]) throws(DocumentError) {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw .unsupported(format: "the old binary Office format, or a document with a password")
    }
    if bytes.starts(with: Array("PK".utf8)) {
      let archive = try ZipArchive(bytes)
      if archive.contains("[Content_Types].xml") {
        self = .openXML(OpenXMLPackage(archive: archive))
      } else if archive.contains("content.xml") {
        self = .openDocument(try OpenDocument(archive))
      } else {
        throw .missingPart("[Content_Types].xml or content.xml")
      }
      return
    }
    guard Self.looksLikeXML(bytes) else {
      throw .notAZip(reason: "it begins with neither a zip's signature nor XML")
    }
    let root = try XMLDocument(bytes, part: "the document").root
    guard root.name == .office("document") else {
      throw .unsupported(format: "XML with the root element \(root.name.local)")
    }
    self = .openDocument(OpenDocument(flat: root))
  }

  private static func looksLikeXML(_ bytes: [UInt8]) -> Bool {
    var rest = bytes.prefix(1024)
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    let first = rest.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return first == UInt8(ascii: "<")
  }
}
