import Documents
public import TaskFiles

/// A sheet prints exactly these cells, with these rows on every page.
///
/// - `path`: the workbook: xlsx, ods or fods
/// - `sheet` (optional): the sheet's name; the first sheet if it is not given
/// - `ranges`: the cells that are printed; an empty list when all are
/// - `repeat_rows` (optional): the rows on every page, such as `1:1`; if it is not given, they do
///   not matter
///
/// ```yaml
/// - sheet-print: {path: Documents/orders.xlsx, ranges: ["A1:F40"], repeat_rows: "1:1"}
/// ```
public struct SheetPrintCheck: Check {
  /// How task files call it.
  public static let name = "sheet-print"
  private let place: SheetPlace
  private let ranges: [CellRange]
  private let rows: ClosedRange<Int>?

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    place = try SheetPlace(&arguments)
    var ranges: [CellRange] = []
    for item in try arguments.list("ranges") { ranges.append(try item.cellRange()) }
    self.ranges = ranges
    if let value = arguments.optionalValue("repeat_rows") {
      guard let range = value.text.flatMap({ CellRange($0) }),
        range.last.column == CellAddress.lastColumn
      else { throw value.expected("rows such as 1:2") }
      rows = range.first.row...range.last.row
    } else {
      rows = nil
    }
  }

  /// The file that the check is about.
  public var paths: [String] { [place.file] }

  /// Judges the file as the trial left it.
  public func judge(_ state: any StateReader) -> Judgement {
    let expected =
      "\(place.description) that prints \(ranges.map(\.description).listed())"
      + (rows.map { ", rows \($0.lowerBound) to \($0.upperBound) on every page" } ?? "")
    let sheet: Sheet
    do {
      sheet = try place.read(state)
    } catch {
      return Judgement(passed: false, expected: expected, found: error.found)
    }
    var complaints: [String] = []
    if Set(sheet.printRanges) != Set(ranges) {
      complaints.append("it prints \(sheet.printRanges.map(\.description).listed())")
    }
    if let rows, sheet.repeatedRows != rows {
      let found = sheet.repeatedRows.map { "rows \($0.lowerBound) to \($0.upperBound)" }
      complaints.append("\(found ?? "no rows") stand on every page")
    }
    return .over(
      rows == nil ? 1 : 2, expected: expected, complaints: complaints, otherwise: "all of it")
  }
}
