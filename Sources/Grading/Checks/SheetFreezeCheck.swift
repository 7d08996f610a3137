import Documents
public import TaskFiles

/// Exactly these rows and columns of a sheet stay in view when it is scrolled.
///
/// A window that is split and not frozen does not count.
///
/// - `path`: the workbook: xlsx, ods or fods
/// - `sheet` (optional): the sheet's name; the first sheet if it is not given
/// - `rows` (optional): how many rows at the top, 0 if it is not given
/// - `columns` (optional): how many columns at the left, 0 if it is not given
///
/// ```yaml
/// - sheet-freeze: {path: Documents/orders.xlsx, rows: 1, columns: 2}
/// ```
public struct SheetFreezeCheck: Check {
  /// How task files call it.
  public static let name = "sheet-freeze"
  private let place: SheetPlace
  private let rows: Int
  private let columns: Int

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    place = try SheetPlace(&arguments)
    rows = try arguments.optionalInt("rows") ?? 0
    columns = try arguments.optionalInt("columns") ?? 0
  }

  /// The file that the check is about.
  public var paths: [String] { [place.file] }

  /// Judges the file as the trial left it.
  public func judge(_ state: any StateReader) -> Judgement {
    let expected = "\(place.description) with \(rows) rows and \(columns) columns frozen"
    let sheet: Sheet
    do {
      sheet = try place.read(state)
    } catch {
      return Judgement(passed: false, expected: expected, found: error.found)
    }
    var complaints: [String] = []
    if sheet.frozenRows != rows { complaints.append("\(sheet.frozenRows) rows are frozen") }
    if sheet.frozenColumns != columns {
      complaints.append("\(sheet.frozenColumns) columns are frozen")
    }
    return .over(2, expected: expected, complaints: complaints, otherwise: "all of it")
  }
}
