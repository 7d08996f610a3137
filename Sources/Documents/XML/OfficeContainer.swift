/// The wrapping of an office document, which its name should tell.
public enum OfficeContainer: String, Sendable, Hashable {
  /// A zip archive of parts as ECMA-376 has them: docx, xlsx, pptx.
  case openXML = "Office Open XML"
  /// A zip archive as OpenDocument 1.3 has it: odt, ods, odp.
  case openDocument = "OpenDocument"
  /// One XML file as OpenDocument 1.3 has it: fodt, fods, fodp.
  case flatOpenDocument = "flat OpenDocument"

  /// Finds out the wrapping by the bytes.
  ///
  /// - Throws: `DocumentError` for what is none of the three.
  public init(_ bytes: [UInt8]) throws(DocumentError) {
    switch try OfficeFile(bytes) {
    case .openXML: self = .openXML
    case .openDocument:
      self = bytes.starts(with: Array("PK".utf8)) ? .openDocument : .flatOpenDocument
    }
  }

  /// The wrapping that a file of that name should have; nil for a name that says nothing.
  public init?(named path: some StringProtocol) {
    guard let dot = path.lastIndex(of: ".") else { return nil }
    switch path[path.index(after: dot)...].lowercased() {
    case "docx", "docm", "dotx", "xlsx", "xlsm", "xltx", "pptx", "pptm", "ppsx", "potx":
      self = .openXML
    case "odt", "ott", "ods", "ots", "odp", "otp": self = .openDocument
    case "fodt", "fods", "fodp": self = .flatOpenDocument
    default: return nil
    }
  }
}
