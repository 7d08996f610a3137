import Documents
import TaskFiles

/// The sheet that a check is about: the arguments `path` and `sheet`.
struct SheetPlace: Sendable {
  let file: String
  /// The sheet's name; nil for the first sheet.
  let sheet: String?

  init(_ arguments: inout Fields) throws(Diagnostic) {
    file = try arguments.path("path")
    sheet = try arguments.optionalString("sheet")
  }

  /// The place for a reader, such as `sheet Sales of Documents/sales.xlsx`.
  var description: String { (sheet.map { "sheet \($0) of " } ?? "") + file }

  func read(_ state: any StateReader) throws(DocumentProblem) -> Sheet {
    let workbook = try state.document(file, Workbook.init(_:))
    guard let sheet else {
      guard let first = workbook.sheets.first else {
        throw DocumentProblem(found: "\(file) has no sheets")
      }
      return first
    }
    guard let found = workbook[sheet: sheet] else {
      let names = workbook.sheets.map(\.name).listed()
      throw DocumentProblem(found: "no sheet \(sheet); the sheets are \(names)")
    }
    return found
  }
}

extension LocatedValue {
  /// The value as a cell's address such as `B2`.
  ///
  /// - Throws: a `Diagnostic` for anything else.
  func cellAddress() throws(Diagnostic) -> CellAddress {
    guard let address = text.flatMap({ CellAddress($0) }) else {
      throw expected("a cell such as B2")
    }
    return address
  }

  /// The value as a range such as `B2:B9` of at most 100,000 cells.
  ///
  /// - Throws: a `Diagnostic` for anything else.
  func cellRange() throws(Diagnostic) -> CellRange {
    guard let range = text.flatMap({ CellRange($0) }) else {
      throw expected("a range of cells such as B2:B9")
    }
    guard range.count <= 100_000 else { throw expected("a range of at most 100000 cells") }
    return range
  }
}
