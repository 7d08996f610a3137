import Documents
public import TaskFiles

/// Cells of a sheet hold these values.
///
/// Numbers are compared as numbers whatever their format shows; texts are the same except for white
/// space at their ends and its amount inside. A date may be written as `2024-03-05`. `null` stands
/// for an empty cell. Unquoted, a number does not fit a number that is kept as text.
///
/// - `path`: the workbook: xlsx, ods or fods
/// - `sheet` (optional): the sheet's name; the first sheet if it is not given
/// - `cells` (optional): values by cell
/// - `table` (optional): a block of cells, by its `start` and its `rows`
/// - `tolerance` (optional): how far numbers may be off, 0.005 if it is not given
/// - `formula` (optional): `true` when all of `cells` must hold formulas
/// - `formulas` (optional): those that must hold formulas
///
/// ```yaml
/// - sheet-cells:
///     path: Documents/orders.xlsx
///     sheet: Orders
///     cells: {E2: 12.5, E3: 88, E10: 100.5}
///     formulas: [E10]
/// - sheet-cells:
///     path: Documents/orders.xlsx
///     table:
///       start: A1
///       rows: [[Item, Price], [Tea, 12.5]]
/// ```
public struct SheetCellsCheck: Check {
  /// How task files call it.
  public static let name = "sheet-cells"
  private let place: SheetPlace
  private let values: [(address: CellAddress, value: SheetValue)]
  private let formulas: [CellAddress]
  private let tolerance: Double

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    place = try SheetPlace(&arguments)
    var values: [(address: CellAddress, value: SheetValue)] = []
    if arguments.optionalValue("cells") != nil {
      for pair in try arguments.pairs("cells") {
        values.append((try pair.key.cellAddress(), try SheetValue(pair.value)))
      }
    }
    var formulas = try arguments.bool("formula", default: false) ? values.map(\.address) : []
    for cell in try arguments.optionalList("formulas") ?? [] {
      formulas.append(try cell.cellAddress())
    }
    if var table = try arguments.optionalFields("table") { values += try Self.cells(of: &table) }
    tolerance = try arguments.optionalDouble("tolerance") ?? 0.005
    guard !values.isEmpty || !formulas.isEmpty else {
      throw Diagnostic(
        arguments.location, "the check 'sheet-cells' needs 'cells', 'table' or 'formulas'")
    }
    self.values = values
    self.formulas = formulas
  }

  private static func cells(
    of table: inout Fields
  ) throws(Diagnostic) -> [(address: CellAddress, value: SheetValue)] {
    let start = try table.value("start").cellAddress()
    var values: [(address: CellAddress, value: SheetValue)] = []
    for (row, cells) in try table.list("rows").enumerated() {
      for (column, cell) in try cells.list().enumerated() {
        let address = CellAddress(row: start.row + row, column: start.column + column)
        values.append((address, try SheetValue(cell)))
      }
    }
    try table.finish()
    return values
  }

  /// The file that the check is about.
  public var paths: [String] { [place.file] }

  /// Judges the file as the trial left it.
  public func judge(_ state: any StateReader) -> Judgement {
    let listed = values.map { "\($0.address): \($0.value.text)" }.listed()
    var expected = "\(place.description) with \(listed)"
    if !formulas.isEmpty { expected += "; formulas in \(formulas.map(\.description).listed())" }
    let sheet: Sheet
    do {
      sheet = try place.read(state)
    } catch {
      return Judgement(passed: false, expected: expected, found: error.found)
    }
    var complaints: [String] = []
    for (address, value) in values {
      let complaint = value.complaint(about: sheet.cells[address], tolerance: tolerance)
      if let complaint { complaints.append("\(address) \(complaint)") }
    }
    for address in formulas where sheet.cells[address]?.formula == nil {
      complaints.append("\(address) holds no formula")
    }
    return .over(
      values.count + formulas.count, expected: expected, complaints: complaints,
      otherwise: "all of it")
  }
}
