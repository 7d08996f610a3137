internal import CXML2

/// An XML document that was read without ever touching a file, a network or an entity.
///
/// Any document type declaration is refused before it is read, so that no entity can be declared:
/// this shuts out external entities and exponential expansion alike. The number of nodes and their
/// depth are bounded by `DocumentLimits`.
public struct XMLDocument: Sendable, Hashable {
  /// The outermost element.
  public var root: XMLElement

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - part: what the bytes are called in errors.
  ///   - aliases: namespaces that are to be read as others, such as a format's strict variant.
  /// - Throws: `DocumentError.malformed` or `tooLarge`.
  public init(
    _ bytes: [UInt8], part: String, aliases: [String: String] = [:]
  ) throws(DocumentError) {
    guard bytes.count <= DocumentLimits.part else {
      throw .tooLarge(part: part, limit: DocumentLimits.part)
    }
    let builder = TreeBuilder(part: part, aliases: aliases)
    root = try builder.parse(bytes)
  }
}

/// Builds the tree from libxml2's events, which need no tree of their own.
private final class TreeBuilder {
  private let part: String
  private let aliases: [String: String]
  private var parser: xmlParserCtxtPtr?
  private var open: [XMLElement] = []
  private var root: XMLElement?
  private var pending: [UInt8] = []
  private var count = 0
  private var failure: DocumentError?
  /// libxml2 keeps one copy of each name, so that its address stands for the name.
  private var names: [UnsafePointer<xmlChar>: String] = [:]

  private static let initialized: Void = xmlInitParser()

  init(part: String, aliases: [String: String]) {
    self.part = part
    self.aliases = aliases
  }

  deinit {
    if let parser { xmlFreeParserCtxt(parser) }
  }

  func parse(_ bytes: [UInt8]) throws(DocumentError) -> XMLElement {
    _ = Self.initialized
    var handler = Self.handler
    let context = Unmanaged.passUnretained(self).toOpaque()
    guard let parser = xmlCreatePushParserCtxt(&handler, context, nil, 0, nil) else {
      throw .tooLarge(part: part, limit: DocumentLimits.part)
    }
    self.parser = parser
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue
    xmlCtxtUseOptions(parser, Int32(options | XML_PARSE_NOWARNING.rawValue))
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty, failure == nil {
        let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 18))
        rest = rest.dropFirst(1 << 18)
        let start = piece.baseAddress?.assumingMemoryBound(to: CChar.self)
        if xmlParseChunk(parser, start, Int32(piece.count), 0) != 0 { break }
      }
      if failure == nil { xmlParseChunk(parser, nil, 0, 1) }
    }
    if let failure { throw failure }
    guard parser.pointee.wellFormed == 1, let root else {
      throw .malformed(part: part, reason: complaint(parser))
    }
    return root
  }

  private func complaint(_ parser: xmlParserCtxtPtr) -> String {
    guard let error = xmlCtxtGetLastError(parser), let message = error.pointee.message else {
      return "it has no root element"
    }
    var text = String(cString: message)
    while text.last?.isWhitespace == true { text.removeLast() }
    return "line \(error.pointee.line): \(text)"
  }

  private func fail(_ error: DocumentError) {
    guard failure == nil else { return }
    failure = error
    if let parser { xmlStopParser(parser) }
  }

  private func refuseDocumentType() {
    fail(.malformed(part: part, reason: "it has a document type, and these are refused"))
  }

  private func string(_ pointer: UnsafePointer<xmlChar>) -> String {
    if let known = names[pointer] { return known }
    let text = String(cString: pointer)
    names[pointer] = text
    return text
  }

  private func name(
    _ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?
  ) -> XMLName {
    let address = namespace.map(string)
    return XMLName(string(local), in: address.map { aliases[$0] ?? $0 })
  }

  private func start(
    _ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?,
    _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ number: Int
  ) {
    flush()
    guard open.count < DocumentLimits.depth else {
      return fail(.tooLarge(part: "the depth of \(part)", limit: DocumentLimits.depth))
    }
    var element = XMLElement(name(local, namespace))
    if let values, number > 0 {
      element.attributes.reserveCapacity(number)
      for index in 0..<number {
        let item = values + 5 * index
        guard let local = item[0], let start = item[3], let end = item[4] else { continue }
        let text = UnsafeBufferPointer(start: start, count: end - start)
        element.attributes.append(
          .init(name(local, item[2]), String(decoding: text, as: UTF8.self)))
      }
    }
    add(1 + number)
    open.append(element)
  }

  private func end() {
    flush()
    guard let element = open.popLast() else { return }
    if open.isEmpty {
      root = element
    } else {
      open[open.count - 1].nodes.append(.element(element))
    }
  }

  private func flush() {
    guard !pending.isEmpty, !open.isEmpty else { return }
    add(1)
    open[open.count - 1].nodes.append(.text(String(decoding: pending, as: UTF8.self)))
    pending.removeAll(keepingCapacity: true)
  }

  private func add(_ nodes: Int) {
    count += nodes
    if count > DocumentLimits.nodes {
      fail(.tooLarge(part: "the number of nodes in \(part)", limit: DocumentLimits.nodes))
    }
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> TreeBuilder? {
    context.map { Unmanaged<TreeBuilder>.fromOpaque($0).takeUnretainedValue() }
  }

  private static var handler: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = XML_SAX2_MAGIC
    handler.internalSubset = { context, _, _, _ in TreeBuilder.of(context)?.refuseDocumentType() }
    handler.startElementNs = { context, local, _, namespace, _, _, number, _, values in
      guard let local else { return }
      TreeBuilder.of(context)?.start(local, namespace, values, Int(number))
    }
    handler.endElementNs = { context, _, _, _ in TreeBuilder.of(context)?.end() }
    let characters: charactersSAXFunc = { context, text, length in
      let bytes = UnsafeBufferPointer(start: text, count: Int(length))
      TreeBuilder.of(context)?.pending.append(contentsOf: bytes)
    }
    handler.characters = characters
    handler.ignorableWhitespace = characters
    handler.cdataBlock = characters
    return handler
  }
}
