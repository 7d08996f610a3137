import Documents
public import TaskFiles

/// Every cell of a range is calculated: it holds a formula that uses other cells.
///
/// A formula of constants alone, such as `=5+3`, and one that ends in an error do not count.
///
/// - `path`: the workbook: xlsx, ods or fods
/// - `sheet` (optional): the sheet's name; the first sheet if it is not given
/// - `range`: the cells
/// - `functions` (optional): functions of which each formula must use at least one
///
/// ```yaml
/// - sheet-formulas:
///     path: Documents/orders.xlsx
///     range: E2:E9
///     functions: [SUM]
/// ```
public struct SheetFormulasCheck: Check {
  /// How task files call it.
  public static let name = "sheet-formulas"
  private let place: SheetPlace
  private let range: CellRange
  private let functions: [String]

  /// Reads the arguments.
  public init(_ arguments: inout Fields) throws(Diagnostic) {
    place = try SheetPlace(&arguments)
    range = try arguments.value("range").cellRange()
    functions = try arguments.optionalStrings("functions")?.map { $0.uppercased() } ?? []
  }

  /// The file that the check is about.
  public var paths: [String] { [place.file] }

  /// Judges the file as the trial left it.
  public func judge(_ state: any StateReader) -> Judgement {
    let with = functions.isEmpty ? "" : " with \(functions.joined(separator: " or "))"
    let expected = "\(place.description) with formulas\(with) in \(range)"
    let sheet: Sheet
    do {
      sheet = try place.read(state)
    } catch {
      return Judgement(passed: false, expected: expected, found: error.found)
    }
    let complaints = range.addresses.compactMap { address in
      complaint(about: sheet.cells[address]).map { "\(address) \($0)" }
    }
    let first = sheet.cells[range.first]?.formula ?? ""
    return .over(
      range.count, expected: expected, complaints: complaints,
      otherwise: "formulas such as \(first)")
  }

  private func complaint(about cell: Cell?) -> String? {
    guard let cell else { return "is empty" }
    guard let text = cell.formula else { return "holds \(cell.value) and no formula" }
    let formula = Formula(text)
    if !formula.usesCells { return "holds \(text), which uses no other cell" }
    if !functions.isEmpty, !formula.functions.contains(where: functions.contains) {
      return "holds \(text)"
    }
    if case .error(let error) = cell.value { return "holds \(text), which ends in \(error)" }
    return nil
  }
}
