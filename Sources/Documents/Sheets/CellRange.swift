/// A rectangle of cells, such as `B2:D9`.
public struct CellRange: Sendable, Hashable, CustomStringConvertible {
  /// The upper left cell.
  public var first: CellAddress
  /// The lower right cell, inside the range.
  public var last: CellAddress

  /// Makes the smallest range that holds both cells.
  public init(_ one: CellAddress, _ other: CellAddress) {
    first = CellAddress(row: min(one.row, other.row), column: min(one.column, other.column))
    last = CellAddress(row: max(one.row, other.row), column: max(one.column, other.column))
  }

  /// Reads `B2`, `B2:D9`, `$B$2:$D$9`, `B:D` or `2:9`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let ends = text.split(separator: ":", omittingEmptySubsequences: false)
    guard ends.count <= 2, let start = ends.first.flatMap({ AddressMark($0) }),
      let end = ends.last.flatMap({ AddressMark($0) })
    else { return nil }
    if ends.count == 1 { guard start.row != nil, start.column != nil else { return nil } }
    guard (start.row == nil) == (end.row == nil), (start.column == nil) == (end.column == nil)
    else { return nil }
    self.init(
      CellAddress(row: start.row ?? 1, column: start.column ?? 1),
      CellAddress(
        row: end.row ?? CellAddress.lastRow, column: end.column ?? CellAddress.lastColumn))
  }

  /// The number of cells.
  public var count: Int { (last.row - first.row + 1) * (last.column - first.column + 1) }

  /// The cells by rows, from left to right.
  public var addresses: some Sequence<CellAddress> & Sendable {
    let width = last.column - first.column + 1
    let origin = first
    return (0..<count).lazy.map { index in
      CellAddress(row: origin.row + index / width, column: origin.column + index % width)
    }
  }

  /// Whether the cell lies in the range.
  public func contains(_ cell: CellAddress) -> Bool {
    (first.row...last.row).contains(cell.row)
      && (first.column...last.column).contains(cell.column)
  }

  /// Whether the ranges share a cell.
  public func overlaps(_ other: CellRange) -> Bool {
    first.row <= other.last.row && other.first.row <= last.row
      && first.column <= other.last.column && other.first.column <= last.column
  }

  /// The range as formulas write it; a single cell is `B2`.
  public var description: String { first == last ? "\(first)" : "\(first):\(last)" }
}

/// A range of a named sheet, or of the sheet where the reference stands.
public struct CellReference: Sendable, Hashable, CustomStringConvertible {
  /// The sheet's name without quotes; nil for the sheet where the reference stands.
  public var sheet: String?
  /// The cells.
  public var range: CellRange

  /// Makes a reference.
  public init(sheet: String? = nil, range: CellRange) {
    self.sheet = sheet
    self.range = range
  }

  /// Reads `B2:B9`, `Sheet1!$B$2:$B$9`, `'My sheet'!B2` or `$'My sheet'.B2:.B9`; nil otherwise.
  public init?(_ text: some StringProtocol) {
    guard let parts = SplitReference(text) else { return nil }
    var range = String(parts.rest)
    if let colon = range.firstIndex(of: ":"),
      let end = SplitReference(range[range.index(after: colon)...])
    {
      // The second end may repeat the sheet; another sheet would make it no rectangle.
      guard end.sheet == nil || end.sheet == parts.sheet else { return nil }
      range = String(range[...colon] + end.rest)
    }
    guard let cells = CellRange(range) else { return nil }
    self.init(sheet: parts.sheet, range: cells)
  }

  /// The range as formulas write it; a single cell is `B2`.
  public var description: String {
    sheet.map { "\(Self.quoted($0))!\(range)" } ?? "\(range)"
  }

  /// A sheet's name as formulas write it: in quotes unless it is a plain word.
  static func quoted(_ sheet: String) -> String {
    let isWord = sheet.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    if isWord, sheet.first?.isNumber == false, AddressMark(sheet) == nil { return sheet }
    return "'"
      + sheet.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "''") + "'"
  }
}

/// The sheet in front of a reference, in the notation of either family of formats.
struct SplitReference {
  var sheet: String?
  var rest: Substring

  init?(_ text: some StringProtocol) {
    var rest = Substring(text)
    if rest.first == "$", rest.contains(where: { $0 == "." || $0 == "!" }) { rest.removeFirst() }
    guard rest.first == "'" else {
      if let mark = rest.firstIndex(where: { $0 == "." || $0 == "!" }),
        rest.firstIndex(of: ":").map({ mark < $0 }) ?? true
      {
        sheet = mark == rest.startIndex ? nil : String(rest[..<mark])
        rest = rest[rest.index(after: mark)...]
      }
      self.rest = rest
      return
    }
    var name = ""
    rest.removeFirst()
    while let character = rest.popFirst() {
      if character != "'" {
        name.append(character)
      } else if rest.first == "'" {
        name.append("'")
        rest.removeFirst()
      } else {
        break
      }
    }
    guard let mark = rest.popFirst(), mark == "." || mark == "!" else { return nil }
    sheet = name
    self.rest = rest
  }

  /// Splits a list of references at the spaces and commas outside quotes.
  static func list(_ text: String) -> [Substring] {
    var isQuoted = false
    return text.split { character in
      if character == "'" { isQuoted.toggle() }
      return !isQuoted && (character == " " || character == "," || "()".contains(character))
    }
  }
}
