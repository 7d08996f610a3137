import Documents
public import TaskFiles

/// A sheet has filter buttons over a range and shows exactly these of its rows.
///
/// - `path`: the workbook: xlsx, ods or fods
/// - `sheet` (optional): the sheet's name; the first sheet if it is not given
/// - `range`: the range with the buttons, its header among it
/// - `shown` (optional): the numbers of the rows below the header that are shown; all if it is not
///   given
///
/// ```yaml
/// - sheet-filter: {path: Documents/orders.xlsx, range: A1:F40, shown: [3, 8, 21]}
/// ```
public struct SheetFilterCheck: Check {
  /// How task files call it.
  public static let name = "sheet-filter"
  private let place: SheetPlace
  private let range: CellRange
  private let shown: [Int]

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    place = try SheetPlace(&arguments)
    let value = try arguments.value("range")
    range = try value.cellRange()
    guard range.last.row > range.first.row else { throw value.expected("a range with a header") }
    let rows = (range.first.row + 1)...range.last.row
    var shown: [Int] = []
    for item in try arguments.optionalList("shown") ?? [] {
      let row = try item.int()
      guard rows.contains(row) else { throw item.expected("a row of the range") }
      shown.append(row)
    }
    self.shown = arguments.optionalValue("shown") == nil ? Array(rows) : shown.sorted()
  }

  /// The file that the check is about.
  public var paths: [String] { [place.file] }

  /// Judges the file as the trial left it.
  public func judge(_ state: any StateReader) -> Judgement {
    let expected = "\(place.description) with a filter over \(range) that shows \(shown.count) rows"
    let sheet: Sheet
    do {
      sheet = try place.read(state)
    } catch {
      return Judgement(passed: false, expected: expected, found: error.found)
    }
    var complaints: [String] = []
    if sheet.autofilter != range {
      complaints.append("the filter is over \(sheet.autofilter?.description ?? "nothing")")
    }
    let found = ((range.first.row + 1)...range.last.row).filter { row in
      !sheet.hiddenRows.contains { $0.contains(row) }
    }
    let missing = Set(shown).subtracting(found).sorted()
    let further = Set(found).subtracting(shown).sorted()
    if !missing.isEmpty { complaints.append("hidden rows: \(missing.map(String.init).listed())") }
    if !further.isEmpty { complaints.append("shown rows: \(further.map(String.init).listed())") }
    return .over(3, expected: expected, complaints: complaints, otherwise: "all of it")
  }
}
