/// The parts of an Office Open XML file and how they refer to each other.
struct OpenXMLPackage {
  /// A reference from one part to another.
  struct Relationship {
    var id: String
    /// The last component of the relationship's type, such as `worksheet`.
    var kind: String
    /// The path of the part, without a leading slash.
    var target: String
  }

  let archive: ZipArchive

  /// The path of the document's main part, such as `xl/workbook.xml`.
  func mainPart() throws(DocumentError) -> String {
    let found = try relationships(of: "").first { $0.kind == "officeDocument" }
    guard let found else { throw .missingPart("the main part of the document") }
    return found.target
  }

  func xml(_ part: String) throws(DocumentError) -> XMLElement {
    let bytes = try archive.read(part)
    return try XMLDocument(bytes, part: part, aliases: XMLName.strictAliases).root
  }

  /// The references of a part in file order; none where it has no list of them.
  func relationships(of part: String) throws(DocumentError) -> [Relationship] {
    let slash = part.lastIndex(of: "/")
    let folder = slash.map { String(part[..<$0]) } ?? ""
    let file = slash.map { String(part[part.index(after: $0)...]) } ?? part
    let list = (folder.isEmpty ? "" : folder + "/") + "_rels/\(file).rels"
    guard archive.contains(list) else { return [] }
    return try xml(list).children(.package("Relationship")).compactMap { item in
      guard let id = item["Id"], let type = item["Type"], let target = item["Target"],
        item["TargetMode"] != "External"
      else { return nil }
      let kind = type.split(separator: "/").last.map(String.init) ?? type
      return Relationship(id: id, kind: kind, target: Self.resolve(target, from: folder))
    }
  }

  /// The part that a relationship of that kind leads to, or nil.
  func part(_ kind: String, of part: String) throws(DocumentError) -> String? {
    try relationships(of: part).first { $0.kind == kind }?.target
  }

  static func resolve(_ target: String, from folder: String) -> String {
    var path = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for component in target.split(separator: "/") {
      switch component {
      case ".": break
      case "..": _ = path.popLast()
      default: path.append(component)
      }
    }
    return path.joined(separator: "/")
  }
}
