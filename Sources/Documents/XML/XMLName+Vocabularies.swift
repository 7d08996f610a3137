/// The vocabularies of Office Open XML.
extension XMLName {
  static func sheet(_ local: String) -> XMLName {
    XMLName(local, in: "http://schemas.openxmlformats.org/spreadsheetml/2006/main")
  }

  static func word(_ local: String) -> XMLName {
    XMLName(local, in: "http://schemas.openxmlformats.org/wordprocessingml/2006/main")
  }

  static func slide(_ local: String) -> XMLName {
    XMLName(local, in: "http://schemas.openxmlformats.org/presentationml/2006/main")
  }

  static func drawing(_ local: String) -> XMLName {
    XMLName(local, in: "http://schemas.openxmlformats.org/drawingml/2006/main")
  }

  static func plot(_ local: String) -> XMLName {
    XMLName(local, in: "http://schemas.openxmlformats.org/drawingml/2006/chart")
  }

  static func picture(_ local: String) -> XMLName {
    XMLName(local, in: "http://schemas.openxmlformats.org/drawingml/2006/picture")
  }

  static func reference(_ local: String) -> XMLName {
    XMLName(local, in: "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
  }

  static func package(_ local: String) -> XMLName {
    XMLName(local, in: "http://schemas.openxmlformats.org/package/2006/relationships")
  }

  static func compatibility(_ local: String) -> XMLName {
    XMLName(local, in: "http://schemas.openxmlformats.org/markup-compatibility/2006")
  }

  /// The strict variant of the standard has other addresses for the same vocabularies.
  static let strictAliases: [String: String] = [
    "http://purl.oclc.org/ooxml/spreadsheetml/main":
      "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main":
      "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/presentationml/main":
      "http://schemas.openxmlformats.org/presentationml/2006/main",
    "http://purl.oclc.org/ooxml/drawingml/main":
      "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://purl.oclc.org/ooxml/drawingml/chart":
      "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "http://purl.oclc.org/ooxml/drawingml/picture":
      "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "http://purl.oclc.org/ooxml/officeDocument/relationships":
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  ]
}

/// The vocabularies of OpenDocument.
extension XMLName {
  static func office(_ local: String) -> XMLName {
    XMLName(local, in: "urn:oasis:names:tc:opendocument:xmlns:office:1.0")
  }

  static func table(_ local: String) -> XMLName {
    XMLName(local, in: "urn:oasis:names:tc:opendocument:xmlns:table:1.0")
  }

  static func text(_ local: String) -> XMLName {
    XMLName(local, in: "urn:oasis:names:tc:opendocument:xmlns:text:1.0")
  }

  static func style(_ local: String) -> XMLName {
    XMLName(local, in: "urn:oasis:names:tc:opendocument:xmlns:style:1.0")
  }

  static func number(_ local: String) -> XMLName {
    XMLName(local, in: "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0")
  }

  static func format(_ local: String) -> XMLName {
    XMLName(local, in: "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0")
  }

  static func draw(_ local: String) -> XMLName {
    XMLName(local, in: "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0")
  }

  static func chart(_ local: String) -> XMLName {
    XMLName(local, in: "urn:oasis:names:tc:opendocument:xmlns:chart:1.0")
  }

  static func show(_ local: String) -> XMLName {
    XMLName(local, in: "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0")
  }

  static func config(_ local: String) -> XMLName {
    XMLName(local, in: "urn:oasis:names:tc:opendocument:xmlns:config:1.0")
  }

  static func link(_ local: String) -> XMLName {
    XMLName(local, in: "http://www.w3.org/1999/xlink")
  }

  static func dublinCore(_ local: String) -> XMLName {
    XMLName(local, in: "http://purl.org/dc/elements/1.1/")
  }

  static func calc(_ local: String) -> XMLName {
    XMLName(local, in: "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0")
  }
}
