/// Rows of comma-separated values by RFC 4180, with any delimiter.
public struct CSVTable: Sendable, Hashable {
  /// The fields of each row; rows may differ in length.
  public var rows: [[String]]
  /// What stands between the fields.
  public var delimiter: Character

  /// Makes a table.
  public init(rows: [[String]], delimiter: Character = ",") {
    self.rows = rows
    self.delimiter = delimiter
  }

  /// Reads UTF-8 text with or without a byte order mark.
  ///
  /// Quoted fields may hold delimiters, line breaks and doubled quotes. Without a delimiter, the
  /// one of comma, semicolon, tab and bar that stands most often in the first row is taken.
  ///
  /// - Throws: `DocumentError.malformed` with the row, counted from 1, for bytes that are no UTF-8,
  ///   a quote that never ends, or text behind a closing quote.
  public init(_ bytes: [UInt8], delimiter: Character? = nil) throws(DocumentError) {
    guard bytes.count <= DocumentLimits.part else {
      throw .tooLarge(part: "the table", limit: DocumentLimits.part)
    }
    var body = bytes[...]
    if body.starts(with: [0xEF, 0xBB, 0xBF]) { body = body.dropFirst(3) }
    let mark = delimiter.flatMap(\.asciiValue) ?? Self.sniffed(body)
    self.delimiter = Character(Unicode.Scalar(mark))
    var scanner = CSVScanner(delimiter: mark)
    rows = try scanner.scan(body)
  }

  private static func sniffed(_ bytes: ArraySlice<UInt8>) -> UInt8 {
    let candidates = Array(",;\t|".utf8)
    var counts = [Int](repeating: 0, count: candidates.count)
    var isQuoted = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A || byte == 0x0D { break }
      if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    let most = counts.max() ?? 0
    return candidates[counts.firstIndex(of: most) ?? 0]
  }
}

/// Reads the bytes of a table one by one.
private struct CSVScanner {
  private enum State {
    case start, plain, quoted, closed
  }

  let delimiter: UInt8
  private var state = State.start
  private var field: [UInt8] = []
  private var row: [String] = []
  private var rows: [[String]] = []
  private var fields = 0

  init(delimiter: UInt8) { self.delimiter = delimiter }

  mutating func scan(_ bytes: ArraySlice<UInt8>) throws(DocumentError) -> [[String]] {
    var previous: UInt8 = 0
    for byte in bytes {
      // The line feed of a pair ends the row that its carriage return has ended already.
      let isSecond = byte == 0x0A && previous == 0x0D && state == .start && row.isEmpty
      previous = byte
      if isSecond { continue }
      try take(byte)
    }
    if state == .quoted { throw error("a quoted field has no end") }
    if state != .start || !row.isEmpty { try endRow() }
    return rows
  }

  private mutating func take(_ byte: UInt8) throws(DocumentError) {
    let quote = UInt8(ascii: "\"")
    if state == .quoted {
      if byte == quote { state = .closed } else { field.append(byte) }
      return
    }
    switch byte {
    case quote where state == .start: state = .quoted
    case quote where state == .closed:
      field.append(quote)
      state = .quoted
    case delimiter:
      try endField()
      state = .start
    case 0x0A, 0x0D: try endRow()
    default:
      if state == .closed { throw error("text follows a closing quote") }
      state = .plain
      field.append(byte)
    }
  }

  private mutating func endField() throws(DocumentError) {
    guard let text = String(validating: field, as: UTF8.self) else {
      throw error("it is not UTF-8 text")
    }
    fields += 1
    guard fields <= DocumentLimits.nodes else {
      throw .tooLarge(part: "the fields of the table", limit: DocumentLimits.nodes)
    }
    row.append(text)
    field.removeAll(keepingCapacity: true)
  }

  private mutating func endRow() throws(DocumentError) {
    try endField()
    rows.append(row)
    row = []
    state = .start
  }

  private func error(_ reason: String) -> DocumentError {
    .malformed(part: "row \(rows.count + 1)", reason: reason)
  }
}
