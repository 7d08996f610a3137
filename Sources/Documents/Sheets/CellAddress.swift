/// The place of a cell in a sheet, counted from 1: `B2` is row 2, column 2.
public struct CellAddress: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The last row that a sheet can have.
  public static let lastRow = 1_048_576
  /// The last column that a sheet can have: `XFD`.
  public static let lastColumn = 16_384

  /// From 1 to `lastRow`.
  public var row: Int
  /// From 1 to `lastColumn`.
  public var column: Int

  /// Makes an address from numbers counted from 1.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Reads `B2` or `$B$2`; nil for anything else and outside a sheet's limits.
  public init?(_ text: some StringProtocol) {
    guard let mark = AddressMark(text), let row = mark.row, let column = mark.column else {
      return nil
    }
    self.init(row: row, column: column)
  }

  /// Orders by rows and then by columns.
  public static func < (left: CellAddress, right: CellAddress) -> Bool {
    (left.row, left.column) < (right.row, right.column)
  }

  /// The address as formulas write it, such as `B2`.
  public var description: String { Self.letters(column) + String(row) }

  /// The letters of a column counted from 1: 28 is `AB`.
  public static func letters(_ column: Int) -> String {
    var letters = ""
    var rest = column
    while rest > 0 {
      let digit = UInt8((rest - 1) % 26)
      letters.insert(Character(Unicode.Scalar(UInt8(ascii: "A") + digit)), at: letters.startIndex)
      rest = (rest - 1) / 26
    }
    return letters
  }
}

/// One end of a reference as it is written, which may leave out the row or the column.
struct AddressMark: Hashable {
  var column: Int?
  var row: Int?
  var isColumnFixed = false
  var isRowFixed = false

  /// Reads `B2`, `$B$2`, `B` or `$2`; nil for anything else.
  init?(_ text: some StringProtocol) {
    var rest = Substring(text)
    let hasMark = Self.takeMark(&rest)
    let letters = rest.prefix { $0.isASCII && $0.isLetter }
    rest = rest.dropFirst(letters.count)
    if letters.isEmpty {
      isRowFixed = hasMark
    } else {
      guard letters.count <= 3 else { return nil }
      var column = 0
      for byte in letters.utf8 { column = column * 26 + Int(byte & 0x1F) }
      guard column <= CellAddress.lastColumn else { return nil }
      self.column = column
      isColumnFixed = hasMark
      isRowFixed = Self.takeMark(&rest)
    }
    guard !rest.isEmpty else {
      if letters.isEmpty || isRowFixed { return nil }
      return
    }
    guard rest.allSatisfy({ $0.isASCII && $0.isNumber }), rest.first != "0", let row = Int(rest),
      row <= CellAddress.lastRow
    else { return nil }
    self.row = row
  }

  private static func takeMark(_ text: inout Substring) -> Bool {
    guard text.first == "$" else { return false }
    text.removeFirst()
    return true
  }

  /// Moves what is not fixed, as copying a formula does; nil where it leaves the sheet.
  func moved(rows: Int, columns: Int) -> AddressMark? {
    var moved = self
    if let row, !isRowFixed { moved.row = row + rows }
    if let column, !isColumnFixed { moved.column = column + columns }
    guard (1...CellAddress.lastRow).contains(moved.row ?? 1),
      (1...CellAddress.lastColumn).contains(moved.column ?? 1)
    else { return nil }
    return moved
  }

  var text: String {
    (column.map { (isColumnFixed ? "$" : "") + CellAddress.letters($0) } ?? "")
      + (row.map { (isRowFixed ? "$" : "") + String($0) } ?? "")
  }
}
